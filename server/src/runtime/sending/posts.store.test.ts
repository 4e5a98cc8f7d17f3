// Posts to groups on a real Postgres: held by their purpose, by the clock of the community, and posted when that is over.
import { DEFAULT_POLICY } from '@sopwith/engine';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listPosts } from '../../stores/group-posts-query.ts';
import { doDueWork, nextDueWork } from '../due-work.ts';
import { createProgramReader } from '../programs.ts';
import { type Flows, flowsUnderTest } from '../testing/flow-under-test.ts';
import { noonZone } from '../testing/noon-zone.ts';
import { setHold, releaseHolds } from './holds.ts';
import { liftStop, throwStop } from './stops.ts';

let flows: Flows;
let count = 0;
const DAY = 86_400_000;

beforeAll(async () => {
  flows = await flowsUnderTest();
  await flows.runtime.ingest('live', [{ type: 'identify', userId: 'ann', messageId: 'ann', traits: {} }]);
});
afterAll(() => flows.close());
beforeEach(async () => {
  await flows.sql`update holds set released_at = 1, wakes_at = null`;
  await flows.sql`delete from group_posts`;
  await flows.sql`update scopes set sending = null, zone = ${noonZone()} where id = 'live'`;
});

async function post(config: object): Promise<void> {
  const event = `post-${count++}`;
  await flows.publish(event, [['post', 'group-message', { community: 'village', text: 'Hello', mentions: 'nobody', ...config }]], { triggers: [{ type: 'event', event }] });
  await flows.track('ann', event);
  await flows.settle();
}

async function hold(audience: 'everyone' | 'community' | 'member', whom: string, key = 'calm'): Promise<void> {
  const at = Date.now();
  await flows.sql.begin((tx) =>
    setHold(tx, { scopeId: 'live', key, audience, whom, purposes: ['service'], freeze: false, at, until: at + 14 * DAY, by: 'mei', cause: `calm-${count++}` }),
  );
}

const lines = async () => (await flows.sql<{ line: string }[]>`select text || ': ' || status || coalesce(' ' || why, '') as line from group_posts order by text`).map(({ line }) => line);

const posts = async () => (await flows.sql<{ line: string }[]>`select status || coalesce(' ' || why, '') as line from group_posts`).map(({ line }) => line);

async function later(ms: number): Promise<void> {
  await doDueWork(flows.sql, createProgramReader(), flows.runtime.poke, 'live', { now: Date.now() + ms, fires: Date.now() + ms });
}

test.each([
  ['everyone', '', ['waiting held']],
  ['community', 'village', ['waiting held']],
  ['community', 'town', ['sent']],
  ['member', 'ann', ['sent']],
] as const)('a hold for %s %s makes a post %j', async (audience, whom, expected) => {
  await hold(audience, whom);
  await post({});
  expect(await posts()).toEqual(expected);
});

test('what is held is posted when it is released, and its run has gone on meanwhile', async () => {
  await hold('everyone', '');
  await post({});
  expect(await flows.ways('ann')).toEqual(['post done']);
  await flows.sql.begin((tx) => releaseHolds(tx, { scopeId: 'live', key: 'calm', at: Date.now(), by: 'mei' }));
  await later(1_000);
  expect(await posts()).toEqual(['sent held']);
});

test('what is held for more than a day is not posted, and what cannot wait is not held', async () => {
  await hold('everyone', '');
  await post({});
  await later(2 * DAY);
  expect(await posts()).toEqual(['skipped held']);
  await post({ purpose: 'crisis' });
  expect((await posts()).sort()).toEqual(['sent', 'skipped held']);
});

test('a reminder waits for the end of the community’s quiet hours, where the inbox has such', async () => {
  await flows.sql`insert into communities (scope_id, external_id, zone) values ('live', 'night', ${noonZone()})`;
  const sending = { ...DEFAULT_POLICY, quietHours: { from: '11:00', to: '15:00' }, quietChannels: ['in-app'], caps: { reminder: { perDay: 0 } }, needsConsent: ['reminder'] };
  await flows.sql`update scopes set sending = ${flows.sql.json(sending as never)}, zone = 'UTC' where id = 'live'`;
  await post({ community: 'night', purpose: 'reminder' });
  expect(await posts()).toEqual(['waiting quietHours']);
  const [waiting] = await flows.sql<{ until: number }[]>`select not_before as until from group_posts`;
  expect(await nextDueWork(flows.sql, 'live')).toBe(waiting?.until);
  await later(5 * 3_600_000);
  expect(await posts()).toEqual(['sent quietHours']);
});

test('the kill switch stops posts, also those of programs from before posts had a purpose, which nothing else holds', async () => {
  await throwStop(flows.sql, { scopeId: 'live', flowId: null, channel: null }, Date.now(), 'mei');
  await hold('everyone', '');
  await post({ purpose: 'crisis' });
  await flows.sql`update group_posts set purpose = null`;
  expect(await posts()).toEqual(['waiting stopped']);
  await liftStop(flows.sql, { scopeId: 'live', flowId: null, channel: null }, Date.now(), 'mei');
  await later(1_000);
  expect(await posts()).toEqual(['sent stopped']);
});

test('an exit takes along what its run still had to post', async () => {
  await hold('everyone', '');
  const steps = [['post', 'group-message', { community: 'village', text: 'Hello', mentions: 'nobody' }], ['wait', 'wait-duration', { duration: { amount: 1, unit: 'days' } }]] as const;
  await flows.publish('exits', steps, { triggers: [{ type: 'event', event: 'exits' }], exits: [{ id: 'x', event: 'bye', reason: 'bye' }] });
  await flows.track('ann', 'exits');
  await flows.settle();
  await flows.track('ann', 'bye');
  await flows.settle();
  expect(await posts()).toEqual(['skipped runEnded']);
});

describe('a run is heard in its order', () => {
  const release = (key: string) => flows.sql.begin((tx) => releaseHolds(tx, { scopeId: 'live', key, at: Date.now(), by: 'mei' }));
  const posting = (text: string, purpose: string, community = 'village') => ['group-message', { community, text, mentions: 'nobody', purpose }] as const;

  /** The ids run against the order in which they come. */
  async function run(...said: readonly (readonly [type: string, config: object])[]): Promise<void> {
    const event = `posts-${count++}`;
    await flows.publish(event, said.map(([type, config], n) => [`step-${said.length - n}`, type, config] as const), { triggers: [{ type: 'event', event }] });
    await flows.track('ann', event);
    await flows.settle();
  }

  test('what it posts waits behind what it posted there before and is held, and goes with it; neither another group nor another run waits', async () => {
    await hold('everyone', '');
    await run(posting('a', 'service'), posting('b', 'crisis'), posting('c', 'crisis', 'town'));
    await run(posting('d', 'crisis'));
    expect(await lines()).toEqual(['a: waiting held', 'b: waiting behind', 'c: sent', 'd: sent']);
    await release('calm');
    await later(1_000);
    expect(await lines()).toEqual(['a: sent held', 'b: sent behind', 'c: sent', 'd: sent']);
  });

  test('also when both are looked at again and the first is still held', async () => {
    await hold('everyone', '');
    await hold('community', 'village', 'still');
    await run(posting('a', 'service'), posting('b', 'crisis'));
    await release('calm');
    await later(1_000);
    expect(await lines()).toEqual(['a: waiting held', 'b: waiting behind']);
    await release('still');
    await later(2_000);
    expect(await lines()).toEqual(['a: sent held', 'b: sent behind']);
    expect((await listPosts(flows.sql, 'live', 'village')).map(({ text }) => text)).toEqual(['b', 'a']);
  });
});
