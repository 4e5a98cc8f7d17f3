// Rule 15, where something comes in between: an erasure that dies is gone on with by the workers, and its second step waits for writers in
// their own order, so that neither waits for the other.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connect, type Tx } from '../../server/src/db/connect.ts';
import { eraseMember, finishErasures } from '../../server/src/runtime/erase-member.ts';
import { insertInputs } from '../../server/src/runtime/insert-inputs.ts';
import { type Flows, flowsUnderTest } from '../../server/src/runtime/testing/flow-under-test.ts';
import { watchDates } from '../../server/src/runtime/timed/date-dues.ts';
import { lockWaiters } from '../setup/lock-waiters.ts';
import { faultySql } from './testing/faulty-sql.ts';

const LIVE = 'live';
const day = { amount: 1, unit: 'days' };
let flows: Flows;
let count = 0;

beforeAll(async () => {
  flows = await flowsUnderTest();
  await flows.sql`insert into channels (id, kind, name, settings, filled_at, created_at, tokens) values ('mail', 'email', 'mail', '{}', 0, 0, 1)`;
  await flows.publish('waits', [['say', 'message', { channel: 'in-app', purpose: 'service', text: 'Hello {{ member.name }}' }], ['wait', 'wait-duration', { duration: day }]], { triggers: [{ type: 'event', event: 'waits' }] });
});
afterAll(() => flows.close());

interface Somebody {
  readonly userId: string;
  readonly memberId: number;
  readonly run: string;
}

async function somebody(): Promise<Somebody> {
  const userId = `goes-${count++}`;
  await flows.runtime.ingest(LIVE, [{ type: 'identify', userId, messageId: `id-${userId}`, traits: { name: `Secret ${userId}`, email: `${userId}@example.org` } }]);
  await flows.track(userId, 'waits');
  await flows.settle();
  const [row] = await flows.sql<{ memberId: number; run: string }[]>`
    select m.id as "memberId", r.id as run from members m join runs r on r.member_id = m.id where m.external_id = ${userId}`;
  if (!row) throw new Error('expected a run, found none');
  return { userId, ...row };
}

const erasureOf = ({ userId }: Somebody) => ({ scopeId: LIVE, userId, by: 'mei' });

/** Tables in which something of theirs still stands. */
async function left({ userId, memberId, run }: Somebody): Promise<readonly string[]> {
  const columns = await flows.sql<{ name: string; column: string }[]>`
    select c.table_name as name, c.column_name as column from information_schema.columns c join pg_tables t on t.tablename = c.table_name and t.schemaname = 'public'
    where c.table_schema = 'public' and c.column_name in ('member_id', 'run_id')`;
  const found = new Set<string>();
  for (const { name, column } of columns) {
    const rows = await flows.sql`select 1 from ${flows.sql(name)} t where t.${flows.sql(column)} = ${column === 'run_id' ? run : memberId} limit 1`;
    if (rows.length > 0) found.add(name);
  }
  const known = await flows.sql`select 1 from members where external_id = ${userId} and (kind <> 'erased' or name is not null or attributes <> '{}')`;
  return [...found, ...(known.length > 0 ? ['members'] : [])].sort();
}

const isFinished = async ({ userId }: Somebody) => (await flows.sql`select 1 from erasures where external_id = ${userId} and finished_at is not null`).length > 0;

/** So many statements wait for a lock. */
const blocked = (wanted: number) =>
  expect
    .poll(() => lockWaiters(flows.sql), { interval: 5 })
    .toBe(wanted);

/** Given up long before Postgres looks for deadlocks: who has to wait here waits for one that waits for it. */
const atOnce = (tx: Tx) => tx`set local lock_timeout = '300ms'`;

describe('an erasure that dies', () => {
  test('between its two steps is gone on with by a worker', async () => {
    const who = await somebody();
    // A letter on its way holds it between the steps.
    await flows.sql`
      insert into messages (key, scope_id, run_id, flow_id, member_id, step, channel, purpose, text, at, status, channel_id, lease_until)
      values (${`${who.run}/mail#1`}, 'live', ${who.run}, 'waits', ${who.memberId}, 'mail', 'email', 'service', 'Secret', 0, 'sending', 'mail', ${Date.now() + 600_000})`;
    const dying = connect(await urlOf(), { max: 2 });
    const erasing = eraseMember(dying, erasureOf(who)).then(() => 'erased', () => 'died');
    await expect.poll(async () => (await flows.sql`select 1 from erasures where external_id = ${who.userId}`).length, { interval: 5 }).toBe(1);
    await dying.end({ timeout: 0 });
    expect(await erasing).toBe('died');
    expect([await isFinished(who), (await left(who)).includes('runs')]).toEqual([false, true]);
    await flows.sql`update messages set lease_until = 0 where member_id = ${who.memberId}`;
    expect(await finishErasures(flows.sql)).toBe(1);
    expect([await isFinished(who), await left(who), await finishErasures(flows.sql)]).toEqual([true, ['erasures'], 0]);
  });

  test('at any of its statements is gone on with, or was never begun', async () => {
    let statements = 0;
    const sql = faultySql(flows.sql, { statement: async () => void statements++, committed: async () => {} });
    await eraseMember(sql, erasureOf(await somebody()));
    const all = statements;
    expect(all).toBeGreaterThan(20);
    for (let dies = 0; dies < all; dies++) {
      const who = await somebody();
      let nth = 0;
      const dying = faultySql(flows.sql, {
        statement: async () => {
          if (nth++ === dies) throw new Error('killed');
        },
        committed: async () => {},
      });
      await expect(eraseMember(dying, erasureOf(who))).rejects.toThrow('killed');
      const begun = (await flows.sql`select 1 from erasures where external_id = ${who.userId}`).length > 0;
      await finishErasures(flows.sql);
      // Nothing of it, or all of it.
      expect([dies, begun, await isFinished(who), (await left(who)).length === (begun ? 1 : 0)]).toEqual([dies, begun, begun, begun]);
    }
  });

  test('for good keeps no other from being finished', async () => {
    const [stuck, other] = [await somebody(), await somebody()];
    await flows.sql`insert into erasures (scope_id, external_id, member_id, at, by) select 'live', external_id, id, 0, 'mei' from members where id in (${stuck.memberId}, ${other.memberId})`;
    await flows.sql`update members set kind = 'erased' where id in (${stuck.memberId}, ${other.memberId})`;
    await flows.sql.unsafe(`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'stuck'; end $$;
      create trigger refuse before delete on runs for each row when (old.member_id = ${stuck.memberId}) execute function refuse()`);
    await expect(finishErasures(flows.sql)).rejects.toThrow('1 could not be');
    expect([await isFinished(stuck), await isFinished(other)]).toEqual([false, true]);
    await flows.sql.unsafe('drop trigger refuse on runs; drop function refuse()');
    expect([await finishErasures(flows.sql), await left(stuck)]).toEqual([1, ['erasures']]);
  });
});

describe('the second step waits before it holds what others want', () => {
  test('for an exchange, which locks its run and then the member', async () => {
    const who = await somebody();
    const erased = await whileHeld(who, (tx) => tx`select 1 from runs where id = ${who.run} for update`, async (tx) => {
      await tx`select 1 from members where id = ${who.memberId} for no key update`;
    });
    expect([erased, await left(who)]).toEqual([true, ['erasures']]);
  });

  test.each<[string, (tx: Tx, who: Somebody) => Promise<unknown>, (tx: Tx, who: Somebody) => Promise<unknown>]>([
    [
      'a segment’s keeper, which takes marks and then the member',
      (tx, { memberId }) => tx`insert into segment_marks (scope_id, segment_id, member_id) values ('live', 's', ${memberId})`,
      (tx, { memberId }) => tx`delete from segment_marks where member_id = ${memberId}`,
    ],
    [
      'a segment’s keeper, which takes those whose time has come and then the member',
      (tx, { memberId }) => tx`insert into segment_members (segment_id, member_id, scope_id, inside, since, check_at) values ('s', ${memberId}, 'live', true, 0, 0)`,
      (tx, { memberId }) => tx`select 1 from segment_members where member_id = ${memberId} for update`,
    ],
    [
      'the teller of events, which takes them and then the member',
      (tx, { userId }) => tx`insert into emissions (key, scope_id, user_id, event, properties, depth, at) values (${userId}, 'live', ${userId}, 'x', '{}', 1, 0)`,
      (tx, { userId }) => tx`delete from emissions where user_id = ${userId}`,
    ],
  ])('for %s', async (_, put, take) => {
    const who = await somebody();
    await flows.sql.begin((tx) => put(tx, who));
    const erased = await whileHeld(who, (tx) => take(tx, who), async (tx) => {
      await tx`select 1 from members where id = ${who.memberId} for no key update`;
    });
    expect([erased, await left(who)]).toEqual([true, ['erasures']]);
  });

  test('for whoever is just answering its run, and takes the answer too', async () => {
    const who = await somebody();
    const key = `${who.run}/mail#1`;
    await flows.sql`
      insert into messages (key, scope_id, run_id, flow_id, member_id, step, channel, purpose, text, at, status, channel_id, lease_until)
      values (${key}, 'live', ${who.run}, 'waits', ${who.memberId}, 'mail', 'email', 'service', 'Secret', 0, 'sending', 'mail', 0)`;
    const erased = await whileHeld(who, (tx) => tx`update messages set status = 'sent' where key = ${key}`, async (tx) => {
      await insertInputs(tx, 0, [{ run: who.run, source: 'a', kind: 'answer', payload: { key, outcome: 'accepted', data: {} } }]);
    });
    expect([erased, await left(who)]).toEqual([true, ['erasures']]);
  });
});

test('a date that is being noted is noted before the tombstone, or not at all', async () => {
  await flows.publish('birthdays', [['wait', 'wait-duration', { duration: day }]], {
    triggers: [{ type: 'date', attribute: 'birthday', offsetDays: 0, time: '09:00' }],
  });
  const who = await somebody();
  await flows.sql`update members set attributes = attributes || '{"birthday": "2030-05-01"}' where id = ${who.memberId}`;
  let noting: Promise<unknown> = Promise.resolve();
  let erasing: Promise<unknown> = Promise.resolve();
  await flows.sql
    .begin(async (tx) => {
      // The keeper comes as far as this very row, and no further.
      await tx`insert into date_dues (scope_id, flow_id, n, member_id, value, due) values ('live', 'birthdays', 0, ${who.memberId}, '', null)`;
      noting = watchDates(flows.sql, LIVE, 0);
      await blocked(1);
      erasing = eraseMember(flows.sql, erasureOf(who));
      await Promise.race([blocked(2), erasing]);
      throw new Error('undone');
    })
    .catch(() => {});
  await Promise.all([noting, erasing]);
  expect(await left(who)).toEqual(['erasures']);
});

/** Begins the erasure while somebody holds `held`; when the second step waits for that, they want more, and must have it at once. */
async function whileHeld(who: Somebody, held: (tx: Tx) => Promise<unknown>, wants: (tx: Tx) => Promise<unknown>): Promise<boolean> {
  let erasing: Promise<boolean> = Promise.resolve(false);
  await flows.sql.begin(async (tx) => {
    await atOnce(tx);
    await held(tx);
    erasing = eraseMember(flows.sql, erasureOf(who));
    await blocked(1);
    expect(await flows.sql`select 1 from erasures where external_id = ${who.userId} and finished_at is null`).toHaveLength(1);
    await wants(tx);
  });
  return erasing;
}

/** Of the same database. */
async function urlOf(): Promise<string> {
  const [row] = await flows.sql<{ name: string }[]>`select current_database() as name`;
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${row?.name}`;
  return url.href;
}
