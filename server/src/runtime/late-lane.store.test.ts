// Semantics 1 on a real Postgres, where the answer to a step comes from the database: a lane that is hours late leaves the same trail, at
// the same instants, as one in time.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Flows, flowsUnderTest } from './testing/flow-under-test.ts';

const HOUR = 3_600_000;
const start = Date.parse('2026-03-02T09:00:00Z');

let inTime: Flows;
let late: Flows;

beforeAll(async () => {
  [inTime, late] = await Promise.all([flowsUnderTest(), flowsUnderTest()]);
});
afterAll(() => Promise.all([inTime.close(), late.close()]));

async function isNow(flows: Flows, hours: number): Promise<void> {
  await flows.sql`update scopes set clock = ${flows.sql.json({ form: 'driven', now: start + hours * HOUR, settled: true })} where id = 'live'`;
}

async function wakeAll(flows: Flows): Promise<void> {
  for (const { id } of await flows.sql<{ id: number }[]>`select id from lanes where scope_id = 'live' order by id`) await flows.wake(id);
}

/** `goes` at the start and `happens` at their hours; the lanes move every half hour, or only in the end. */
async function play(flows: Flows, flow: string, happens: Readonly<Record<number, string>>, punctual: boolean): Promise<readonly string[]> {
  for (let hours = 0; hours <= 12; hours += 0.5) {
    await isNow(flows, hours);
    if (hours === 0) await flows.track('ann', `${flow}.begins`);
    const event = happens[hours];
    if (event !== undefined) await flows.track('ann', event);
    if (punctual || hours === 12) await wakeAll(flows);
  }
  const lines = await flows.sql<{ line: string }[]>`
    select concat_ws(' ', ((t.at - ${start}) / 60000)::int, t.kind, t.step, t.outcome, t.reason ->> 'code') as line
    from trail t join runs r on r.id = t.run_id where r.flow_id = ${flow} order by t.n`;
  return lines.map(({ line }) => line);
}

async function same(flow: string, steps: Parameters<Flows['publish']>[1], happens: Readonly<Record<number, string>> = {}): Promise<readonly string[]> {
  for (const flows of [inTime, late]) await flows.publish(flow, steps, { triggers: [{ type: 'event', event: `${flow}.begins` }] });
  const told = await play(inTime, flow, happens, true);
  expect(await play(late, flow, happens, false)).toEqual(told);
  return told;
}

const pause = ['wait-duration', { duration: { amount: 1, unit: 'hours' } }] as const;
const untilPaid = ['wait-event', { events: [{ id: 'paid', event: 'paid' }], deadline: { type: 'after', duration: { amount: 2, unit: 'hours' } } }] as const;
const audience = { from: 'all', of: '' };
const window = { amount: 7, unit: 'days' };

test.each<readonly [kind: string, step: readonly [type: string, config: object]]>([
  ['measure', ['measure', { audience, what: 'count', event: 'paid', window, n: 3, into: 'figure' }]],
  ['grant', ['grant', { kind: 'coupon', item: 'cup', once: false, validFor: null }]],
  ['move', ['move', { mode: 'add', community: 'north', from: null, deadline: null }]],
  ['hold', ['hold', { purposes: ['marketing'], audience: 'member', key: 'calm' }]],
  ['incident', ['incident-open', { title: 'Late', mergeKey: 'late', window: { amount: 1, unit: 'days' }, severity: 'low', owner: 'desk' }]],
  ['approval', ['approval', { title: 'Text', text: 'Sorry', approvers: 'press', needed: 2, deadline: { amount: 1, unit: 'hours' } }]],
])('%s: what follows its answer follows from when it was asked, and hears what came after that', async (kind, step) => {
  const told = await same(`late-${kind}`, [['first', ...pause], ['asks', ...step], ['hears', ...untilPaid], ['then', ...pause]], { 1.5: 'paid' });
  expect(told).toContain('60 left first done wait.reached');
});

test('an event that the run itself brings about is heard by what waits for it then, not by what waits hours later', async () => {
  const tagged = (hours: number) =>
    ['wait-event', { events: [{ id: 'yes', event: '$tag.added' }], deadline: { type: 'after', duration: { amount: hours, unit: 'hours' } } }] as const;
  await same('late-own', [['first', ...pause], ['tags', 'tag', { add: ['early'], remove: [] }], ['hears', ...tagged(1)], ['again', ...tagged(1)], ['then', ...pause]]);
});
