// Rule 13: a lane finds what came for its runs by itself, however much waits elsewhere; and what comes while a run is handed
// to another lane is neither lost nor taken twice.
import { takeTurn } from '@sopwith/activities';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Sql } from '../../server/src/db/connect.ts';
import { createExchangeStore } from '../../server/src/runtime/exchange-store.ts';
import { insertInputs } from '../../server/src/runtime/insert-inputs.ts';
import { movePage, type MoveRow } from '../../server/src/runtime/moves/move-page.ts';
import { createProgramReader } from '../../server/src/runtime/programs.ts';
import { act, countsEvery, programOf, say, startsBy } from './testing/programs.ts';
import { DRIVEN, linesOf, openWorld, ORIGIN, trailOf, type World } from './testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Takes turns of the poked lanes, and of those that these poke, until nobody is poked. */
async function follow(poked: readonly number[]): Promise<void> {
  const queue = [...poked];
  let turns = 0;
  const deps = {
    store: world.store, steps: new Map(), poke: (lanes: readonly number[]) => queue.push(...lanes),
    heartbeat: () => undefined, pause: () => Promise.resolve(), wallClock: () => (turns += 500),
  };
  for (let lane = queue.shift(); lane !== undefined; lane = queue.shift()) await takeTurn(deps, { laneId: lane, opening: false }, false);
}

test.each(['before', 'while', 'after'] as const)('an answer that comes %s its run is handed over is taken once, by whoever it is poked for', async (moment) => {
  const flow = `moves-${moment}`;
  const program = programOf([act('gift', {}, { issued: 'bye' }), say('bye', 'bye')], { ...startsBy(flow), lanes: 1 });
  const from = await world.deploy(flow, program);
  await world.track(`ann-${moment}`, flow);
  await world.settle(DRIVEN, flow);
  const to = await world.deploy(flow, program);
  const [run] = await world.sql<{ id: string }[]>`select id from runs where flow_id = ${flow}`;
  const key = `${run?.id}/gift#1`;
  const move: MoveRow = {
    id: 1, scopeId: DRIVEN, flowId: flow, fromVersion: from, toVersion: to, fromNumber: 1, toNumber: 2, mapping: { gift: 'gift', bye: 'bye' },
    undoes: null, createdBy: 'mei', cursor: null, pass: 0, busy: 0, stayed: {}, paused: true, clock: { form: 'driven', now: ORIGIN, settled: true },
  };
  const handOver = () => world.sql.begin((tx) => movePage(tx, createProgramReader(), move));
  const answer = { run: run?.id as string, source: `a${key}`, kind: 'answer' as const, payload: { key, outcome: 'issued', data: {} } };

  if (moment === 'after') expect((await handOver()).moved).toBe(1);
  const poked = await world.sql.begin(async (tx) => {
    const lanes = await insertInputs(tx, ORIGIN, [answer]);
    // The move neither waits for this transaction nor sees what it has written.
    if (moment === 'while') expect((await handOver()).moved).toBe(1);
    return lanes;
  });
  if (moment === 'before') expect((await handOver()).moved).toBe(1);

  await follow(moment === 'before' ? await world.lanes(flow) : poked);
  expect(linesOf(await trailOf(world.sql, flow)).filter((line) => line.startsWith('left gift'))).toEqual(['left gift issued']);
  expect(await world.sql`select text from messages where flow_id = ${flow}`).toEqual([{ text: 'bye' }]);
  expect(await world.sql`select 1 from run_inputs where run_id = ${run?.id as string}`).toHaveLength(0);
});

test('what a look reads does not grow with what waits for a flow that stands still', async () => {
  await world.deploy('stands', countsEvery('tick', { ...startsBy('stands'), lanes: 1 }));
  await world.deploy('goes', countsEvery('tock', { ...startsBy('goes'), lanes: 1 }));
  const [standing, other] = [(await world.lanes('stands'))[0] as number, (await world.lanes('goes'))[0] as number];
  await world.sql`update publications set paused = true, paused_at = 0 where flow_id = 'stands'`;
  await world.sql`
    with made as (
      insert into runs (id, scope_id, flow_id, version_id, lane_id, member_id, key, generation, status, state, due, rev, started_at)
      select gen_random_uuid(), l.scope_id, l.flow_id, l.version_id, l.id, 1000000 + n, '', 0, 'active', '{}', null, 1, 0
      from generate_series(1, 20000) n join lanes l on l.id = ${standing} returning id, lane_id
    ) insert into run_inputs (run_id, lane_id, source, kind, at, seq) select id, lane_id, 'e1', 'event', 0, 1 from made`;
  await world.sql`analyze runs, run_inputs`;

  // One connection, and looks enough for the server to settle on a plan that knows no lane in particular.
  const sql = connect(world.url, { max: 1 });
  const store = createExchangeStore(sql, createProgramReader());
  const look = (laneId: number) =>
    store.transaction(async (tx) => {
      const lane = await tx.lane(laneId);
      if (!lane) throw new Error(`Expected lane ${laneId}, found none.`);
      expect(await tx.lockRunnable(lane, 500)).toEqual([]);
      expect((await tx.nextDue(lane)).inputs).toBe(false);
      expect(await tx.passOnInputs(laneId)).toEqual([]);
    });
  try {
    for (const laneId of [standing, other]) {
      for (let times = 0; times < 10; times++) await look(laneId);
      const before = await pagesTouched(sql);
      await look(laneId);
      const read = (await pagesTouched(sql)) - before;
      expect({ laneId, few: read < 100, read }).toEqual({ laneId, few: true, read });
    }
  } finally {
    await sql.end();
  }
});

/** Pages of the two tables and their indexes that were touched so far, once this session has handed in what it counted. */
async function pagesTouched(sql: Sql): Promise<number> {
  await sql`select pg_stat_force_next_flush()`;
  const [row] = await sql<{ pages: number }[]>`
    select sum(heap_blks_hit + heap_blks_read + coalesce(idx_blks_hit, 0) + coalesce(idx_blks_read, 0))::float8 as pages
    from pg_statio_user_tables where relname in ('runs', 'run_inputs')`;
  return row?.pages ?? 0;
}
