// Rule 7: acts are rows. What was offered and lost is offered again soon; nobody begins what another has under way; an
// answer is an input of the run, once; what is called off stays so.
import { takeTurn } from '@sopwith/activities';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createActStore } from '../../server/src/runtime/act-store.ts';
import { findLate } from '../../server/src/runtime/sweeper.ts';
import { lockWaiters } from '../setup/lock-waiters.ts';
import { act, programOf, say, startsBy } from './testing/programs.ts';
import { DRIVEN, linesOf, openWorld, trailOf, type World } from './testing/world.ts';

let world: World;
let lane: number;
let key: string;
let flows = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const turn = (opening = false, repeated = false) =>
  takeTurn({ store: world.store, steps: new Map(), poke: () => undefined, heartbeat: () => undefined, pause: () => Promise.resolve(), wallClock: () => performance.now() }, { laneId: lane, opening }, repeated);
const offered = async (...args: Parameters<typeof turn>) => (await turn(...args)).acts.map((one) => one.key);
/** As if so much of real time had passed for the act. */
const passed = (ms: number) => world.sql`update acts set touched_at = touched_at - ${ms} where key = ${key}`;
const acts = () => createActStore(world.sql);
const trail = async () => linesOf(await trailOf(world.sql, `gives-${flows}`));

beforeEach(async () => {
  await world.sql`delete from acts`;
  const flow = `gives-${++flows}`;
  const steps = [act('gift', {}, { issued: 'thanks' }), say('thanks', 'thanks')];
  await world.deploy(flow, programOf(steps, { ...startsBy(`go-${flow}`), lanes: 1, exits: [{ id: 'x', event: 'leave', reason: 'left' }], listens: ['leave'] }));
  await world.track('ann', `go-${flow}`);
  lane = (await world.lanes(flow))[0] as number;
  const [first] = await offered();
  key = first as string;
  expect(key).toMatch(/\/gift#1$/);
});

test('an act whose offer was lost is offered again after two seconds, and the lane wakes for it by itself', async () => {
  const next = await turn();
  expect(next.acts).toEqual([]);
  expect(next.nextDueInMs).toBeLessThanOrEqual(2_000);
  await passed(2_000);
  expect(await offered()).toEqual([key]);
  expect(await offered()).toEqual([]);
});

test('the sweeper wakes a lane that is not there any more for an act that never began', async () => {
  expect(await findLate(world.sql, 0)).not.toContain(lane);
  await passed(5_000);
  expect(await findLate(world.sql, 0)).toContain(lane);
});

test('a lane that opens, and a turn that follows a lost one, offer all that is unfinished, under the same keys', async () => {
  expect(await offered(true)).toEqual([key]);
  expect(await offered(false, true)).toEqual([key]);
  await acts().begin(key);
  expect(await offered(true)).toEqual([key]);
});

test('an act that began is offered again only when its activity has not been heard of for a minute', async () => {
  await acts().begin(key);
  await passed(50_000);
  expect(await offered()).toEqual([]);
  await passed(10_000);
  expect(await offered()).toEqual([key]);
});

test('nobody begins an act that another has under way, until that one is silent, or has let go', async () => {
  expect(await acts().begin(key)).toMatchObject({ status: 'pending' });
  expect(await acts().begin(key)).toBe('underWay');
  await passed(4_000);
  await acts().isCancelled(key);
  await passed(4_000);
  expect(await acts().begin(key)).toBe('underWay');
  await passed(4_000);
  expect(await acts().begin(key)).toMatchObject({ status: 'pending' });
  await acts().release(key);
  expect(await acts().begin(key)).toMatchObject({ status: 'pending' });
  expect(await world.sql`select attempt from acts where key = ${key}`).toMatchObject([{ attempt: 3 }]);
});

test('an answer is taken once, whoever gives it and however often', async () => {
  await acts().begin(key);
  const answers = await Promise.all([1, 2, 3].map(() => acts().answer(key, 'issued', { coupon: 'A1' })));
  expect(answers.filter((woken) => woken !== null)).toEqual([lane]);
  await world.settle();
  await acts().answer(key, 'issued', { coupon: 'A2' });
  await acts().fail(key, 'too late');
  await world.settle();
  expect((await trail()).filter((line) => line === 'left gift issued')).toHaveLength(1);
  expect(await acts().begin(key)).toMatchObject({ status: 'done' });
  expect(await offered(true)).toEqual([]);
});

test('an act of a run that ended is called off: its activity hears of it, its answer moves nobody', async () => {
  await acts().begin(key);
  await world.track('ann', 'leave');
  await world.settle();
  expect(await acts().isCancelled(key)).toBe(true);
  expect(await acts().answer(key, 'issued', {})).toBeNull();
  expect(await offered(true)).toEqual([]);
  expect(await trail()).toContain('ended left');
  expect(await world.sql`select 1 from messages where scope_id = ${DRIVEN} and flow_id = ${`gives-${flows}`}`).toHaveLength(0);
});

test('an answer waits for whoever has the member, so that it never comes before what was decided without it', async () => {
  await acts().begin(key);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const order: string[] = [];
  let locked = () => {};
  const isLocked = new Promise<void>((resolve) => {
    locked = resolve;
  });
  const exchange = world.sql.begin(async (tx) => {
    await tx`select 1 from members where external_id = 'ann' and scope_id = ${DRIVEN} for no key update`;
    locked();
    await held;
    order.push('exchange');
  });
  await isLocked;
  const answer = acts()
    .answer(key, 'issued', {})
    .then(() => order.push('answer'));
  while ((await lockWaiters(world.sql)) === 0);
  release();
  await Promise.all([exchange, answer]);
  expect(order).toEqual(['exchange', 'answer']);
});
