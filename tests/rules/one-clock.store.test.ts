// Rules 9, 10 and 12: the scope's clock alone decides; being late changes nothing; tallies add up to the trails.
import { exchangeBatch } from '@sopwith/activities';
import type { Program } from '@sopwith/engine';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anyProgram } from '../../engine/src/testing/program-arbitrary.ts';
import type { Tx } from '../../server/src/db/connect.ts';
import { createScope } from '../../server/src/runtime/scopes.ts';
import { lockWaiters } from '../setup/lock-waiters.ts';
import { programOf, rest, say, startsBy } from './testing/programs.ts';
import { DRIVEN, linesOf, MINUTE, openWorld, ORIGIN, trailOf, type World } from './testing/world.ts';

const IN_TIME = 'in-time';
const LATE = 'late';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('nothing that decides asks Postgres or the machine what time it is', () => {
  const runtime = fileURLToPath(new URL('../../server/src/runtime', import.meta.url));
  const sources = readdirSync(runtime, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name));
  expect(sources.length).toBeGreaterThan(20);
  const asksPostgres = sources.filter((file) => /(?<![.\w])(now\(\)|current_timestamp|clock_timestamp|statement_timestamp)/i.test(readFileSync(file, 'utf8')));
  expect(asksPostgres).toEqual([]);
});

test('a timer of a driven clock fires when that clock says so, not before, and not for the events of its own instant', async () => {
  await world.setNow(ORIGIN);
  await world.deploy('rests', programOf([rest('rest', 5, 'hello'), say('hello', 'hello')], startsBy('go')));
  await world.track('ann', 'go');
  await world.settle();
  const said = async () => linesOf(await trailOf(world.sql, 'rests')).includes('left hello done');
  await world.setNow(ORIGIN + 5 * MINUTE - 1);
  await world.settle();
  expect(await said()).toBe(false);
  // There, but what happens at that instant may still come: timers wait until the instant is settled.
  await world.setNow(ORIGIN + 5 * MINUTE, false);
  await world.settle();
  expect(await said()).toBe(false);
  await world.setNow(ORIGIN + 5 * MINUTE, true);
  await world.settle();
  expect(await said()).toBe(true);
});

/** A member whose row a transaction of somebody else's holds: one that is there, or one that is just being made. */
const held: readonly [string, (tx: Tx, userId: string) => Promise<unknown>][] = [
  ['of a member who is known', (tx, userId) => tx`select 1 from members where external_id = ${userId} for update`],
  [
    'of one who is just being made by somebody else',
    (tx, userId) => tx`insert into members (scope_id, kind, external_id, joined_at) values (${DRIVEN}, 'member', ${userId}, ${ORIGIN})`,
  ],
];

test.each(held)('an event %s is of the instant at which it has the member’s lock, however long it waited for it', async (whose, hold) => {
  const { sql } = world;
  await world.setNow(ORIGIN);
  const userId = whose;
  if (whose.includes('known')) await world.track(userId, 'before');
  const asked = await sql.begin(async (tx) => {
    await hold(tx, userId);
    const told = world.track(userId, 'waited');
    await expect.poll(() => lockWaiters(sql), { timeout: 60_000 }).toBeGreaterThan(0);
    // Whoever holds the lock decides at instants up to this one; the event is none that they should have seen.
    await world.setNow(ORIGIN + MINUTE);
    return [told];
  });
  await Promise.all(asked);
  const found = await sql`select e.at from events e join members m on m.id = e.member_id where m.external_id = ${userId} and e.name = 'waited'`;
  expect(found.map(({ at }) => at)).toEqual([ORIGIN + MINUTE]);
});

interface Happening {
  readonly minute: number;
  readonly event: string;
}
// Each at an instant of its own: what comes at the very instant of another, but is stored after it was taken, is later.
const happenings = fc
  .uniqueArray(fc.record({ minute: fc.integer({ min: 1, max: 4_000 }), event: fc.constantFrom('a', 'b', 'c') }), {
    minLength: 4, maxLength: 12, selector: ({ minute }) => minute,
  })
  .map((list) => list.sort((x, y) => x.minute - y.minute));

test('a lane that was down all the while, and one that was always there, leave the same trail and the same messages', async () => {
  const clock = { form: 'driven' as const, now: ORIGIN, settled: true };
  for (const id of [IN_TIME, LATE]) await createScope(world.sql, { id, name: id, kind: 'driven', zone: 'America/New_York', clock });
  let flows = 0;
  await fc.assert(
    fc.asyncProperty(anyProgram.filter(waitsForNoMessage), happenings, async (program, list) => {
      const flow = `flow-${++flows}`;
      await world.deploy(flow, { ...program, ...startsBy(`go-${flow}`), context: [], lanes: 1 });
      await live(flow, IN_TIME, list);
      await live(flow, LATE, list);
      const trail = async (scope: string) => (await trailOf(world.sql, flow, scope)).map(({ at, kind, step, outcome }) => ({ at, kind, step, outcome }));
      expect(await trail(LATE)).toEqual(await trail(IN_TIME));
      const said = async (scope: string) =>
        world.sql`select at, step, text from messages where flow_id = ${flow} and scope_id = ${scope} order by at, step, text`;
      expect(await said(LATE)).toEqual(await said(IN_TIME));
    }),
    { numRuns: 40, seed: 7, endOnFailure: true },
  );
});

/** Nobody waits for a message to arrive: when it is sent is a fact of the outside, and a lane that is late sends late. */
function waitsForNoMessage({ steps }: Program): boolean {
  return Object.values(steps).every(({ type, config }) => type !== 'message' || config.waitFor === undefined);
}

/** Everything happens to a member of its own at the given minutes; the lane takes its turns before and after each, or only at the end. */
async function live(flow: string, scope: string, list: readonly Happening[]): Promise<void> {
  const turns = () => (scope === IN_TIME ? world.settle(scope, flow) : Promise.resolve());
  await world.setNow(ORIGIN, true, scope);
  await world.track(flow, `go-${flow}`, {}, scope);
  for (const { minute, event } of [...list, { minute: 6_000, event: 'over' }]) {
    await world.setNow(ORIGIN + (minute - 1) * MINUTE, true, scope);
    await turns();
    await world.setNow(ORIGIN + minute * MINUTE, false, scope);
    await world.track(flow, event, { n: 1 }, scope);
    await turns();
  }
  await world.setNow(ORIGIN + 6_000 * MINUTE, true, scope);
  await world.settle(scope, flow);
}

test('tallies of all lanes add up to the trails, whoever took which turn', async () => {
  // Everything that the tests above left behind, and one more run whose batch was tried twice.
  await world.track('zoe', 'go');
  for (const lane of await world.lanes('rests')) await exchangeBatch(world.store, lane, 1);
  await world.settle();
  const counted = await world.sql<{ key: string; n: number }[]>`
    select l.flow_id || ' ' || coalesce(nullif(t.step, ''), '-') || ' ' || t.kind || ' ' || t.outcome as key, sum(t.count)::int as n
    from tally t join lanes l on l.id = t.lane_id where t.kind <> 'waiting' group by 1 having sum(t.count) <> 0 order by 1`;
  const walked = await world.sql<{ key: string; n: number }[]>`
    select r.flow_id || ' ' || coalesce(t.step, '-') || ' ' || t.kind || ' ' || coalesce(t.outcome, '') as key, count(*)::int as n
    from trail t join runs r on r.id = t.run_id group by 1 order by 1`;
  expect(counted).toEqual(walked);
  expect(walked.length).toBeGreaterThan(20);
  const waiting = await world.sql<{ key: string; n: number }[]>`
    select l.flow_id || ' ' || t.step as key, sum(t.count)::int as n
    from tally t join lanes l on l.id = t.lane_id where t.kind = 'waiting' group by 1 having sum(t.count) <> 0 order by 1`;
  const standing = await world.sql<{ key: string; n: number }[]>`
    select r.flow_id || ' ' || (token->>'step') as key, count(*)::int as n
    from runs r cross join jsonb_array_elements(r.state->'tokens') token where r.status in ('new', 'active') group by 1 order by 1`;
  expect(waiting).toEqual(standing);
});
