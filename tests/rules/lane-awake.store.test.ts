// Rule 6: pokes are saved while a lane looks again by itself, and none of those that are needed is.
import { type TurnDependencies, takeTurn } from '@sopwith/activities';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLaneToWake } from '../../server/src/runtime/lane-awake.ts';
import { countsEvery, startsBy } from './testing/programs.ts';
import { steppedStore, type Watch } from './testing/stepped-store.ts';
import { openWorld, type World } from './testing/world.ts';

const SLEEP_FLOOR_MS = 25;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** In the scope of the real clock, where a lane does not wait for a driver. */
const track = (event: string) => world.track('anna', event, {}, 'live');

/** A flow of its own with one run in it, and the lane of that run. */
async function laneWithWork(name: string): Promise<number> {
  await world.deploy(name, countsEvery(`${name}.tick`, startsBy(`${name}.go`)));
  await track(`${name}.go`);
  const [run] = await world.sql<{ laneId: number }[]>`select lane_id as "laneId" from runs where flow_id = ${name} and scope_id = 'live'`;
  return run?.laneId as number;
}

const isAwake = async (laneId: number) => (await readLaneToWake(world.sql, laneId))?.awake;

function turn(laneId: number, watch: Watch = {}, pause: TurnDependencies['pause'] = async () => {}) {
  const store = steppedStore(world.store, watch);
  const dependencies = { store, steps: new Map(), poke: () => {}, heartbeat: () => {}, wallClock: () => 0, pause };
  return takeTurn(dependencies, { laneId, opening: false }, false);
}

test('an input that is committed before its lane falls asleep is seen by the last look of the turn', async () => {
  const laneId = await laneWithWork('before');
  const { nextDueInMs } = await turn(laneId, { before: async (statement) => (statement === 'sleep' ? track('before.tick') : undefined) });
  expect(nextDueInMs).toBe(SLEEP_FLOOR_MS);
});

test('who commits an input after the last look finds the lane asleep', async () => {
  const laneId = await laneWithWork('after');
  const seen: unknown[] = [];
  const { nextDueInMs } = await turn(laneId, {
    after: async (statement) => {
      if (statement !== 'nextDue') return;
      await track('after.tick');
      seen.push(await isAwake(laneId));
    },
  });
  expect(nextDueInMs).toBeNull();
  expect(seen).toEqual([false]);
});

test('a lane is awake from its second batch of work to the end of its turn, and takes what comes meanwhile', async () => {
  const laneId = await laneWithWork('while');
  const seen: unknown[] = [];
  await turn(laneId, {}, async () => {
    seen.push(await isAwake(laneId));
    if (seen.length <= 3) await track('while.tick');
  });
  // After the start, after each of three events, and after the first empty look.
  expect(seen).toEqual([false, true, true, true, true]);
  expect(await isAwake(laneId)).toBe(false);
  const [left] = await world.sql`select count(*) from run_inputs i join runs r on r.id = i.run_id where r.flow_id = 'while'`;
  expect(left).toEqual({ count: 0 });
});

test('a lane whose turn broke off is believed awake for five seconds and no longer', async () => {
  const laneId = await laneWithWork('broken');
  let looks = 0;
  const broken = turn(laneId, {}, async () => {
    if (++looks > 1) throw new Error('killed');
    await track('broken.tick');
  });
  await expect(broken).rejects.toThrow('killed');
  expect(await isAwake(laneId)).toBe(true);
  const [lane] = await world.sql<{ until: number }[]>`select awake_until as until from lanes where id = ${laneId}`;
  expect(lane?.until).toBeLessThanOrEqual(Date.now() + 5_000);
  await world.sql`update lanes set awake_until = ${Date.now() - 1} where id = ${laneId}`;
  expect(await isAwake(laneId)).toBe(false);
});
