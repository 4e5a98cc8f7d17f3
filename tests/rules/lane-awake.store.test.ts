// Rule 6: pokes are saved while a lane looks again by itself, and none of those that are needed is.
import { type TurnDependencies, takeTurn } from '@sopwith/activities';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginToWake } from '../../server/src/runtime/lane-awake.ts';
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

async function isAwake(laneId: number): Promise<boolean> {
  const [lane] = await world.sql<{ until: number | null }[]>`select awake_until as until from lanes where id = ${laneId}`;
  return (lane?.until ?? 0) > Date.now();
}

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

test('of all who would wake a lane at once one does, and nobody does again until it has looked', async () => {
  const laneId = await laneWithWork('woken');
  const wake = async () => (await beginToWake(world.sql, laneId, 60_000)) !== undefined;
  const woke = await Promise.all(Array.from({ length: 20 }, wake));
  expect(woke.filter(Boolean)).toHaveLength(1);
  expect(await wake()).toBe(false);
  await turn(laneId);
  expect(await wake()).toBe(true);
});

test('what is committed after a lane was woken is taken by the turn that this brings, also when a turn ends in between', async () => {
  const laneId = await laneWithWork('between');
  await turn(laneId);
  const seen: unknown[] = [];
  await turn(laneId, {
    before: async (statement) => {
      if (statement !== 'sleep') return;
      seen.push(await beginToWake(world.sql, laneId, 60_000));
      // Finds it awake, so nobody wakes the lane for this one.
      await track('between.tick');
      seen.push(await beginToWake(world.sql, laneId, 60_000));
    },
  });
  expect(seen).toEqual([expect.objectContaining({ workflowId: expect.any(String) }), undefined]);
  await turn(laneId);
  const [left] = await world.sql`select count(*) from run_inputs i join runs r on r.id = i.run_id where r.flow_id = 'between'`;
  expect(left).toEqual({ count: 0 });
});

test('who signals a lane does not wait for a batch that is being written', async () => {
  const laneId = await laneWithWork('locked');
  await world.sql.begin(async (tx) => {
    await tx`update lanes set awake_until = null where id = ${laneId}`;
    expect(await beginToWake(world.sql, laneId, 60_000)).toBeUndefined();
  });
});
