// Rule 2: what is written is what would have been decided under the members' locks, whatever changed before the lock was
// had. The lock is a statement of its own, and whatever depends on it is read in later ones. A program that counts what
// members did is decided ahead of the locks as well, so each case is told for both.
import { exchangeBatch } from '@sopwith/activities';
import type { Condition, ProgramStep } from '@sopwith/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type IngestCall, writeCalls } from '../../server/src/runtime/ingest-write.ts';
import { createProgramReader } from '../../server/src/runtime/programs.ts';
import { lockWaiters } from '../setup/lock-waiters.ts';
import { decide, programOf, rest, say, startsBy, tag, waitFor } from './testing/programs.ts';
import { steppedStore } from './testing/stepped-store.ts';
import { DRIVEN, linesOf, MINUTE, openWorld, ORIGIN, trailOf, type World } from './testing/world.ts';

let world: World;
let flows = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ends = [say('yes', 'yes'), say('no', 'no')];

/** A run that rests for ten minutes and then decides; the clock stands at the moment of the decision. */
async function readyToDecide(steps: readonly ProgramStep[], histories: readonly string[]) {
  const flow = `decides-${++flows}`;
  await world.setNow(ORIGIN);
  await world.deploy(flow, programOf(steps, { ...startsBy(`go-${flow}`), listens: ['came'], histories }));
  await world.track(flow, `go-${flow}`);
  await world.settle();
  await world.setNow(ORIGIN + 10 * MINUTE);
  const [run] = await world.sql<{ laneId: number }[]>`select lane_id as "laneId" from runs where flow_id = ${flow}`;
  const [lane] = run ? [run.laneId] : [];
  return { flow, lane: lane as number, outcome: async () => linesOf(await trailOf(world.sql, flow)).find((line) => /^left (branch|wait) /.test(line)) };
}

const steps = (when: Condition) => [rest('rest', 10, 'branch'), decide('branch', when, 'yes', 'no'), ...ends];

function ingest(call: Partial<IngestCall> & { readonly userId: string }): Promise<unknown> {
  return world.runtime.ingest(DRIVEN, [{ messageId: `${call.userId}-${Math.random()}`, ...call } as IngestCall]);
}

/** Does something when the exchange has its runs, and has decided if it decides ahead, but has not locked their members. */
function inBetween(work: () => Promise<unknown>) {
  return steppedStore(world.store, {
    before: async (statement) => {
      if (statement === 'lockMembers') await work();
    },
  });
}

const until10 = { events: [{ id: 'came', event: 'came' }], deadline: { type: 'at', time: '08:10', weekdays: [] } };

describe.each([
  ['decided under the locks', []],
  ['decided ahead of them as well', ['counted']],
] as const)('%s', (_, histories) => {
  test('an attribute that is set before the lock is seen', async () => {
    const { flow, lane, outcome } = await readyToDecide(
      steps({ type: 'compare', left: { type: 'attribute', name: 'level' }, op: 'eq', right: { type: 'value', value: 2 } }),
      histories,
    );
    await exchangeBatch(inBetween(() => ingest({ type: 'identify', userId: flow, traits: { level: 2 } })), lane, 10);
    expect(await outcome()).toBe('left branch yes');
  });

  test('a community that is joined before the lock is seen', async () => {
    const { flow, lane, outcome } = await readyToDecide(steps({ type: 'community', community: 'choir' }), histories);
    await exchangeBatch(inBetween(() => ingest({ type: 'group', userId: flow, groupId: 'choir', traits: {} })), lane, 10);
    expect(await outcome()).toBe('left branch yes');
  });

  test('a tag that is set before the lock is seen', async () => {
    const { flow, lane, outcome } = await readyToDecide(steps({ type: 'tag', tag: 'keen' }), histories);
    await exchangeBatch(inBetween(() => world.sql`update members set tags = '{keen}' where external_id = ${flow} and scope_id = ${DRIVEN}`), lane, 10);
    expect(await outcome()).toBe('left branch yes');
  });

  test('a run whose reason to move is gone by the lock is left alone', async () => {
    const { flow, lane, outcome } = await readyToDecide([{ ...waitFor('wait', 'came', null, 10), config: until10 }], histories);
    // The member moves to a zone where 08:10 is hours away; the wait for a local time moves with it.
    await exchangeBatch(inBetween(() => ingest({ type: 'identify', userId: flow, traits: { timezone: 'America/New_York' } })), lane, 10);
    expect(await outcome()).toBeUndefined();
  });

  test('an exchange that waits for a member in the hands of ingest sees what ingest wrote', async () => {
    const { flow, lane, outcome } = await readyToDecide([waitFor('wait', 'came', null, 10)], histories);
    await world.setNow(ORIGIN + 9 * MINUTE);
    const { commit, committed } = await openIngest(flow, 'came');
    await world.setNow(ORIGIN + 10 * MINUTE);
    const exchanged = exchangeBatch(world.store, lane, 10);
    await untilSomebodyWaits();
    commit();
    await Promise.all([committed, exchanged]);
    expect(await outcome()).toBe('left wait came');
  });
});

test('an event that is only counted, was received before the decision and is committed between the two looks, counts', async () => {
  const count: Condition = { type: 'count', event: 'counted', window: { type: 'ever' }, of: 'events', op: 'gte', value: 1 };
  const { flow, lane, outcome } = await readyToDecide(steps(count), ['counted']);
  await world.setNow(ORIGIN + 9 * MINUTE);
  const { commit, committed } = await openIngest(flow, 'counted');
  await world.setNow(ORIGIN + 10 * MINUTE);
  await exchangeBatch(
    inBetween(async () => {
      commit();
      await committed;
    }),
    lane,
    10,
  );
  expect(await outcome()).toBe('left branch yes');
});

test('two runs of one member, due at once, are decided one after the other: in one batch, and in two lanes', async () => {
  const first: readonly ProgramStep[] = [
    rest('rest', 10, 'branch'),
    decide('branch', { type: 'tag', tag: 'told' }, 'yes', 'mark'),
    tag('mark', ['told'], [], 'no'),
    ...ends,
  ];
  const flow = `twice-${++flows}`;
  await world.setNow(ORIGIN);
  const program = programOf(first, { ...startsBy('go-twice'), lanes: 1, key: 'k', context: [{ name: 'k', type: 'number', required: true }] });
  await world.deploy(flow, program);
  await world.deploy(`${flow}-too`, program);
  await world.track(flow, 'go-twice', { k: 1 });
  await world.track(flow, 'go-twice', { k: 2 });
  await world.settle();
  await world.setNow(ORIGIN + 10 * MINUTE);
  // Both lanes have decided before either writes.
  let arrived = 0;
  let open = () => {};
  const both = new Promise<void>((resolve) => {
    open = resolve;
  });
  const together = inBetween(async () => {
    if (++arrived === 2) open();
    await both;
  });
  await Promise.all((await Promise.all([world.lanes(flow), world.lanes(`${flow}-too`)])).flat().map((lane) => exchangeBatch(together, lane, 10)));
  await world.settle();
  const told = await world.sql<{ text: string }[]>`select text from messages where flow_id like ${`${flow}%`} order by text`;
  expect(told.map(({ text }) => text)).toEqual(['no', 'yes', 'yes', 'yes']);
});

/** Ingest with its locks held and everything written, but not committed. */
async function openIngest(userId: string, event: string) {
  let commit = () => {};
  const held = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let written = () => {};
  const isWritten = new Promise<void>((resolve) => {
    written = resolve;
  });
  const committed = world.sql.begin(async (tx) => {
    const call = { type: 'track' as const, userId, event, properties: {}, occurredAt: null, messageId: `${userId}-${event}` };
    await writeCalls(tx, createProgramReader(), DRIVEN, [[call]]);
    written();
    await held;
  });
  await isWritten;
  return { commit, committed };
}

async function untilSomebodyWaits(): Promise<void> {
  while ((await lockWaiters(world.sql)) === 0);
}
