// A worker or an API that dies at any statement of a transaction, or after its commit and before anybody hears of it:
// what it did is done once in the end.
import { exchangeBatch } from '@sopwith/activities';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createActStore } from '../../server/src/runtime/act-store.ts';
import { createExchangeStore } from '../../server/src/runtime/exchange-store.ts';
import { createProgramReader } from '../../server/src/runtime/programs.ts';
import { createRuntime } from '../../server/src/runtime/runtime.ts';
import { faultySql } from './testing/faulty-sql.ts';
import { does, reacts } from './testing/whole-way.ts';
import { DRIVEN, MINUTE, openWorld, ORIGIN, type World } from './testing/world.ts';

let world: World;
let kills: (text: string, nth: number) => boolean = () => false;
let statements = 0;
const sent = new Set<string>();
let killAfterCommit = false;

/** What the driver says when its connection is gone. */
class Killed extends Error {
  readonly code = 'CONNECTION_CLOSED';
}

const fault = {
  async statement(text: string) {
    sent.add(text);
    if (kills(text, statements++)) throw new Killed();
  },
  async committed() {
    if (!killAfterCommit) return;
    killAfterCommit = false;
    throw new Killed();
  },
};

beforeAll(async () => {
  world = await openWorld();
  await world.deploy('does', does);
  await world.deploy('reacts', reacts);
});
afterAll(() => world.close());
beforeEach(() => {
  [kills, killAfterCommit, statements] = [() => false, false, 0];
});

async function untilDone<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Killed) || tries > 3) throw error;
    }
  }
}

/** One member's whole way, every transaction of it on the faulty connection and tried again until it goes through. */
async function live(member: string, sql = faultySql(world.sql, fault)): Promise<void> {
  const store = createExchangeStore(sql, createProgramReader());
  const { ingest } = createRuntime(sql, () => undefined);
  const acts = createActStore(sql);
  const track = (event: string) =>
    untilDone(() => ingest(DRIVEN, [{ type: 'track', userId: member, event, properties: {}, occurredAt: null, messageId: `${member}-${event}` }]));
  const settle = async () => {
    for (let moved = true; moved; ) {
      moved = false;
      for (const lane of await world.lanes()) while ((await untilDone(() => exchangeBatch(store, lane, 10))).runs > 0) moved = true;
    }
  };
  await world.setNow(ORIGIN);
  await track('go');
  await settle();
  await world.setNow(ORIGIN + 10 * MINUTE);
  await settle();
  const [asked] = await world.sql<{ key: string }[]>`select a.key from acts a join runs r on r.id = a.run_id join members m on m.id = r.member_id where m.external_id = ${member}`;
  const { key } = asked as { key: string };
  await acts.begin(key);
  await untilDone(() => acts.answer(key, 'issued', { coupon: 'A' }));
  await settle();
  await track('tick');
  await settle();
}

/** Everything that a member's way leaves behind, without what names it. */
async function left(member: string) {
  const of = world.sql`(select id from members where external_id = ${member} and scope_id = ${DRIVEN})`;
  const runs = world.sql`(select id from runs where member_id = ${of})`;
  const [messages, trail, tasks, acts, events, states, waiting, listening, tags] = await Promise.all([
    world.sql`select flow_id, step, text, at from messages where member_id = ${of} order by flow_id, at, step`,
    world.sql`select r.flow_id, t.at, t.kind, t.step, t.outcome from trail t join runs r on r.id = t.run_id where r.id in ${runs} order by r.flow_id, t.n`,
    world.sql`select step, status, opened_at, due_at from tasks where member_id = ${of}`,
    world.sql`select step, status, attempt from acts where run_id in ${runs}`,
    world.sql`select name, at, depth from events where member_id = ${of} order by seq`,
    world.sql`select flow_id, status, end_reason, started_at, ended_at, due from runs where member_id = ${of} order by flow_id`,
    world.sql`select 1 from run_inputs where run_id in ${runs}`,
    world.sql`select 1 from listens where run_id in ${runs}`,
    world.sql`select tags from members where id = ${of}`,
  ]);
  return JSON.parse(JSON.stringify({ messages, trail, tasks, acts, events, states, waiting, listening, tags })) as Record<string, unknown[]>;
}

test('killed before every kind of statement, again and again, a member’s way leaves the same behind', async () => {
  await live('nobody-dies');
  const undisturbed = await left('nobody-dies');
  expect(undisturbed.messages).toHaveLength(3);
  expect(undisturbed.waiting).toEqual([]);
  const all = [...sent].sort();
  expect(all.length).toBeGreaterThan(25);
  for (const [n, fatal] of all.entries()) {
    let times = 0;
    kills = (text) => text === fatal && ++times % 2 === 1 && times < 6;
    await live(`dies-${n}`);
    expect(times).toBeGreaterThan(0);
    expect({ fatal, ...(await left(`dies-${n}`)) }).toEqual({ fatal, ...undisturbed });
  }
});

test('killed after a commit that nobody heard of, it leaves the same behind', async () => {
  await live('nobody-dies-2');
  const undisturbed = await left('nobody-dies-2');
  let commits = 0;
  const counting = { statement: fault.statement, committed: async () => void commits++ };
  await live('counts', faultySql(world.sql, counting));
  for (let at = 0; at < commits; at++) {
    let nth = 0;
    const dies = {
      statement: fault.statement,
      async committed() {
        if (nth++ === at) throw new Killed();
      },
    };
    await live(`unheard-${at}`, faultySql(world.sql, dies));
    expect({ at, ...(await left(`unheard-${at}`)) }).toEqual({ at, ...undisturbed });
  }
});

test('what was not acknowledged is there at most once; sent again, exactly once', async () => {
  const sql = faultySql(world.sql, fault);
  const { ingest } = createRuntime(sql, () => undefined);
  const send = (member: string) =>
    ingest(DRIVEN, [
      { type: 'track', userId: member, event: 'one', properties: {}, occurredAt: null, messageId: `${member}-1` },
      { type: 'group', userId: member, groupId: 'choir', traits: {}, messageId: `${member}-2` },
    ]);
  await send('whole');
  const whole = statements;
  const stored = async (member: string) =>
    (await world.sql`select 1 from events e join members m on m.id = e.member_id where m.external_id = ${member} and m.scope_id = ${DRIVEN}`).length;
  for (let at = 0; at <= whole; at++) {
    [killAfterCommit, statements] = [at === whole, 0];
    kills = (_, nth) => nth === at;
    const member = `part-${at}`;
    await expect(send(member)).rejects.toThrow(Killed);
    kills = () => false;
    expect(await stored(member)).toBe(at === whole ? 2 : 0);
    await send(member);
    expect(await stored(member)).toBe(2);
  }
});
