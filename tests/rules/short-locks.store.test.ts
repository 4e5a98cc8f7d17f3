// Rule 3: the members' locks are held for short: what may be much to read is read ahead of them, and no stopped process holds any for long.
import { exchangeBatch } from '@sopwith/activities';
import type { Condition } from '@sopwith/engine';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../server/src/db/connect.ts';
import { decide, programOf, say, startsBy, tag } from './testing/programs.ts';
import { steppedStore } from './testing/stepped-store.ts';
import { openWorld, type World } from './testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The statements before which ingest can have the member, and those before which it cannot. */
async function watchMember(flow: string, counts: readonly string[]) {
  const when: Condition = { type: 'count', event: 'counted', window: { type: 'ever' }, of: 'events', op: 'gte', value: 1 };
  const steps = counts.length > 0 ? [decide('branch', when, 'mark', 'hello')] : [];
  await world.deploy(flow, programOf([...steps, tag('mark', ['met'], [], 'hello'), say('hello', 'hello')], { ...startsBy(flow), histories: counts }));
  await world.track('ann', flow);
  const lane = world.poked.at(-1);
  const [free, taken]: [string[], string[]] = [[], []];
  const look = async (statement: string) => {
    // Shared, so that two looks at once do not take the member from each other.
    const open = await world.sql`select 1 from members where external_id = 'ann' for share skip locked`;
    (open.length > 0 ? free : taken).push(statement);
  };
  await exchangeBatch(steppedStore(world.store, { before: look, beforeCommit: () => look('commit') }), lane as number, 10);
  return { free, taken };
}

test('ingest can have a member until its run is about to be decided, and not from the lock to the commit', async () => {
  const { free, taken } = await watchMember('greets', []);
  expect(free).toEqual(expect.arrayContaining(['lockRunnable', 'lockMembers']));
  expect(free.at(-1)).toBe('lockMembers');
  expect(taken).toEqual(expect.arrayContaining(['inputs', 'members', 'write', 'commit']));
});

test('the past of a member, which may be long, is read while ingest can have the member, and only what is new of it under the lock', async () => {
  const { free, taken } = await watchMember('counts', ['counted']);
  expect(free).toEqual(expect.arrayContaining(['inputs', 'members', 'histories', 'lockMembers']));
  expect(taken).not.toContain('histories');
  expect(taken).toEqual(expect.arrayContaining(['haveNewer', 'write', 'commit']));
});

test('the server itself ends what a stopped process left open, before the exchange is tried again elsewhere', async () => {
  const lane = readFileSync(new URL('../../workflows/src/lane.ts', import.meta.url), 'utf8');
  const seconds = Number(/\w+ToCloseTimeout: '(\d+) seconds'/.exec(lane)?.[1]);
  expect(seconds).toBeGreaterThan(0);
  const guarded = connect(world.url, { max: 1, guarded: true });
  try {
    const settings = ['transaction_timeout', 'idle_in_transaction_session_timeout', 'lock_timeout'];
    const bounds = await guarded<{ name: string; setting: number }[]>`
      select name, setting::int as setting from pg_settings where name = any(${settings}) order by setting::int desc`;
    expect(bounds.map(({ name }) => name)).toEqual(settings);
    for (const { setting } of bounds) {
      expect(setting).toBeGreaterThan(0);
      expect(setting).toBeLessThan(seconds * 1_000);
    }
  } finally {
    await guarded.end();
  }
});
