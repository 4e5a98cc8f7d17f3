// Semantics 20 for everything that starts runs: who is in, who was, and each key by itself.
import type { FlowDocument } from '@sopwith/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeFlow } from '../deploy-version.ts';
import { type Flows, flowsUnderTest } from '../testing/flow-under-test.ts';
import { BASE, type WayToStart, waysToStart } from '../testing/ways-to-start.ts';

const DAY = 86_400_000;

let flows: Flows;
let ways: ReadonlyMap<string, WayToStart>;
beforeAll(async () => {
  flows = await flowsUnderTest();
  ways = new Map(waysToStart(flows).map((way) => [way.name, way]));
  for (const { who } of ways.values()) await flows.runtime.ingest('live', [{ type: 'identify', userId: who, traits: { a: 1 }, messageId: `${who}/known` }]);
  await flows.publish(BASE.id, [BASE.step], { triggers: [{ type: 'event', event: 'base.begins' }], exits: BASE.exits });
});
afterAll(() => flows.close());

const all = waysToStart({} as Flows);
const namesOf = (ones: readonly WayToStart[]) => ones.map(({ name }) => name);
const wayOf = (name: string) => ways.get(name) as WayToStart;
const idOf = (rule: string, name: string) => `${rule}-${name.replaceAll(/[^a-z]/g, '')}`;

async function published(rule: string, name: string, more: Partial<FlowDocument>): Promise<string> {
  const id = idOf(rule, name);
  const waiting = [['wait', 'wait-event', { events: [{ id: 'over', event: `${id}.over` }], deadline: null }]] as const;
  await flows.publish(id, waiting, { triggers: wayOf(name).triggers, ...more });
  return id;
}

async function ends(flowId: string, { who }: WayToStart): Promise<void> {
  await flows.settle();
  await flows.track(who, `${flowId}.over`);
  await flows.settle();
}

const close = (...flowIds: readonly string[]) => flows.sql.begin(async (tx) => void (await Promise.all(flowIds.map((flowId) => closeFlow(tx, 'live', flowId)))));
const keysOf = async (flowId: string) => (await flows.sql<{ key: string }[]>`select key from runs where flow_id = ${flowId} order by started_at, generation`).map(({ key }) => key);
const leftOut = async (flowId: string) => (await flows.sql<{ reason: string }[]>`select reason from exclusions where flow_id = ${flowId} order by id`).map(({ reason }) => reason);

describe.each(namesOf(all))('%s', (name) => {
  test.each([
    ['never', { type: 'never' }, { atOnce: 1, afterEnd: 1, days: 1 }, ['alreadyIn', 'onlyOnce', 'onlyOnce']],
    ['afterEnd', { type: 'afterEnd' }, { atOnce: 1, afterEnd: 2, days: 3 }, ['alreadyIn']],
    ['afterDays', { type: 'afterDays', days: 2 }, { atOnce: 1, afterEnd: 1, days: 2 }, ['alreadyIn', 'tooSoon']],
  ] as const)('starts nobody twice at once, and after the end, and days after it, as re-entry says: %s', async (rule, reentry, runs, excluded) => {
    const way = wayOf(name);
    const flowId = await published(rule.toLowerCase(), name, { reentry });
    for (const n of [0, 1]) await way.happens(flowId, way.value(n));
    expect(await keysOf(flowId)).toHaveLength(runs.atOnce);
    await ends(flowId, way);
    await way.happens(flowId, way.value(2));
    expect(await keysOf(flowId)).toHaveLength(runs.afterEnd);
    await ends(flowId, way);
    await flows.sql`update runs set ended_at = started_at - ${3 * DAY}::bigint where flow_id = ${flowId}`;
    await way.happens(flowId, way.value(3));
    expect([(await keysOf(flowId)).length, await leftOut(flowId)]).toEqual([runs.days, excluded]);
    await close(flowId);
  });
});

const keyed = (name: string, field = wayOf(name).field as NonNullable<WayToStart['field']>) => ({ context: [field], key: field.name });

test.each(namesOf(all.filter(({ field }) => field !== null)))('%s starts one for each key', async (name) => {
  const way = wayOf(name);
  const flowId = await published('key', name, keyed(name));
  for (const n of [0, 1, 0]) await way.happens(flowId, way.value(n));
  expect(await keysOf(flowId)).toEqual([way.value(0), way.value(1)]);
  expect(await leftOut(flowId)).toEqual(way.oncePerValue === true ? [] : ['alreadyIn']);
  await close(flowId);
});

test.each(namesOf(all.filter(({ isFree }) => isFree === true)))('%s starts nobody whose key is over 128 bytes or missing, and says so', async (name) => {
  const flowId = await published('keys', name, keyed(name));
  for (const value of ['订'.repeat(43), 'x'.repeat(128), '']) await wayOf(name).happens(flowId, value);
  expect(await keysOf(flowId)).toEqual(['x'.repeat(128)]);
  expect(await leftOut(flowId)).toEqual(['keyMissing', 'contextMissing']);
  await close(flowId);
});

test.each(namesOf(all.filter(({ triggers }) => triggers.length > 0)))('%s that starts several flows starts the one of the higher priority first', async (name) => {
  const way = wayOf(name);
  const [low, high] = [await published('a', name, { priority: 2 }), await published('b', name, { priority: 8 })];
  // Whoever is in both already is left out of both: the order in which that is noted is the order in which they were looked at.
  for (const n of [0, 1]) await way.happens(`${low},${high}`, way.value(n));
  const noted = await flows.sql<{ flow: string }[]>`select flow_id as flow from exclusions where flow_id = any(${[low, high]}) order by id`;
  expect(noted.map(({ flow }) => flow)).toEqual([high, low]);
  await close(low, high);
});
