// Claiming and settling on a real Postgres: what may go is asked at that moment, under the recipient's lock, and each attempt is written down.
import type { ClaimedSend, SettledSend } from '@sopwith/activities';
import { DEFAULT_POLICY, type SendingPolicy } from '@sopwith/engine';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seal } from '../../secrets/seal.ts';
import { readUnsubscribe } from '../../secrets/unsubscribe-token.ts';
import { noonZone } from '../testing/noon-zone.ts';
import { type Flows, flowsUnderTest } from '../testing/flow-under-test.ts';
import { throwStop } from '../sending/stops.ts';
import { channelsToWake } from './channel-keeper.ts';
import { createChannelStore, LEASE_MS } from './channel-store.ts';

const SECRET = 'a secret of the installation, long enough';
let flows: Flows;
let [flowCount, channelCount, memberCount] = [0, 0, 0];
/** The machine's clock of the store; the scope's is the real one. */
let machine = Date.now();

beforeAll(async () => {
  flows = await flowsUnderTest();
  await flows.sql`update scopes set zone = ${noonZone()} where id = 'live'`;
});
afterAll(() => flows.close());
beforeEach(async () => {
  machine = Date.now();
  await flows.sql`update channels set deleted_at = 1`;
  await flows.sql`update scopes set sending = ${flows.sql.json({ ...DEFAULT_POLICY, quietHours: null, quietHoursOfMinors: null } as never)} where id = 'live'`;
});

const store = () => createChannelStore(flows.sql, { secret: SECRET, publicUrl: 'https://sopwith.example', poke: flows.runtime.poke, now: () => machine });

async function account(more: { readonly kind?: string; readonly perMinute?: number; readonly disturbs?: boolean } = {}): Promise<string> {
  const id = `account-${channelCount++}`;
  await flows.sql`
    insert into channels (id, kind, name, settings, secret, per_minute, filled_at, disturbs, created_at, tokens)
    values (${id}, ${more.kind ?? 'email'}, ${id}, '{}', ${seal(SECRET, 'pass')}, ${more.perMinute ?? null}, ${machine}, ${more.disturbs ?? true}, ${Date.now()}, 1)`;
  return id;
}

const say = (text: string, more: object = {}) => ({ channel: 'email', purpose: 'marketing', text, ...more });

async function member(traits: object = {}): Promise<string> {
  const userId = `m${memberCount++}`;
  await flows.runtime.ingest('live', [{ type: 'identify', userId, messageId: `id-${userId}`, traits: { email: `${userId}@example.org`, ...traits } }]);
  return userId;
}

async function run(userId: string, messages: readonly object[], more: object = {}): Promise<void> {
  const event = `mail-${flowCount++}`;
  await flows.publish(event, messages.map((config, n) => [`s${n}`, 'message', config] as const), { triggers: [{ type: 'event', event }], ...more });
  await flows.track(userId, event);
  await flows.settle();
}

async function statuses(userId: string): Promise<readonly string[]> {
  const rows = await flows.sql<{ line: string }[]>`
    select x.text || ': ' || x.status || coalesce(' ' || x.why, '') as line from messages x join members m on m.id = x.member_id
    where m.external_id = ${userId} order by x.asked_at, x.key`;
  return rows.map(({ line }) => line);
}

async function log(key: string): Promise<readonly string[]> {
  const rows = await flows.sql<{ line: string }[]>`select attempt || ' ' || outcome as line from sends where message_key = ${key} order by attempt`;
  return rows.map(({ line }) => line);
}

const texts = (sends: readonly ClaimedSend[]) => sends.map(({ text }) => text);
const settled = ({ key, attempt }: ClaimedSend, outcome: SettledSend['outcome'], more: Partial<SettledSend> = {}): SettledSend => ({
  key, attempt, outcome, reason: null, why: null, retryInMs: null, providerId: null, ...more,
});
const first = (sends: readonly ClaimedSend[]): ClaimedSend => {
  const [send] = sends;
  if (!send) throw new Error('expected a message to be claimed, found none');
  return send;
};

describe('a message by a channel', () => {
  test('waits for its account, is claimed with all that is needed to send it, and moves its run when it was taken', async () => {
    const id = await account();
    const userId = await member();
    await run(userId, [say('offer {{ member.externalId }}', { subject: 'Sale', waitFor: 'accepted' })]);
    expect(await statuses(userId)).toEqual([`offer ${userId}: waiting queued`]);
    expect((await channelsToWake(flows.sql, machine)).map((one) => one.id)).toEqual([id]);
    const { account: opened, sends } = await store().claim(id, 5);
    expect(opened).toMatchObject({ id, kind: 'email', secret: 'pass' });
    const send = first(sends);
    expect(send).toMatchObject({ userId, address: `${userId}@example.org`, subject: 'Sale', attempt: 1, purpose: 'marketing' });
    const token = /\/u\/(.+)$/.exec(send.unsubscribeUrl ?? '')?.[1] ?? '';
    expect(readUnsubscribe(SECRET, token)).toEqual({ scopeId: 'live', userId, purpose: 'marketing', channel: 'email' });
    expect(readUnsubscribe(SECRET, `${token}x`)).toBeNull();
    await store().settle(settled(send, 'accepted', { providerId: '250 ok' }));
    await flows.settle();
    expect([await statuses(userId), await flows.ways(userId), await log(send.key)]).toEqual([[`offer ${userId}: sent`], ['s0 done'], ['1 accepted']]);
    expect(await store().next(id)).toEqual({ more: false, nextInMs: null });
  });

  test('goes by the account that its step names', async () => {
    await account();
    const named = await account();
    const userId = await member();
    await run(userId, [say('named', { account: named })]);
    await run(userId, [say('elsewhere', { account: 'nobody' })]);
    expect(texts((await store().claim(named, 5)).sends)).toEqual(['named']);
    expect(await statuses(userId)).toEqual(expect.arrayContaining(['elsewhere: failed noChannel']));
  });

  test('to whom has no address does not go, and a run that waits for it is told', async () => {
    const id = await account();
    const userId = await member({ email: 'not an address' });
    await run(userId, [say('offer', { waitFor: 'accepted' })]);
    expect((await store().claim(id, 5)).sends).toEqual([]);
    await flows.settle();
    expect([await statuses(userId), await flows.ways(userId)]).toEqual([['offer: skipped noAddress'], ['s0 skipped']]);
  });

  test('that fails for good moves its run, with the reason in the log', async () => {
    const id = await account();
    const userId = await member();
    await run(userId, [say('offer', { waitFor: 'accepted' })]);
    const send = first((await store().claim(id, 5)).sends);
    await store().settle(settled(send, 'failed', { reason: '550 no such mailbox', why: 'refusedByProvider' }));
    await flows.settle();
    expect([await statuses(userId), await flows.ways(userId)]).toEqual([['offer: failed refusedByProvider'], ['s0 failed']]);
    expect(await flows.sql`select reason from sends where message_key = ${send.key}`).toEqual([{ reason: '550 no such mailbox' }]);
  });
});

describe('at the moment of a claim', () => {
  test.each<[string, (userId: string) => Promise<unknown>, string]>([
    ['a withdrawal', (userId) => flows.runtime.recordConsent({ scopeId: 'live', userId, purpose: 'marketing', channel: 'any', granted: false, by: 'mei' }), 'skipped withdrawn'],
    ['a withdrawal for the channel', (userId) => flows.runtime.recordConsent({ scopeId: 'live', userId, purpose: 'marketing', channel: 'email', granted: false, by: 'mei' }), 'skipped withdrawn'],
    ['the kill switch', () => throwStop(flows.sql, { scopeId: 'live', flowId: `mail-${flowCount - 1}`, channel: null }, Date.now(), 'mei'), 'waiting stopped'],
    ['quiet hours', () => decide({ quietHours: { from: '00:00', to: '23:59' } }), 'waiting quietHours'],
  ])('%s counts', async (_, happens, expected) => {
    const id = await account();
    const userId = await member();
    await run(userId, [say('offer')]);
    await happens(userId);
    expect((await store().claim(id, 5)).sends).toEqual([]);
    expect(await statuses(userId)).toEqual([`offer: ${expected}`]);
  });

  test('quiet hours do not bind an account that disturbs nobody, and a stopped account sends nothing', async () => {
    await decide({ quietHours: { from: '00:00', to: '23:59' } });
    const id = await account({ disturbs: false });
    const userId = await member();
    await run(userId, [say('offer')]);
    await flows.sql`update channels set paused_at = 1 where id = ${id}`;
    expect(await store().claim(id, 5)).toMatchObject({ account: null, sends: [] });
    await flows.sql`update channels set paused_at = null where id = ${id}`;
    expect(texts((await store().claim(id, 5)).sends)).toEqual(['offer']);
  });

  test('a cap counts what is on its way', async () => {
    await decide({ caps: { marketing: { perDay: 1 } } });
    const id = await account();
    const userId = await member();
    await run(userId, [say('low')], { priority: 2 });
    await run(userId, [say('high')], { priority: 8 });
    const { sends } = await store().claim(id, 5);
    expect(texts(sends)).toEqual(['high']);
    expect((await store().claim(id, 5)).sends).toEqual([]);
    expect(await statuses(userId)).toEqual(['low: waiting capped', 'high: sending queued']);
  });
});

test('a recipient never has two on their way: the next follows when the one before is settled, and waits behind one that is tried again', async () => {
  const id = await account();
  const userId = await member();
  await run(userId, [say('one'), say('two')]);
  const one = first((await store().claim(id, 5)).sends);
  expect(one.text).toBe('one');
  expect((await store().claim(id, 5)).sends).toEqual([]);
  await store().settle(settled(one, 'retry', { retryInMs: 60_000, reason: '451' }));
  expect((await store().claim(id, 5)).sends).toEqual([]);
  expect(await statuses(userId)).toEqual(['one: waiting retry', 'two: waiting behind']);
  const { more, nextInMs } = await store().next(id);
  expect([more, (nextInMs ?? 0) > 50_000]).toEqual([false, true]);
});

test('nor does what goes by another account of the channel overtake what is on its way', async () => {
  const [first, second] = [await account(), await account()];
  const userId = await member();
  await run(userId, [say('one', { account: first }), say('two', { account: second })]);
  expect(texts((await store().claim(first, 5)).sends)).toEqual(['one']);
  expect((await store().claim(second, 5)).sends).toEqual([]);
  expect(await statuses(userId)).toEqual(['one: sending queued', 'two: waiting behind']);
});

test('a claim that ran out is taken up again under the same key; whoever held it has no say any more', async () => {
  const id = await account();
  const userId = await member();
  await run(userId, [say('offer', { waitFor: 'accepted' })]);
  const lost = first((await store().claim(id, 5)).sends);
  expect((await store().claim(id, 5)).sends).toEqual([]);
  machine += LEASE_MS + 1;
  const again = first((await store().claim(id, 5)).sends);
  expect([again.key, again.attempt]).toEqual([lost.key, 2]);
  await store().settle(settled(lost, 'failed', { why: 'refusedByProvider' }));
  expect([await statuses(userId), await log(lost.key)]).toEqual([['offer: sending queued'], ['1 lost', '2 sending']]);
  await store().settle(settled(again, 'accepted'));
  await flows.settle();
  expect([await flows.ways(userId), await log(lost.key)]).toEqual([['s0 done'], ['1 lost', '2 accepted']]);
});

test('what was not begun is put back, and does not count as an attempt', async () => {
  const id = await account();
  const userId = await member();
  await run(userId, [say('offer')]);
  const send = first((await store().claim(id, 5)).sends);
  await store().settle(settled(send, 'putBack', { retryInMs: 0 }));
  expect(first((await store().claim(id, 5)).sends).attempt).toBe(1);
});

test('a rate is kept from page to page', async () => {
  const id = await account({ perMinute: 2 });
  for (let n = 0; n < 3; n++) await run(await member(), [say(`offer ${n}`)]);
  expect((await store().claim(id, 5)).sends).toHaveLength(1);
  expect((await store().claim(id, 5)).sends).toHaveLength(0);
  expect(await store().next(id)).toEqual({ more: false, nextInMs: 30_000 });
  // It looks by itself when the rate lets it: nobody needs to wake it.
  expect(await channelsToWake(flows.sql, machine)).toEqual([]);
  machine += 30_000;
  expect((await store().claim(id, 5)).sends).toHaveLength(1);
});

test('a withdrawal is acknowledged only when nothing of its kind is on its way any more', async () => {
  const id = await account();
  const userId = await member();
  await run(userId, [say('offer')]);
  const send = first((await store().claim(id, 5)).sends);
  let isAcknowledged = false;
  const given = flows.runtime
    .recordConsent({ scopeId: 'live', userId, purpose: 'marketing', channel: 'any', granted: false, by: 'mei' })
    .then(() => {
      isAcknowledged = true;
    });
  // The withdrawal itself is written and binds already.
  while ((await flows.sql`select 1 from members where external_id = ${userId} and consents ? 'marketing/any'`).length === 0);
  expect(isAcknowledged).toBe(false);
  await store().settle(settled(send, 'accepted'));
  await given;
  expect(await statuses(userId)).toEqual(['offer: sent']);
});

async function decide(policy: Partial<SendingPolicy>): Promise<void> {
  await flows.sql`update scopes set sending = ${flows.sql.json({ ...DEFAULT_POLICY, quietHours: null, quietHoursOfMinors: null, ...policy } as never)} where id = 'live'`;
}
