// What stands still: paused at any level, or failed. Nobody is ejected, nothing is lost, and only what people say moves it.
import { exchangeBatch } from '@sopwith/activities';
import type { Elapsed } from '@sopwith/engine';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createActStore } from '../../server/src/runtime/act-store.ts';
import { pause, resume, type Standing } from '../../server/src/runtime/pause.ts';
import { findLate } from '../../server/src/runtime/sweeper.ts';
import { act, programOf, rest, say, startsBy, step, waitFor } from './testing/programs.ts';
import { DRIVEN, linesOf, MINUTE, openWorld, ORIGIN, trailOf, type World } from './testing/world.ts';

let world: World;
let flow: string;
let flows = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  flow = `flow-${++flows}`;
  await world.setNow(ORIGIN);
});

const said = async () => (await world.sql<{ text: string }[]>`select text from messages where flow_id = ${flow} order by at`).map(({ text }) => text);
const lines = async () => linesOf(await trailOf(world.sql, flow));
const begin = async (steps: Parameters<typeof programOf>[0], more: Parameters<typeof programOf>[1] = {}) => {
  await world.deploy(flow, programOf(steps, { ...startsBy(`go-${flow}`), lanes: 1, listens: ['came'], ...more }));
  await world.track(flow, `go-${flow}`);
  await world.settle(DRIVEN, flow);
  const [run] = await world.sql<{ id: string; laneId: number }[]>`select id, lane_id as "laneId" from runs where flow_id = ${flow}`;
  return run as { id: string; laneId: number };
};

const levels: readonly (readonly [string, (run: { id: string; laneId: number }) => Standing])[] = [
  ['a run', ({ id }) => ({ type: 'run', scopeId: DRIVEN, runId: id })],
  ['a lane', ({ laneId }) => ({ type: 'lane', scopeId: DRIVEN, laneId })],
  ['a flow', () => ({ type: 'flow', scopeId: DRIVEN, flowId: flow })],
  ['everything of a scope', () => ({ type: 'scope', scopeId: DRIVEN })],
];

describe.each(levels)('%s that is paused', (_, standing) => {
  const goOn = async (what: Standing, elapsed: Elapsed) => {
    const lanes = await world.sql.begin((tx) => resume(tx, what, { elapsed, by: 'mei' }));
    await world.settle(DRIVEN, flow);
    return lanes;
  };

  test('fires no timer and takes no event, and nothing keeps coming back to it', async () => {
    const run = await begin([rest('rest', 10, 'hello'), say('hello', 'hello', 'wait'), waitFor('wait', 'came', null)]);
    expect(await world.sql.begin((tx) => pause(tx, standing(run)))).toBe(true);
    expect(await world.sql.begin((tx) => pause(tx, standing(run)))).toBe(false);
    await world.setNow(ORIGIN + 20 * MINUTE);
    await world.track(flow, 'came');
    expect((await exchangeBatch(world.store, run.laneId, 10)).runs).toBe(0);
    expect(await findLate(world.sql, Number.MAX_SAFE_INTEGER)).not.toContain(run.laneId);
    expect(await said()).toEqual([]);
    expect(await goOn(standing(run), 'fire')).toContain(run.laneId);
    expect(await said()).toEqual(['hello']);
    expect(await goOn(standing(run), 'fire')).toBeNull();
  });

  test.each([
    ['fire', ['hello'], 20],
    ['skip', [], 10],
    ['retime', [], null],
  ] as const)('goes on as it is told: %s', async (elapsed, now, restsSince) => {
    const run = await begin([rest('rest', 10, 'hello'), say('hello', 'hello', 'more'), rest('more', 60, 'bye'), say('bye', 'bye')]);
    await world.setNow(ORIGIN + 5 * MINUTE);
    await world.sql.begin((tx) => pause(tx, standing(run)));
    await world.setNow(ORIGIN + 20 * MINUTE);
    await goOn(standing(run), elapsed);
    expect(await said()).toEqual(now);
    const [row] = await world.sql<{ due: number }[]>`select due from runs where id = ${run.id}`;
    expect(row?.due).toBe(ORIGIN + (restsSince === null ? 25 : restsSince + 60) * MINUTE);
  });

  test('can be ended, without sending what it held back', async () => {
    const run = await begin([rest('rest', 10, 'hello'), say('hello', 'hello')]);
    await world.sql.begin((tx) => pause(tx, standing(run)));
    await world.setNow(ORIGIN + 20 * MINUTE);
    await world.runtime.control(run.id, { type: 'end', reason: 'enough', by: 'mei' });
    await exchangeBatch(world.store, run.laneId, 10);
    expect(await lines()).toContain('ended enough');
    expect(await said()).toEqual([]);
    await goOn(standing(run), 'fire');
    expect(await said()).toEqual([]);
  });
});

test('a run that is paused again before it could go on stands still, and does not keep its lane busy', async () => {
  const run = await begin([rest('rest', 10, 'hello'), say('hello', 'hello')]);
  const one = { type: 'run', scopeId: DRIVEN, runId: run.id } as const;
  await world.sql.begin((tx) => pause(tx, one));
  await world.setNow(ORIGIN + 20 * MINUTE);
  await world.sql.begin((tx) => resume(tx, one, { elapsed: 'fire', by: 'mei' }));
  await world.sql.begin((tx) => pause(tx, one));
  expect((await exchangeBatch(world.store, run.laneId, 10)).runs).toBe(0);
  await world.sql.begin((tx) => resume(tx, one, { elapsed: 'fire', by: 'mei' }));
  await world.settle(DRIVEN, flow);
  expect(await said()).toEqual(['hello']);
});

test('what is paused twice goes on when the last pause is taken away', async () => {
  const run = await begin([rest('rest', 10, 'hello'), say('hello', 'hello')]);
  const [one, all] = [{ type: 'run', scopeId: DRIVEN, runId: run.id } as const, { type: 'scope', scopeId: DRIVEN } as const];
  for (const what of [one, all]) await world.sql.begin((tx) => pause(tx, what));
  await world.setNow(ORIGIN + 20 * MINUTE);
  await world.sql.begin((tx) => resume(tx, all, { elapsed: 'skip', by: 'mei' }));
  await world.settle(DRIVEN, flow);
  expect(await lines()).toEqual(['started', 'resting rest']);
  await world.sql.begin((tx) => resume(tx, one, { elapsed: 'fire', by: 'mei' }));
  await world.settle(DRIVEN, flow);
  expect(await said()).toEqual(['hello']);
});

const pairs = levels.flatMap(([first, one]) => levels.flatMap(([second, other]) => (first === second ? [] : [[first, second, one, other] as const])));

test.each(pairs)('%s that is paused, and then %s: to let the first go on lets nothing go on, and the time of both counts', async (_first, _second, one, other) => {
  const run = await begin([rest('rest', 30, 'hello'), say('hello', 'hello')]);
  const goOn = (what: Standing, elapsed: Elapsed) => world.sql.begin((tx) => resume(tx, what, { elapsed, by: 'mei' }));
  await world.setNow(ORIGIN + 5 * MINUTE);
  await world.sql.begin((tx) => pause(tx, one(run)));
  await world.setNow(ORIGIN + 10 * MINUTE);
  await world.sql.begin((tx) => pause(tx, other(run)));
  await world.setNow(ORIGIN + 20 * MINUTE);
  await goOn(one(run), 'fire');
  await world.setNow(ORIGIN + 50 * MINUTE);
  await world.settle(DRIVEN, flow);
  expect(await lines()).toEqual(['started', 'resting rest']);
  expect(await findLate(world.sql, Number.MAX_SAFE_INTEGER)).not.toContain(run.laneId);
  await goOn(other(run), 'retime');
  await world.settle(DRIVEN, flow);
  // It stood still from 5 to 50: 25 of its 30 minutes are left.
  const [row] = await world.sql<{ due: number }[]>`select due from runs where id = ${run.id}`;
  expect(row?.due).toBe(ORIGIN + 75 * MINUTE);
  await world.setNow(ORIGIN + 75 * MINUTE);
  await world.settle(DRIVEN, flow);
  expect(await said()).toEqual(['hello']);
});

test('the open task of a run that goes on, its times prolonged, is due later for whoever has it', async () => {
  const inMinutes = (amount: number) => ({ amount, unit: 'minutes' });
  const config = { title: 'Call', detail: '', assignee: 'team', outcomes: [{ id: 'done', title: 'Done' }], deadline: inMinutes(40), acknowledge: inMinutes(20) };
  const run = await begin([step('task', 'task', config, { done: null, overdue: null, unanswered: null })]);
  const one = { type: 'run', scopeId: DRIVEN, runId: run.id } as const;
  await world.sql.begin((tx) => pause(tx, one));
  await world.setNow(ORIGIN + 60 * MINUTE);
  await world.sql.begin((tx) => resume(tx, one, { elapsed: 'retime', by: 'mei' }));
  await world.settle(DRIVEN, flow);
  expect(await world.sql`select status, due_at as due, acknowledge_by as "by" from tasks where run_id = ${run.id}`).toEqual([
    { status: 'open', due: ORIGIN + 100 * MINUTE, by: ORIGIN + 80 * MINUTE },
  ]);
});

test('while everything of a scope is paused, nobody is enrolled', async () => {
  await world.sql.begin((tx) => pause(tx, { type: 'scope', scopeId: DRIVEN }));
  await world.deploy(flow, programOf([say('hello', 'hello')], startsBy(`go-${flow}`)));
  await world.track(flow, `go-${flow}`);
  expect(await world.sql`select 1 from runs where flow_id = ${flow}`).toHaveLength(0);
  await world.sql.begin((tx) => resume(tx, { type: 'scope', scopeId: DRIVEN }, { elapsed: 'fire', by: 'mei' }));
});

describe('a run that a shell failed', () => {
  test('waits for people, keeps the answers that come, and takes what it missed in order when it is retried', async () => {
    const run = await begin([waitFor('wait', 'came', 'hello', 10), say('hello', 'hello', 'gift'), act('gift', {}, { issued: 'bye' }), say('bye', 'bye')]);
    await breakRun(run.id);
    await world.setNow(ORIGIN + 5 * MINUTE);
    await world.track(flow, 'came');
    await exchangeBatch(world.store, run.laneId, 10);
    expect(await lines()).toContain('failed wait');
    await world.track(flow, 'came');
    await world.setNow(ORIGIN + 30 * MINUTE);
    expect((await exchangeBatch(world.store, run.laneId, 10)).runs).toBe(0);
    expect(await findLate(world.sql, Number.MAX_SAFE_INTEGER)).not.toContain(run.laneId);

    await mendRun(run.id);
    expect(await world.runtime.control(run.id, { type: 'retry', by: 'mei' })).toBe('asked');
    await world.settle(DRIVEN, flow);
    expect((await lines()).filter((line) => line.startsWith('left wait'))).toEqual(['left wait came']);
    expect(await said()).toEqual(['hello']);
    await answer(run.id, 'issued');
    await world.settle(DRIVEN, flow);
    expect(await said()).toEqual(['hello', 'bye']);
    await tallyHolds();
  });

  test('keeps what it has asked for, and takes the answer after the retry', async () => {
    const run = await begin([act('gift', {}, { issued: 'bye' }), say('bye', 'bye')]);
    await breakRun(run.id);
    await answer(run.id, 'issued');
    await exchangeBatch(world.store, run.laneId, 10);
    expect(await lines()).toContain('failed gift');
    await mendRun(run.id);
    await world.runtime.control(run.id, { type: 'retry', by: 'mei' });
    await world.settle(DRIVEN, flow);
    expect(await said()).toEqual(['bye']);
  });
});

test('a run whose act failed for good is skipped over it, or tries again under a new key', async () => {
  const run = await begin([act('gift', {}, { issued: 'bye', none: 'sorry' }), say('bye', 'bye'), say('sorry', 'sorry')]);
  await createActStore(world.sql).fail(`${run.id}/gift#1`, 'no stock');
  await world.settle(DRIVEN, flow);
  expect(await world.runtime.control(run.id, { type: 'skip', step: 'gift', outcome: 'nowhere', by: 'mei' })).toBe('noWay');
  expect(await world.runtime.control(run.id, { type: 'retry', by: 'mei' })).toBe('asked');
  await world.settle(DRIVEN, flow);
  expect(await world.sql`select key, status from acts where run_id = ${run.id} order by key`).toEqual([
    { key: `${run.id}/gift#1`, status: 'failed' },
    { key: `${run.id}/gift#2`, status: 'pending' },
  ]);
  await createActStore(world.sql).fail(`${run.id}/gift#2`, 'still no stock');
  await world.settle(DRIVEN, flow);
  expect(await world.runtime.control(run.id, { type: 'skip', step: 'gift', outcome: 'none', by: 'mei' })).toBe('asked');
  await world.settle(DRIVEN, flow);
  expect(await said()).toEqual(['sorry']);
  expect(await world.runtime.control(run.id, { type: 'retry', by: 'mei' })).toBe('over');
  await tallyHolds();
});

/** What it waits for is not to be read any more. */
const breakRun = (id: string) =>
  world.sql`update runs set state = jsonb_set(state || jsonb_build_object('kept', state->'tokens'), '{tokens,0,resting,listens}', 'null') where id = ${id}`;
const mendRun = (id: string) => world.sql`update runs set state = jsonb_set(state, '{tokens}', state->'kept') - 'kept' where id = ${id}`;

async function answer(runId: string, outcome: string): Promise<void> {
  const [pending] = await world.sql<{ key: string }[]>`select key from acts where run_id = ${runId} and status = 'pending'`;
  await createActStore(world.sql).answer(pending?.key as string, outcome, {});
}

async function tallyHolds(): Promise<void> {
  const waiting = await world.sql`
    select t.step, t.count from tally t join lanes l on l.id = t.lane_id where l.flow_id = ${flow} and t.kind = 'waiting' and t.count <> 0`;
  expect(waiting).toEqual([]);
}
