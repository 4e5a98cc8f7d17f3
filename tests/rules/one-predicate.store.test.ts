// Rules 5, 6 and 13: one predicate says what can move; the batch, the next wake-up and the sweeper agree about it. Who
// makes a run runnable pokes after the commit; an input finds its lane through its run.
import { exchangeBatch, takeTurn } from '@sopwith/activities';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRuntime } from '../../server/src/runtime/runtime.ts';
import { findLate } from '../../server/src/runtime/sweeper.ts';
import { countsEvery, programOf, rest, startsBy } from './testing/programs.ts';
import { DRIVEN, linesOf, MINUTE, openWorld, ORIGIN, trailOf, type World } from './testing/world.ts';

let world: World;
let now = ORIGIN;
beforeAll(async () => {
  world = await openWorld();
  await world.deploy('rests', programOf([{ ...rest('rest', 10, 'rest'), maxVisits: 10_000 }], { ...startsBy('go'), listens: ['tick'], lanes: 3 }));
  await world.deploy('hears', countsEvery('tick', { ...startsBy('go'), lanes: 3 }));
  for (let n = 0; n < 8; n++) await world.track(`m${n}`, 'go');
  await world.settle();
});
afterAll(() => world.close());

const everything = Number.MAX_SAFE_INTEGER;

async function hasWork(laneId: number): Promise<{ batch: boolean; wake: boolean }> {
  return world.store.transaction(async (tx) => {
    const lane = await tx.lane(laneId);
    if (!lane) throw new Error(`Expected lane ${laneId}, found none.`);
    const next = await tx.nextDue(lane);
    const wake = next.inputs || (!lane.paused && next.due !== null && next.due <= lane.clock.fires);
    return { batch: (await tx.lockRunnable(lane, 500)).length > 0, wake };
  });
}

test('the batch, the next wake-up and the sweeper agree, whatever is due, waits or is paused; and no work is left behind', async () => {
  const something = fc.record({
    minutes: fc.integer({ min: 0, max: 12 }),
    ticks: fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 3 }),
    controls: fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 1 }),
    paused: fc.subarray(['rests', 'hears']),
  });
  await fc.assert(
    fc.asyncProperty(something, async ({ minutes, ticks, controls, paused }) => {
      now += minutes * MINUTE;
      await world.setNow(now);
      await world.sql`update publications set paused = flow_id = any(${paused}) where scope_id = ${DRIVEN}`;
      for (const n of ticks) await world.track(`m${n}`, 'tick');
      for (const n of controls) {
        // One that says nothing to anybody: any control is runnable while its flow is paused.
        await world.sql`
          insert into run_inputs (run_id, lane_id, source, kind, at, seq, payload)
          select r.id, r.lane_id, 'x', 'answer', ${now}, nextval('position_seq'), '{"key":"none","outcome":"none","data":{}}'
          from runs r join members m on m.id = r.member_id where m.external_id = ${`m${n}`} and r.scope_id = ${DRIVEN}
          on conflict do nothing`;
      }
      const lanes = await world.lanes();
      const late = new Set(await findLate(world.sql, everything));
      for (const lane of lanes) {
        const { batch, wake } = await hasWork(lane);
        expect({ lane, wake, late: late.has(lane) }).toEqual({ lane, wake: batch, late: batch });
      }
      await world.settle();
      for (const lane of lanes) expect(await hasWork(lane)).toEqual({ batch: false, wake: false });
    }),
    { numRuns: 15 },
  );
});

test('a turn that leaves nothing to do says when to come again: later than now, or not at all', async () => {
  await world.sql`update publications set paused = false`;
  const deps = { store: world.store, steps: new Map(), poke: () => undefined, heartbeat: () => undefined, pause: () => Promise.resolve(), wallClock: () => performance.now() };
  const [live] = await world.lanes('rests', 'live');
  await world.track('live-one', 'go', {}, 'live');
  for (const lane of await world.lanes('rests', 'live')) {
    const turn = await takeTurn(deps, { laneId: lane, opening: false }, false);
    expect(turn.more).toBe(false);
    if (turn.nextDueInMs !== null) expect(turn.nextDueInMs).toBeGreaterThan(9 * MINUTE);
  }
  expect(live).toBeDefined();
});

test('inputs of a run that is over are consumed', async () => {
  const [run] = await world.sql<{ id: string; laneId: number }[]>`
    select id, lane_id as "laneId" from runs where flow_id = 'hears' and scope_id = ${DRIVEN} order by id limit 1`;
  await world.sql`update runs set status = 'ended', state = jsonb_set(state, '{status}', '"ended"') where id = ${run?.id as string}`;
  await world.sql`
    insert into run_inputs (run_id, lane_id, source, kind, at, seq, payload)
    values (${run?.id as string}, ${run?.laneId as number}, 'late', 'answer', 1, 1, '{"key":"k","outcome":"o","data":{}}')`;
  await exchangeBatch(world.store, run?.laneId as number, 10);
  expect(await world.sql`select 1 from run_inputs where run_id = ${run?.id as string}`).toHaveLength(0);
});

test('a paused flow takes control, and nothing else', async () => {
  await world.setNow(now);
  await world.settle();
  const before = linesOf(await trailOf(world.sql, 'rests')).length;
  await world.sql`update publications set paused = true where scope_id = ${DRIVEN}`;
  await world.setNow(now + 20 * MINUTE);
  const [run] = await world.sql<{ id: string }[]>`select id from runs where flow_id = 'rests' and scope_id = ${DRIVEN} and status = 'active' limit 1`;
  await world.runtime.control(run?.id as string, { type: 'end', reason: 'enough', by: 'mei' });
  await world.settle();
  const added = linesOf(await trailOf(world.sql, 'rests'));
  expect(added.filter((line) => line === 'ended enough')).toHaveLength(1);
  expect(added.length - before).toBe(2);
  await world.sql`update publications set paused = false`;
});

test('a poke comes after the commit: whoever is woken finds what woke him', async () => {
  const seen: number[] = [];
  const looked: Promise<unknown>[] = [];
  const runtime = createRuntime(world.sql, (lanes) => {
    for (const lane of lanes) {
      looked.push(
        world.sql<{ n: number }[]>`
          select count(*)::int as n from run_inputs i join runs r on r.id = i.run_id where r.lane_id = ${lane}`.then(([row]) => seen.push(row?.n ?? 0)),
      );
    }
  });
  await runtime.ingest(DRIVEN, [{ type: 'track', userId: 'm3', event: 'tick', properties: {}, occurredAt: null, messageId: 'poked' }]);
  await Promise.all(looked);
  expect(seen).toEqual([1]);
});

test('an input goes where its run went: one that stands with the old lane is passed on by it', async () => {
  const [run] = await world.sql<{ id: string; laneId: number }[]>`
    select r.id, r.lane_id as "laneId" from runs r join members m on m.id = r.member_id
    where r.flow_id = 'hears' and r.scope_id = ${DRIVEN} and m.external_id = 'm3' and exists (select 1 from run_inputs i where i.run_id = r.id)`;
  const other = (await world.lanes('hears')).find((lane) => lane !== run?.laneId) as number;
  await world.sql`update runs set lane_id = ${other}, rev = rev + 1 where id = ${run?.id as string}`;
  // The answer of an act, whose lane was read before the hand-over was committed; whoever sent it pokes the old lane.
  await world.sql`update run_inputs set kind = 'answer', payload = '{"key":"none","outcome":"none","data":{}}' where run_id = ${run?.id as string}`;
  expect(await findLate(world.sql, everything)).toContain(run?.laneId);
  const poked: number[] = [];
  const deps = { store: world.store, steps: new Map(), poke: (lanes: readonly number[]) => poked.push(...lanes), heartbeat: () => undefined, pause: () => Promise.resolve(), wallClock: () => performance.now() };
  const turn = await takeTurn(deps, { laneId: run?.laneId as number, opening: false }, false);
  expect({ poked, more: turn.more, nextDueInMs: turn.nextDueInMs === null || turn.nextDueInMs > 1_000 }).toEqual({ poked: [other], more: false, nextDueInMs: true });
  expect(await world.sql`select 1 from run_inputs where run_id = ${run?.id as string} and lane_id = ${other}`).toHaveLength(1);
  await exchangeBatch(world.store, other, 100);
  expect(await world.sql`select 1 from run_inputs where run_id = ${run?.id as string}`).toHaveLength(0);
});
