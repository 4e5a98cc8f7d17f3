// Semantics 24: a run that runs another flow, on a real database.
import type { FlowDocument, FlowStep, JsonObject } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FlowDetail, Page, RunSummary } from './contract.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

let api: ApiUnderTest;

beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const wait: FlowStep = { id: 'wait', type: 'wait-event', version: 1, config: { events: [{ id: 'paid', event: 'paid' }], deadline: null } };
const exit: FlowStep = { id: 'exit', type: 'exit', version: 1, config: { reason: 'bought' } };

async function publish(name: string, steps: FlowStep[], more: Partial<FlowDocument> = {}): Promise<string> {
  const document: FlowDocument = {
    format: 'sopwith.flow/1', name, subject: 'member', triggers: [], context: [], reentry: { type: 'afterEnd' }, exits: [], lanes: 1,
    start: steps[0]?.id ?? null, steps, edges: [], layout: {}, ...more,
  };
  const { body: made } = await api.call<FlowDetail>('POST', '/v1/flows', { document });
  const { status, body } = await api.call('POST', `/v1/flows/${made.id}/publish`, { rev: made.rev });
  expect([status, body.problems]).toEqual([200, undefined]);
  return made.id;
}

const publishChild = () =>
  publish('Child', [wait, exit], {
    edges: [{ from: 'wait', outcome: 'paid', to: 'exit' }],
    context: [{ name: 'level', type: 'number', required: true }],
  });

function runFlow(flow: string, more: JsonObject = {}): FlowStep {
  const config = { flow, mode: 'wait', context: [{ field: 'level', from: 'text', name: '3' }], reasons: [{ id: 'bought', reason: 'bought' }], ...more };
  const ends = more.mode === 'goOn' ? ['started', 'refused'] : ['bought', 'completed', 'refused', 'failed'];
  return { id: 'run', type: 'run-flow', version: 1, config, ends };
}

const runsOf = async (flow: string) => (await api.call<Page<RunSummary>>('GET', `/v1/flows/${flow}/runs`)).body.items;
const lastOutcome = async (flow: string) =>
  (await api.sql`select outcome from trail t join runs r on r.id = t.run_id where r.flow_id = ${flow} and step = 'run' and t.kind = 'left'`).map(({ outcome }) => outcome);

async function enroll(flow: string, userId: string) {
  await api.call('POST', `/v1/flows/${flow}/enroll`, { members: [{ userId }] });
  await api.settle();
}

test('a run that waits goes on by the reason with which the other ended, which got its context in its own types', async () => {
  const child = await publishChild();
  const parent = await publish('Parent', [runFlow(child)]);
  await enroll(parent, 'ann');
  const [context] = await api.sql`select state -> 'context' as context from runs where flow_id = ${child}`;
  expect(context).toEqual({ context: { level: 3 } });
  expect(await runsOf(parent)).toMatchObject([{ status: 'active', resting: [{ step: 'run' }] }]);

  await api.send('/v1/track', { userId: 'ann', event: 'paid' });
  await api.settle();
  expect(await lastOutcome(parent)).toEqual(['bought']);
  expect(await runsOf(parent)).toMatchObject([{ status: 'ended' }]);
});

test('a run that is ended ends the run that it waits for, not one that goes on beside it', async () => {
  const child = await publishChild();
  const waiting = await publish('Waits', [runFlow(child)]);
  const beside = await publish('Beside', [{ ...runFlow(child, { mode: 'goOn' }), ends: ['refused'] }, { ...wait, ends: ['paid'] }], {
    edges: [{ from: 'run', outcome: 'started', to: 'wait' }],
  });
  await enroll(waiting, 'bo');
  await enroll(beside, 'cy');
  for (const flow of [waiting, beside]) {
    const [run] = await runsOf(flow);
    await api.call('POST', `/v1/runs/${run?.id}/cancel`, {});
  }
  await api.settle();
  const ends = Object.fromEntries((await runsOf(child)).map(({ member, status, endReason }) => [member.userId, `${status} ${endReason}`]));
  expect(ends).toEqual({ bo: 'ended parentEnded', cy: 'active null' });
});

test('a flow that refuses is an outcome, with its reason in the trail', async () => {
  const parent = await publish('Refused', [runFlow('nowhere')]);
  await enroll(parent, 'di');
  expect(await lastOutcome(parent)).toEqual(['refused']);
  const [left] = await api.sql`select reason from trail t join runs r on r.id = t.run_id where r.flow_id = ${parent} and t.kind = 'left'`;
  expect(left).toEqual({ reason: { code: 'flow.refused', data: { reason: 'notPublished' } } });
});

test('flows within flows go five deep: the sixth is refused', async () => {
  let flow = await publishChild();
  const flows = [flow];
  for (let level = 0; level < 6; level++) flows.unshift((flow = await publish(`Level ${level}`, [runFlow(flow)])));
  await enroll(flows[0] as string, 'ed');
  const started = await Promise.all(flows.map(async (id) => (await runsOf(id)).length));
  expect(started).toEqual([1, 1, 1, 1, 1, 1, 0]);
  expect(await lastOutcome(flows[5] as string)).toEqual(['refused']);
  // What stood on it has been told, one after the other.
  expect(await lastOutcome(flows[0] as string)).toEqual(['completed']);
});

test('the flow that is started is the version that is published then, though the one that starts it is older', async () => {
  const child = await publish('Changing', [{ ...exit, config: { reason: 'of the first' } }]);
  const parent = await publish('Old', [runFlow(child, { reasons: [{ id: 'bought', reason: 'of the second' }], context: [] })]);
  const { body } = await api.call<FlowDetail>('GET', `/v1/flows/${child}`);
  const document = { ...body.draft, steps: [{ ...exit, config: { reason: 'of the second' } }] };
  const { body: saved } = await api.call<FlowDetail>('PUT', `/v1/flows/${child}/draft`, { document, rev: body.rev });
  expect((await api.call('POST', `/v1/flows/${child}/publish`, { rev: saved.rev })).status).toBe(200);
  await enroll(parent, 'gus');
  expect(await lastOutcome(parent)).toEqual(['bought']);
});

test('a run that waits for one that fails leaves by failed', async () => {
  const child = await publish('Stumbles', [{ ...wait, maxVisits: 1 }], { edges: [{ from: 'wait', outcome: 'paid', to: 'wait' }] });
  const parent = await publish('Waits for it', [runFlow(child, { context: [] })]);
  await enroll(parent, 'hal');
  await api.send('/v1/track', { userId: 'hal', event: 'paid' });
  await api.settle();
  expect(await runsOf(child)).toMatchObject([{ status: 'failed', endReason: 'tooMany' }]);
  expect(await lastOutcome(parent)).toEqual(['failed']);
});

test('the end of a run is an event of its member', async () => {
  const flow = await publish('Short', [exit]);
  await enroll(flow, 'fay');
  const events = await api.sql`select e.name, e.properties from events e join members m on m.id = e.member_id where m.external_id = 'fay'`;
  expect(events).toEqual([{ name: '$flow.ended', properties: { flow, run: expect.any(String), status: 'ended', reason: 'bought' } }]);
});
