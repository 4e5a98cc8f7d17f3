// What starts runs besides an event of the member's own: a word, another's event, the end of a flow, a schedule, a date.
import type { FlowDocument, JsonObject, Trigger } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pause, resume, type Standing } from '../pause.ts';
import { doDueWork } from '../due-work.ts';
import { workJobs } from '../jobs/run-jobs.ts';
import { createProgramReader } from '../programs.ts';
import { type Flows, flowsUnderTest } from '../testing/flow-under-test.ts';

let flows: Flows;
const read = createProgramReader();
beforeAll(async () => {
  flows = await flowsUnderTest();
});
afterAll(() => flows.close());

const DAY = 86_400_000;
const at = (iso: string) => Date.parse(iso);

const publish = (id: string, trigger: Trigger, more: Partial<FlowDocument> = {}) =>
  flows.publish(id, [['wait', 'wait-duration', { duration: { amount: 1, unit: 'hours' } }]], { triggers: [trigger], ...more });

/** Does what is due at this instant, in the whole scope. */
async function due(now: number): Promise<void> {
  await doDueWork(flows.sql, read, () => undefined, 'live', { now, fires: now });
  await workJobs(flows.sql, read, () => undefined);
}

const who = async (flowId: string) =>
  (await flows.sql<{ id: string }[]>`
    select m.external_id as id from runs r join members m on m.id = r.member_id where r.flow_id = ${flowId} order by r.started_at, m.external_id`).map(({ id }) => id);

const identify = (userId: string, traits: JsonObject) =>
  flows.runtime.ingest('live', [{ type: 'identify', userId, traits, messageId: `${userId}/${JSON.stringify(traits)}` }]);

test('a keyword starts whoever writes it, whatever its width and case', async () => {
  await publish('keyword', { type: 'keyword', words: ['报名', 'VIP'], match: 'contains' });
  await flows.track('k1', 'message_posted', { text: '我要报名！' });
  await flows.track('k2', 'message_posted', { text: 'ｖｉｐ please' });
  await flows.track('k3', 'message_posted', { text: 'hello' });
  await flows.track('k4', 'message_posted', {});
  expect(await who('keyword')).toEqual(['k1', 'k2']);
});

test('a keyword that must be the whole message is not found inside another', async () => {
  await publish('exact', { type: 'keyword', words: ['TD'], match: 'equals' });
  await flows.track('x1', 'message_posted', { text: ' td ' });
  await flows.track('x2', 'message_posted', { text: 'std' });
  expect(await who('exact')).toEqual(['x1']);
});

test('an event starts the member whom it names, not who did it, and nobody who is not known', async () => {
  await publish('thanks', { type: 'event', event: 'paid', about: 'referrerId' }, { context: [{ name: 'by', type: 'text' }] });
  await identify('referrer', { name: 'R' });
  await flows.track('friend', 'paid', { referrerId: 'referrer' });
  await flows.track('friend', 'paid', { referrerId: 'stranger' });
  await flows.track('friend', 'paid', {});
  await due(Date.now());
  expect(await who('thanks')).toEqual(['referrer']);
  const [run] = await flows.sql<{ context: JsonObject }[]>`select state -> 'context' as context from runs where flow_id = 'thanks'`;
  expect(run?.context).toEqual({ by: 'friend' });
  expect(await flows.sql`select 1 from members where external_id = 'stranger'`).toHaveLength(0);
});

test('the end of another flow starts one, by its reason', async () => {
  await flows.publish('first', [['bye', 'exit', { reason: 'passed' }]], { triggers: [{ type: 'event', event: 'go.first' }] });
  await publish('after', { type: 'flowEnded', flow: 'first', reasons: ['passed'] });
  await publish('never', { type: 'flowEnded', flow: 'first', reasons: ['failed'] });
  await flows.track('e1', 'go.first');
  await flows.settle();
  expect([await who('after'), await who('never')]).toEqual([['e1'], []]);
});

async function nextAt(flowId: string): Promise<number | null> {
  const [row] = await flows.sql<{ nextAt: number | null }[]>`select next_at as "nextAt" from schedules where flow_id = ${flowId}`;
  return row?.nextAt ?? null;
}

/** As if it had been published then. */
const rewind = (flowId: string, to: string) => flows.sql`update schedules set next_at = ${at(to)} where flow_id = ${flowId}`;

const weekly: Trigger = { type: 'schedule', cron: '0 9 * * 1', zone: 'Asia/Shanghai', catchUp: 'last', audience: { from: 'list', of: '', ids: ['s1', 's2'] } };

test('a schedule starts its audience at its time, once, and knows the next', async () => {
  await identify('s1', { a: 1 });
  await identify('s2', { a: 1 });
  await publish('weekly', weekly, { reentry: { type: 'afterEnd' } });
  await rewind('weekly', '2026-03-02T01:00:00Z');
  await due(at('2026-03-02T00:59:59Z'));
  expect(await who('weekly')).toEqual([]);
  await due(at('2026-03-02T01:00:00Z'));
  await due(at('2026-03-02T01:00:01Z'));
  expect(await who('weekly')).toEqual(['s1', 's2']);
  expect(await nextAt('weekly')).toBe(at('2026-03-09T01:00:00Z'));
  expect(await flows.sql`select outcome, missed from firings where flow_id = 'weekly'`).toEqual([{ outcome: 'fired', missed: 0 }]);
});

test.each([
  ['last', [{ outcome: 'fired', missed: 2 }], ['s1', 's2']],
  ['skip', [{ outcome: 'missed', missed: 2 }], []],
] as const)('of three times that an outage missed, *%s* makes up for the last or for none', async (catchUp, firings, started) => {
  const id = `outage-${catchUp}`;
  await publish(id, { ...weekly, catchUp });
  await rewind(id, '2026-03-02T01:00:00Z');
  await due(at('2026-03-18T12:00:00Z'));
  expect(await flows.sql`select outcome, missed from firings where flow_id = ${id}`).toEqual([...firings]);
  expect(await who(id)).toEqual([...started]);
  expect(await nextAt(id)).toBe(at('2026-03-23T01:00:00Z'));
});

test.each<[string, string, Standing]>([
  ['a paused flow', 'paused', { type: 'flow', scopeId: 'live', flowId: 'paused' }],
  ['while everything stands still a flow', 'still', { type: 'scope', scopeId: 'live' }],
])('%s fires nothing, and counts what it missed when it goes on', async (_, flow, what) => {
  await publish(flow, { ...weekly, catchUp: 'skip' });
  await rewind(flow, '2026-03-02T01:00:00Z');
  const fired = () => flows.sql`select outcome, missed from firings where flow_id = ${flow}`;
  await flows.sql.begin((tx) => pause(tx, what));
  await due(at('2026-03-11T00:00:00Z'));
  expect(await fired()).toEqual([]);
  await flows.sql.begin((tx) => resume(tx, what, { elapsed: 'fire', by: 'op' }));
  await due(at('2026-03-11T00:00:00Z'));
  expect(await fired()).toEqual([{ outcome: 'missed', missed: 1 }]);
  expect(await who(flow)).toEqual([]);
});

test('a new version with the same schedule keeps its next time', async () => {
  await publish('kept', weekly);
  await rewind('kept', '2026-03-02T01:00:00Z');
  const { deployVersion } = await import('../deploy-version.ts');
  const [version] = await flows.sql<{ id: number }[]>`select id from flow_versions where flow_id = 'kept'`;
  const versionId = version?.id as number;
  const program = await read(flows.sql, versionId);
  await flows.sql.begin((tx) => deployVersion(tx, { scopeId: 'live', flowId: 'kept', versionId, program, at: at('2026-02-28T00:00:00Z') }));
  expect(await nextAt('kept')).toBe(at('2026-03-02T01:00:00Z'));
});

test('a schedule of a flow about communities starts one run for each of them', async () => {
  await flows.runtime.writeSubject('live', { kind: 'community', id: 'class-1', name: 'One' } as never).catch(() => undefined);
  await flows.sql`insert into members (scope_id, kind, external_id, joined_at) values ('live', 'community', 'class-8', 0), ('live', 'community', 'class-9', 0) on conflict do nothing`;
  await publish('classes', { type: 'schedule', cron: '10 22 * * *', catchUp: 'skip', audience: { from: 'list', of: '', ids: ['class-8', 'class-9'] } }, { subject: 'community' });
  await rewind('classes', '2026-03-02T22:10:00Z');
  await due(at('2026-03-02T22:10:00Z'));
  expect(await who('classes')).toEqual(['class-8', 'class-9']);
});

const before: Trigger = { type: 'date', attribute: 'serviceEndsAt', offsetDays: -30, time: '09:00' };

test('a flow starts so many days before a date of theirs, once for each date; a changed date counts anew, one that is past is left out', async () => {
  const base = Date.now();
  const day = (n: number) => new Date(base + n * DAY).toISOString().slice(0, 10);
  await identify('d1', { serviceEndsAt: day(60), timezone: 'UTC' });
  await identify('d2', { serviceEndsAt: day(10), timezone: 'UTC' });
  await publish('renewal', before, { context: [{ name: 'serviceEndsAt', type: 'date' }], reentry: { type: 'afterEnd' } });
  await due(base);
  expect(await who('renewal')).toEqual([]);
  // Who comes later is seen too, and one whose date is moved.
  await identify('d3', { serviceEndsAt: day(45), timezone: 'UTC' });
  await identify('d1', { serviceEndsAt: day(90) });
  await due(base);
  const nine = (n: number) => at(`${day(n)}T09:00:00Z`);
  await due(nine(15) - 1);
  expect(await who('renewal')).toEqual([]);
  await due(nine(15));
  expect(await who('renewal')).toEqual(['d3']);
  await due(nine(30));
  expect(await who('renewal')).toEqual(['d3']);
  await due(nine(60));
  await due(nine(60) + 1);
  expect(await who('renewal')).toEqual(['d3', 'd1']);
  const [run] = await flows.sql<{ context: JsonObject; startedAt: number }[]>`
    select state -> 'context' as context, started_at as "startedAt" from runs r join members m on m.id = r.member_id where flow_id = 'renewal' and m.external_id = 'd1'`;
  expect(run).toEqual({ context: { serviceEndsAt: day(90) }, startedAt: nine(60) });
});
