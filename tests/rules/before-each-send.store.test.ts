// What leaves by a channel: asked under the recipient's lock at the last moment, taken by one at a time, settled in one commit.
import type { ClaimedSend, SettledSend } from '@sopwith/activities';
import { DEFAULT_POLICY, type SendingPolicy } from '@sopwith/engine';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Sql } from '../../server/src/db/connect.ts';
import { createChannelStore } from '../../server/src/runtime/channels/channel-store.ts';
import { throwStop } from '../../server/src/runtime/sending/stops.ts';
import { type Flows, flowsUnderTest } from '../../server/src/runtime/testing/flow-under-test.ts';
import { noonZone } from '../../server/src/runtime/testing/noon-zone.ts';
import { lockWaiters } from '../setup/lock-waiters.ts';
import { faultySql } from './testing/faulty-sql.ts';

let flows: Flows;
let [flowCount, memberCount] = [0, 0];
/** The machine's clock of the stores. */
let machine = 1_000_000;

beforeAll(async () => {
  flows = await flowsUnderTest();
  await flows.sql`update scopes set zone = ${noonZone()} where id = 'live'`;
});
afterAll(() => flows.close());
beforeEach(async () => {
  await flows.sql`delete from messages`;
  await flows.sql`delete from channels`;
  await decide({});
});

const decide = (policy: Partial<SendingPolicy>) =>
  flows.sql`update scopes set sending = ${flows.sql.json({ ...DEFAULT_POLICY, quietHours: null, quietHoursOfMinors: null, ...policy } as never)} where id = 'live'`;
const store = (sql: Sql = flows.sql) =>
  createChannelStore(sql, { secret: 'a secret of the installation, long enough', publicUrl: 'https://sopwith.example', poke: flows.runtime.poke, now: () => machine });
const texts = (sends: readonly ClaimedSend[]) => sends.map(({ text }) => text);

async function account(id: string, kind = 'email', perMinute: number | null = null): Promise<string> {
  await flows.sql`
    insert into channels (id, kind, name, settings, per_minute, filled_at, created_at, tokens) values (${id}, ${kind}, ${id}, '{}', ${perMinute}, ${machine}, 0, 1)`;
  return id;
}

async function member(): Promise<string> {
  const userId = `m${memberCount++}`;
  await flows.runtime.ingest('live', [{ type: 'identify', userId, messageId: `i-${userId}`, traits: { email: `${userId}@example.org` } }]);
  return userId;
}

async function ask(userId: string, text: string, more: object = {}, priority = 5): Promise<void> {
  const event = `asks-${flowCount++}`;
  await flows.publish(event, [['say', 'message', { channel: 'email', purpose: 'marketing', text, ...more }]], { triggers: [{ type: 'event', event }], priority });
  await flows.track(userId, event);
  await flows.settle();
}

/** Holds the member, lets the claims begin, does `work` once they all wait, and lets go. */
async function claimedDuring(userId: string, accounts: readonly string[], work: (sql: Sql) => Promise<unknown>): Promise<readonly string[]> {
  let claims: Promise<readonly ClaimedSend[]>[] = [];
  await flows.sql.begin(async (tx) => {
    await tx`select 1 from members where external_id = ${userId} for no key update`;
    claims = accounts.map((id) => store().claim(id, 5).then(({ sends }) => sends));
    await expect
      .poll(() => lockWaiters(flows.sql), { interval: 5 })
      .toBe(accounts.length);
    await work(tx as unknown as Sql);
  });
  return (await Promise.all(claims)).flatMap(texts);
}

describe('a claim waits for its recipient, and reads what is true under the lock', () => {
  test('a withdrawal that is being written when the claim begins binds it', async () => {
    const id = await account('mail');
    const userId = await member();
    await ask(userId, 'offer');
    const withdraw = (sql: Sql) => sql`update members set consents = '{"marketing/any": false}' where external_id = ${userId}`;
    expect(await claimedDuring(userId, [id], withdraw)).toEqual([]);
    expect(await flows.sql`select status, why from messages`).toEqual([{ status: 'skipped', why: 'withdrawn' }]);
  });

  test('a kill switch that is thrown while it waits stops it', async () => {
    const id = await account('mail');
    const userId = await member();
    await ask(userId, 'offer');
    const stop = () => throwStop(flows.sql, { scopeId: 'live', flowId: `asks-${flowCount - 1}`, channel: null }, Date.now(), 'mei');
    expect(await claimedDuring(userId, [id], stop)).toEqual([]);
    expect(await flows.sql`select status, why from messages`).toEqual([{ status: 'waiting', why: 'stopped' }]);
  });

  test('what two accounts claim at once for one member stays within the cap', async () => {
    await decide({ caps: { marketing: { perDay: 1 } } });
    const [mail, hook] = [await account('mail'), await account('hook', 'webhook')];
    const userId = await member();
    await ask(userId, 'by mail');
    await ask(userId, 'by webhook', { channel: 'webhook' });
    expect(await claimedDuring(userId, [mail, hook], () => Promise.resolve())).toHaveLength(1);
  });
});

test('two who claim for one account at once never take one message twice, nor more than the rate lets go', async () => {
  const id = await account('mail', 'email', 60);
  for (let n = 0; n < 4; n++) await ask(await member(), `offer ${n}`);
  const pages = await Promise.all([1, 2, 3, 4].map(() => store().claim(id, 4)));
  expect(pages.flatMap(({ sends }) => texts(sends))).toHaveLength(1);
  machine += 60_000;
  const [one, other] = await Promise.all([store().claim(id, 4), store().claim(id, 4)]);
  expect(new Set([...texts(one.sends), ...texts(other.sends)]).size).toBe(one.sends.length + other.sends.length);
});

test('what is paused sends nothing, and wakes nobody, until it goes on', async () => {
  const id = await account('mail');
  await ask(await member(), 'offer');
  const flow = `asks-${flowCount - 1}`;
  await flows.sql`update publications set paused = true where flow_id = ${flow}`;
  expect([texts((await store().claim(id, 5)).sends), await store().next(id)]).toEqual([[], { more: false, nextInMs: null }]);
  await flows.sql`update publications set paused = false where flow_id = ${flow}`;
  expect(texts((await store().claim(id, 5)).sends)).toEqual(['offer']);
});

test('the more important goes first, then what was due first', async () => {
  const id = await account('mail');
  await ask(await member(), 'low', {}, 2);
  await ask(await member(), 'first', {}, 5);
  await ask(await member(), 'second', {}, 5);
  await ask(await member(), 'high', {}, 8);
  const order: string[] = [];
  for (let n = 0; n < 4; n++) order.push(...texts((await store().claim(id, 1)).sends));
  expect(order).toEqual(['high', 'first', 'second', 'low']);
});

test.each<[string, Partial<SettledSend>, { readonly status: string; readonly log: string; readonly way: string }]>([
  ['accepted', { outcome: 'accepted' }, { status: 'sent', log: 'accepted', way: 'say done' }],
  ['failed', { outcome: 'failed', why: 'refusedByProvider', reason: '550' }, { status: 'failed', log: 'failed', way: 'say failed' }],
])('an outcome %s, its line in the log and the answer to its step are one commit, wherever whoever writes them dies', async (_, outcome, { status, log, way }) => {
  const id = await account('mail');
  const userId = await member();
  await ask(userId, 'offer', { waitFor: 'accepted' });
  const [send] = (await store().claim(id, 5)).sends;
  if (!send) throw new Error('expected a message to be claimed, found none');
  const settled: SettledSend = { key: send.key, attempt: 1, outcome: 'accepted', reason: null, why: null, retryInMs: null, providerId: null, ...outcome };
  const state = async () => {
    const [message] = await flows.sql<{ status: string; log: string; answers: number }[]>`
      select m.status, s.outcome as log, (select count(*)::int from run_inputs i where i.run_id = m.run_id and i.source = 'a' || m.key) as answers
      from messages m join sends s on s.message_key = m.key where m.key = ${send.key}`;
    return [message?.status, message?.log, message?.answers];
  };
  for (let dies = 0, died = true; died; dies++) {
    died = false;
    let statements = 0;
    const statement = () => {
      if (statements++ !== dies) return Promise.resolve();
      died = true;
      return Promise.reject(new Error('killed'));
    };
    const killed = store(faultySql(flows.sql, { statement, committed: () => Promise.resolve() })).settle(settled);
    if (await killed.then(() => false, () => true)) expect(await state()).toEqual(['sending', 'sending', 0]);
    else expect([dies > 3, await state()]).toEqual([true, [status, log, 1]]);
  }
  // And once more, by whoever did not hear of the commit.
  await store().settle(settled);
  await flows.settle();
  expect([await state(), await flows.ways(userId)]).toEqual([[status, log, 0], [way]]);
});
