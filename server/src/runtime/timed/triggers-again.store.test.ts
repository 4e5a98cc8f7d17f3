// Semantics 20 for what starts runs besides an event of the member's own: who is in, who was, and each key by itself.
import type { FlowDocument, JsonObject, Trigger } from '@sopwith/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doDueWork } from '../due-work.ts';
import { createProgramReader } from '../programs.ts';
import { type Flows, flowsUnderTest } from '../testing/flow-under-test.ts';

let flows: Flows;
const read = createProgramReader();
beforeAll(async () => {
  flows = await flowsUnderTest();
  for (const userId of ['kay', 'ada']) await flows.runtime.ingest('live', [{ type: 'identify', userId, traits: { a: 1 }, messageId: `${userId}/known` }]);
});
afterAll(() => flows.close());

/** Each starts the one whom it is about, with these properties. */
const ways: readonly (readonly [string, Trigger, string, (properties: JsonObject) => Promise<void>])[] = [
  ['a keyword', { type: 'keyword', words: ['join'], match: 'contains' }, 'kay', (properties) => flows.track('kay', 'message_posted', { ...properties, text: 'join' })],
  ['what another did', { type: 'event', event: 'paid', about: 'referrerId' }, 'ada', (properties) => flows.track('friend', 'paid', { ...properties, referrerId: 'ada' })],
];

async function due(): Promise<void> {
  await flows.settle();
  const poked = new Set<number>();
  await doDueWork(flows.sql, read, (lanes) => void lanes.forEach((lane) => void poked.add(lane)), 'live', { now: Date.now(), fires: Date.now() });
  for (const lane of poked) await flows.wake(lane);
  await flows.settle();
}

const publish = (id: string, trigger: Trigger, more: Partial<FlowDocument>) =>
  flows.publish(id, [['wait', 'wait-event', { events: [{ id: 'over', event: `${id}.over` }], deadline: null }]], { triggers: [trigger], ...more });

const keysOf = async (flowId: string) => (await flows.sql<{ key: string }[]>`select key from runs where flow_id = ${flowId} order by started_at, id`).map(({ key }) => key);
const leftOut = async (flowId: string) => (await flows.sql<{ reason: string }[]>`select reason from exclusions where flow_id = ${flowId} order by id`).map(({ reason }) => reason);

describe.each(ways)('%s', (name, trigger, who, happens) => {
  const id = (rule: string) => `${rule}-${name.replaceAll(/[^a-z]/g, '')}`;

  test.each([
    ['never', { type: 'never' }, 1, ['alreadyIn', 'onlyOnce']],
    ['afterEnd', { type: 'afterEnd' }, 2, ['alreadyIn']],
    ['afterDays', { type: 'afterDays', days: 2 }, 1, ['alreadyIn', 'tooSoon']],
  ] as const)('starts nobody twice at once, and after the end as re-entry says: %s', async (rule, reentry, runs, excluded) => {
    const flowId = id(rule.toLowerCase());
    await publish(flowId, trigger, { reentry });
    await happens({});
    await due();
    await happens({});
    await due();
    await flows.track(who, `${flowId}.over`);
    await due();
    await happens({});
    await due();
    expect([(await keysOf(flowId)).length, await leftOut(flowId)]).toEqual([runs, excluded]);
    await flows.sql`delete from triggers where flow_id = ${flowId}`;
  });

  test('starts one for each key of at most 128 bytes', async () => {
    const flowId = id('key');
    await publish(flowId, trigger, { context: [{ name: 'order', type: 'text', required: true }], key: 'order' });
    for (const order of ['A', 'B', 'A', '订'.repeat(43), 'x'.repeat(128)]) {
      await happens({ order });
      await due();
    }
    await happens({});
    await due();
    expect(await keysOf(flowId)).toEqual(['A', 'B', 'x'.repeat(128)]);
    expect(await leftOut(flowId)).toEqual(['alreadyIn', 'keyMissing', 'contextMissing']);
    await flows.sql`delete from triggers where flow_id = ${flowId}`;
  });
});
