// Rule 3: the members' locks come last and are held for the writes alone, and no stopped process holds any for long.
import { exchangeBatch } from '@sopwith/activities';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../server/src/db/connect.ts';
import { programOf, say, startsBy, tag } from './testing/programs.ts';
import { steppedStore } from './testing/stepped-store.ts';
import { openWorld, type World } from './testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('ingest can have a member until the exchange has decided, and not from its lock to its commit', async () => {
  await world.deploy('greets', programOf([tag('mark', ['met'], [], 'hello'), say('hello', 'hello')], startsBy('go')));
  await world.track('ann', 'go');
  const [lane] = world.poked;
  const free: string[] = [];
  const taken: string[] = [];
  const look = async (statement: string) => {
    const open = await world.sql`select 1 from members where external_id = 'ann' for no key update skip locked`;
    (open.length > 0 ? free : taken).push(statement);
  };
  await exchangeBatch(steppedStore(world.store, { before: look, beforeCommit: () => look('commit') }), lane as number, 10);
  expect(free).toEqual(expect.arrayContaining(['lockRunnable', 'inputs', 'members', 'lockMembers']));
  expect(free.at(-1)).toBe('lockMembers');
  expect(taken).toEqual(expect.arrayContaining(['write', 'commit']));
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
