// Messages on a real Postgres: which go in the commit that asked for them, which wait, and what becomes of those.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY, type SendingPolicy } from '@sopwith/engine';
import { type Flows, flowsUnderTest } from '../testing/flow-under-test.ts';
import { noonZone } from '../testing/noon-zone.ts';
import { doDueWork } from '../due-work.ts';
import { createProgramReader } from '../programs.ts';
import { liftStop, throwStop } from './stops.ts';
import { sendWaiting } from './send-waiting.ts';

let flows: Flows;

beforeAll(async () => {
  flows = await flowsUnderTest();
});
afterAll(() => flows.close());
beforeEach(() => decide({}));

const DAY = 86_400_000;
const say = (text: string, purpose = 'marketing', more: object = {}) => ({ channel: 'in-app', purpose, text, ...more });
/** Quiet whatever the time is now: until a minute before it comes round again. */
const alwaysQuiet = (): Partial<SendingPolicy> => ({ quietHours: { from: '00:00', to: '23:59' }, quietChannels: ['in-app'] });

async function decide(policy: Partial<SendingPolicy>): Promise<void> {
  await flows.sql`update scopes set sending = ${flows.sql.json({ ...DEFAULT_POLICY, ...policy } as never)}, zone = ${noonZone()} where id = 'live'`;
}

let flowCount = 0;

async function run(userId: string, ...steps: (readonly [id: string, type: string, config: object])[]): Promise<void> {
  const event = `start-${flowCount++}`;
  await flows.publish(event, steps, { triggers: [{ type: 'event', event }], exits: [{ id: 'gone', event: 'gone', reason: 'gone' }] });
  await flows.track(userId, event);
  await flows.settle();
}

async function inbox(userId: string): Promise<readonly string[]> {
  const rows = await flows.sql<{ line: string }[]>`
    select x.text || ': ' || x.status || coalesce(' ' || x.why, '') as line from messages x join members m on m.id = x.member_id
    where m.external_id = ${userId} order by coalesce(x.asked_at, x.at), x.key`;
  return rows.map(({ line }) => line);
}

/** The sender at a moment that is so far ahead. */
async function later(ms: number): Promise<void> {
  await sendWaiting(flows.sql, flows.runtime.poke, 'live', Date.now() + ms, Date.now() + ms);
  await flows.settle();
}

describe('quiet hours', () => {
  test('hold marketing until they end, in the order in which a run said it, and let go what cannot wait of another run', async () => {
    await decide(alwaysQuiet());
    await run('ann', ['one', 'message', say('offer')], ['two', 'message', say('thanks', 'service')]);
    await run('ann', ['three', 'message', say('ticket', 'service')]);
    expect(await inbox('ann')).toEqual(['offer: waiting quietHours', 'thanks: waiting behind', 'ticket: sent']);
    await decide({});
    await later(DAY);
    expect(await inbox('ann')).toEqual(['offer: sent quietHours', 'thanks: sent behind', 'ticket: sent']);
  });

  test('skip what is worth nothing when they end, and a run that waited for it is told', async () => {
    await decide(alwaysQuiet());
    await run('bea', ['one', 'message', say('soon', 'reminder', { validFor: { amount: 1, unit: 'minutes' }, waitFor: 'accepted' })]);
    expect(await inbox('bea')).toEqual(['soon: skipped quietHours']);
    expect(await flows.ways('bea')).toEqual(['one skipped']);
  });
});

describe('a run that waits for a message', () => {
  test('goes on when the inbox took it', async () => {
    await run('cat', ['one', 'message', say('hello', 'service', { waitFor: 'delivered' })], ['two', 'message', say('after', 'service')]);
    expect(await flows.ways('cat')).toEqual(['one done', 'two done']);
  });

  test('goes on only when the message that was held went', async () => {
    await decide(alwaysQuiet());
    await run('dan', ['one', 'message', say('offer', 'marketing', { waitFor: 'accepted' })]);
    expect(await flows.ways('dan')).toEqual([]);
    await decide({});
    await later(DAY);
    expect(await inbox('dan')).toEqual(['offer: sent quietHours']);
  });

  test('that ends by an exit takes its waiting messages along; one that walked to its end leaves them', async () => {
    await decide(alwaysQuiet());
    await run('eve', ['one', 'message', say('offer')], ['wait', 'wait-duration', { duration: { amount: 1, unit: 'days' } }]);
    await run('eve', ['two', 'message', say('bye')]);
    await flows.track('eve', 'gone');
    await flows.settle();
    expect(await inbox('eve')).toEqual(['offer: skipped runEnded', 'bye: waiting quietHours']);
  });
});

test.each([
  ['an exit by an event', { id: 'x', event: 'over', reason: 'over' }],
  ['an exit by a condition', { id: 'x', when: { type: 'tag', tag: 'over' }, reason: 'over' }],
  ['the goal, by an event', { id: 'x', event: 'over', reason: 'over', goal: true }],
  ['the goal, by a condition', { id: 'x', when: { type: 'tag', tag: 'over' }, reason: 'over', goal: true }],
])('%s takes the messages that wait along', async (what, exit) => {
  await decide(alwaysQuiet());
  const [userId, event] = [`leaver-${what}`, `start-${flowCount++}`];
  const steps = [
    ['one', 'message', say('offer')],
    ['wait', 'wait-event', { events: [{ id: 'yes', event: 'over' }], deadline: null }],
    ['tag', 'tag', { add: ['over'], remove: [] }],
    ['rest', 'wait-duration', { duration: { amount: 1, unit: 'days' } }],
  ] as const;
  await flows.publish(event, steps, { triggers: [{ type: 'event', event }], exits: [exit] as never });
  await flows.track(userId, event);
  await flows.settle();
  expect(await inbox(userId)).toEqual(['offer: waiting quietHours']);
  await flows.track(userId, 'over');
  await flows.settle();
  expect(await inbox(userId)).toEqual(['offer: skipped runEnded']);
});

test('a path that is ended takes the message that it waits for along, and leaves what it said before', async () => {
  await decide(alwaysQuiet());
  await flows.publish('interrupts', [], {
    triggers: [{ type: 'event', event: 'enter-interrupts' }],
    start: 'watch',
    steps: [
      { id: 'watch', type: 'whenever', version: 1, config: { event: 'complained', mode: 'interrupt', keep: [] }, ends: ['done', 'interrupted'] },
      { id: 'first', type: 'message', version: 1, config: say('before') },
      { id: 'second', type: 'message', version: 1, config: say('awaited', 'marketing', { waitFor: 'accepted' }), ends: ['done', 'skipped', 'failed'] },
    ],
    edges: [{ from: 'watch', outcome: 'scope', to: 'first' }, { from: 'first', outcome: 'done', to: 'second' }],
  });
  await flows.track('ola', 'enter-interrupts');
  await flows.settle();
  await flows.track('ola', 'complained');
  await flows.settle();
  expect(await inbox('ola')).toEqual(['before: waiting quietHours', 'awaited: skipped runEnded']);
});

test('a person who ends a run takes its waiting messages along', async () => {
  await decide(alwaysQuiet());
  await run('nia', ['one', 'message', say('offer')], ['wait', 'wait-duration', { duration: { amount: 1, unit: 'days' } }]);
  const [found] = await flows.sql<{ id: string }[]>`select r.id from runs r join members m on m.id = r.member_id where m.external_id = 'nia'`;
  await flows.runtime.control(found?.id as string, { type: 'end', reason: 'wrong', by: 'mei' });
  await flows.settle();
  expect(await inbox('nia')).toEqual(['offer: skipped runEnded']);
});

test('whether somebody of unknown age is a minor is the workspace’s to say; who tells their age is what they say', async () => {
  await decide({ unknownAgeIsMinor: true });
  await flows.runtime.ingest('live', [{ type: 'identify', userId: 'grown', traits: { birthday: '1980-01-01' }, messageId: 'grown' }]);
  for (const userId of ['grown', 'unknown']) await run(userId, ['one', 'message', say('offer')]);
  expect([await inbox('grown'), await inbox('unknown')]).toEqual([['offer: sent'], ['offer: skipped minor']]);
  await decide({});
  await run('unknown', ['one', 'message', say('offer')]);
  expect(await inbox('unknown')).toEqual(['offer: skipped minor', 'offer: sent']);
});

test('nothing goes to who has withdrawn, a moment before or while it waited, except what a withdrawal does not bind', async () => {
  await decide(alwaysQuiet());
  await run('fay', ['one', 'message', say('held')]);
  await flows.runtime.recordConsent({ scopeId: 'live', userId: 'fay', purpose: 'marketing', channel: 'any', granted: false, by: 'mei' });
  await decide({});
  await run('fay', ['two', 'message', say('offer')], ['three', 'message', say('receipt', 'service')]);
  await later(DAY);
  expect((await inbox('fay')).toSorted()).toEqual(['held: skipped withdrawn', 'offer: skipped withdrawn', 'receipt: sent']);
});

test('a run that withdraws for its member sends no more of it, in the same breath', async () => {
  await run('guy', ['no', 'consent', { purpose: 'marketing', channel: 'any', change: 'withdraw' }], ['one', 'message', say('offer')]);
  expect(await inbox('guy')).toEqual(['offer: skipped withdrawn']);
});

test('what is paused sends nothing until it goes on', async () => {
  await decide(alwaysQuiet());
  await run('pat', ['one', 'message', say('held')]);
  await decide({});
  await flows.sql`update publications set paused = true where flow_id = ${`start-${flowCount - 1}`}`;
  await later(DAY);
  expect(await inbox('pat')).toEqual(['held: waiting quietHours']);
  await flows.sql`update publications set paused = false where flow_id = ${`start-${flowCount - 1}`}`;
  await later(DAY);
  expect(await inbox('pat')).toEqual(['held: sent quietHours']);
});

test('a cap holds across flows, within one batch and between them', async () => {
  await decide({ caps: { marketing: { perDay: 2 } } });
  await run('hal', ['a', 'message', say('1')], ['b', 'message', say('2')], ['c', 'message', say('3')]);
  await later(0);
  await run('hal', ['a', 'message', say('4')]);
  await later(0);
  expect(await inbox('hal')).toEqual(['1: sent queued', '2: sent queued', '3: waiting capped', '4: waiting capped']);
  await later(DAY);
  expect(await inbox('hal')).toEqual(['1: sent queued', '2: sent queued', '3: sent capped', '4: sent capped']);
});

test('what a cap leaves goes to the more important flow, then to what was due first; the loser waits while it is worth it', async () => {
  await decide({ caps: { marketing: { perDay: 1 } } });
  const offer = (text: string, more: object = {}) => ['a', 'message', say(text, 'marketing', more)] as const;
  const of = (priority: number) => ({ triggers: [{ type: 'event' as const, event: 'sale' }], priority });
  await flows.publish('low', [offer('low', { validFor: { amount: 2, unit: 'hours' }, waitFor: 'accepted' })], of(2));
  await flows.publish('mid', [offer('mid')], of(5));
  await flows.publish('high', [offer('high')], of(8));
  await flows.track('ivy', 'sale');
  await flows.settle();
  await later(0);
  expect((await inbox('ivy')).toSorted()).toEqual(['high: sent queued', 'low: skipped capped', 'mid: waiting capped']);
  await flows.settle();
  expect(await flows.sql`select outcome from trail where outcome = 'skipped' and reason ->> 'code' = 'message.skipped' and step = 'a'`).toHaveLength(1);
  await later(DAY);
  expect((await inbox('ivy')).toSorted()).toEqual(['high: sent queued', 'low: skipped capped', 'mid: sent capped']);
});

test('a kill switch stops a flow, or everything, whatever the purpose, and what it stopped goes when it is lifted', async () => {
  const stop = { scopeId: 'live', flowId: null, channel: null };
  await throwStop(flows.sql, stop, Date.now(), 'mei');
  await run('jan', ['one', 'message', say('news', 'crisis')]);
  expect(await inbox('jan')).toEqual(['news: waiting stopped']);
  expect(await liftStop(flows.sql, stop, Date.now(), 'mei')).toBe(true);
  expect(await liftStop(flows.sql, stop, Date.now(), 'mei')).toBe(false);
  await doDueWork(flows.sql, createProgramReader(), flows.runtime.poke, 'live', { now: Date.now() + 1_000, fires: Date.now() + 1_000 });
  expect(await inbox('jan')).toEqual(['news: sent stopped']);
  await throwStop(flows.sql, { ...stop, flowId: `start-${flowCount}` }, Date.now(), 'mei');
  await run('kay', ['one', 'message', say('first', 'service')]);
  await run('kay', ['one', 'message', say('second', 'service')]);
  expect(await inbox('kay')).toEqual(['first: waiting stopped', 'second: sent']);
});

test('a message for a channel without an account fails at once, and a run that waits for it is told', async () => {
  await run('lou', ['one', 'message', { ...say('letter', 'service', { waitFor: 'accepted' }), channel: 'email' }]);
  expect(await inbox('lou')).toEqual(['letter: failed noChannel']);
  expect(await flows.ways('lou')).toEqual(['one failed']);
});

test('a message to a guardian goes into the guardian’s inbox, by the guardian’s own consents; nobody known is a failure', async () => {
  const traits = (userId: string, more: object) => ({ type: 'identify' as const, userId, messageId: `id-${userId}`, traits: { ...more } });
  await flows.runtime.ingest('live', [traits('mum', {}), traits('kid', { guardian: 'mum' }), traits('waif', { guardian: 'nobody' })]);
  const toGuardian = say('report', 'service', { to: 'guardian', waitFor: 'accepted' });
  await run('kid', ['one', 'message', toGuardian]);
  await run('waif', ['one', 'message', toGuardian]);
  await later(0);
  expect([await inbox('mum'), await inbox('kid')]).toEqual([['report: sent queued'], []]);
  expect([await flows.ways('kid'), await inbox('waif')]).toEqual([['one done'], ['report: failed unknownRecipient']]);
});

test('what waits for the member holds up nothing that goes to another, though it is of the same run', async () => {
  await decide(alwaysQuiet());
  await flows.runtime.ingest('live', [{ type: 'identify', userId: 'dad', messageId: 'id-dad', traits: {} }, { type: 'identify', userId: 'son', messageId: 'id-son', traits: { guardian: 'dad' } }]);
  await run('son', ['one', 'message', say('offer')], ['two', 'message', say('report', 'service', { to: 'guardian' })]);
  await later(0);
  expect([await inbox('son'), await inbox('dad')]).toEqual([['offer: waiting quietHours'], ['report: sent queued']]);
});

test('a post to a group is there once, with whom it mentions', async () => {
  await flows.runtime.ingest('live', [{ type: 'group', userId: 'ida', groupId: 'village', traits: {}, messageId: 'g1' }]);
  await run('ida', ['post', 'group-message', { community: null, text: 'Welcome {{ member.externalId }}', mentions: 'member' }]);
  expect(await flows.sql`select community, text, mentions from group_posts`).toEqual([{ community: 'village', text: 'Welcome ida', mentions: 'member' }]);
});
