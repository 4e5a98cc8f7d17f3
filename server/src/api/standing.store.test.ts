import type { FlowDocument } from '@sopwith/engine';
import { flowTemplates } from '@sopwith/engine';
import { lanesOf, listLanes } from '../stores/lanes-query.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RETRY_PAGE } from '../runtime/retry-failed.ts';
import type { FailedPlace, FailedRun, FlowDetail, LaneDto, Page, RetriedPage, RunDetail, StepCounts } from './contract.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

let api: ApiUnderTest;
let flow: string;
beforeAll(async () => {
  api = await apiUnderTest();
  const document = flowTemplates.find(({ id }) => id === 'onboarding')?.flows.en as FlowDocument;
  const made = await api.call<FlowDetail>('POST', '/v1/flows', { document });
  flow = made.body.id;
  await api.call('POST', `/v1/flows/${flow}/publish`, { rev: made.body.rev });
});
afterAll(() => api.close());

async function enrolled(userId: string): Promise<string> {
  await api.call('POST', `/v1/flows/${flow}/enroll`, { members: [{ userId }] });
  await api.settle();
  const [run] = await api.sql<{ id: string }[]>`select r.id from runs r join members m on m.id = r.member_id where m.external_id = ${userId}`;
  return run?.id as string;
}

test('a run that failed is on the list with the ways out of its step, and is tried again, skipped or ended from there', async () => {
  const id = await enrolled('ann');
  await api.sql`update runs set status = 'failed', end_reason = 'a bug', ended_at = 5, due = null,
    state = state || '{"status":"failed","endReason":"a bug"}' where id = ${id}`;
  const list = async () => (await api.call<Page<FailedRun>>('GET', '/v1/failed-runs')).body.items;
  const [failed] = await list();
  expect(failed).toMatchObject({ id, endReason: 'a bug', member: { userId: 'ann' } });
  const [stood] = failed?.stoppedAt ?? [];
  expect(stood?.outcomes.length).toBeGreaterThan(0);

  expect((await api.call('POST', `/v1/runs/${id}/skip`, { step: stood?.step, outcome: 'nowhere' })).status).toBe(409);
  expect((await api.call('POST', `/v1/runs/${id}/retry`)).status).toBe(200);
  await api.settle();
  expect(await list()).toEqual([]);
  expect((await api.call<RunDetail>('GET', `/v1/runs/${id}`)).body).toMatchObject({ status: 'active', endReason: null });
  expect((await api.call('POST', `/v1/runs/${id}/retry`)).status).toBe(409);

  const [way] = stood?.outcomes ?? [];
  expect((await api.call('POST', `/v1/runs/${id}/skip`, { step: stood?.step, outcome: way?.id })).status).toBe(200);
  await api.settle();
  const after = (await api.call<RunDetail>('GET', `/v1/runs/${id}`)).body;
  expect(after.trail.some(({ kind, step, reason }) => kind === 'left' && step === stood?.step && reason.code === 'step.leftByHand')).toBe(true);
});

test('a run that failed is moved to a step that the list names, and goes on there; elsewhere it cannot be sent', async () => {
  const id = await enrolled('dai');
  await api.sql`update runs set status = 'failed', end_reason = 'a bug', ended_at = 5, due = null,
    state = state || '{"status":"failed","endReason":"a bug"}' where id = ${id}`;
  const [failed] = (await api.call<Page<FailedRun>>('GET', '/v1/failed-runs')).body.items;
  const [stood] = failed?.stoppedAt ?? [];
  expect(stood?.movesTo).toContainEqual({ step: 'day-7', title: { zh: expect.any(String), en: expect.any(String) } });
  expect(stood?.movesTo.map(({ step }) => step)).not.toContain(stood?.step);
  expect((await api.call('POST', `/v1/runs/${id}/move`, { step: stood?.step, to: 'nowhere' })).status).toBe(409);
  expect((await api.call('POST', `/v1/runs/${id}/move`, { step: 'survey', to: 'day-7' })).status).toBe(409);

  expect((await api.call('POST', `/v1/runs/${id}/move`, { step: stood?.step, to: 'day-7' })).status).toBe(200);
  await api.settle();
  const after = (await api.call<RunDetail>('GET', `/v1/runs/${id}`)).body;
  expect(after).toMatchObject({ status: 'active', resting: [{ step: 'day-7' }] });
  expect(after.trail.find(({ reason }) => reason.code === 'step.movedByHand')).toMatchObject({ step: stood?.step, reason: { data: { to: 'day-7' } } });
  const { body: counts } = await api.call<StepCounts>('GET', `/v1/flows/${flow}/counts`);
  expect([counts.steps['day-7']?.waiting, counts.failed]).toEqual([1, 0]);
});

test('all that failed at a step try again, page by page, those of other steps not, and none twice in one go', async () => {
  const userIds = Array.from({ length: RETRY_PAGE + 3 }, (_, n) => `many-${n}`);
  await api.call('POST', `/v1/flows/${flow}/enroll`, { members: userIds.map((userId) => ({ userId })) });
  await api.settle();
  const elsewhere = await enrolled('gil');
  await api.sql`
    update runs r set status = 'failed', end_reason = 'a bug', ended_at = 5, due = null, state = r.state || '{"status":"failed","endReason":"a bug"}'
    from members m where m.id = r.member_id and (m.external_id like 'many-%' or r.id = ${elsewhere})`;
  await api.sql`update runs set state = jsonb_set(state, '{tokens,0,step}', '"day-7"') where id = ${elsewhere}`;
  const places = async () => (await api.call<readonly FailedPlace[]>('GET', '/v1/failed-places')).body;
  // One that stands alone is on the list of runs.
  const [place, ...others] = await places();
  expect([place, others]).toMatchObject([{ flow: { id: flow }, count: RETRY_PAGE + 3, title: { zh: expect.any(String), en: expect.any(String) } }, []]);
  const retry = async (cursor?: string | null) =>
    (await api.call<RetriedPage>('POST', '/v1/failed-places/retry', { flow, step: place?.step, ...(cursor ? { cursor } : {}) })).body;

  const first = await retry();
  expect(first).toEqual({ asked: RETRY_PAGE, cursor: expect.any(String) });
  // They fail once more before the next page is asked for.
  await api.settle();
  await api.sql`
    update runs r set status = 'failed', end_reason = 'a bug', ended_at = 6, due = null, state = r.state || '{"status":"failed","endReason":"a bug"}'
    from members m where m.id = r.member_id and m.external_id like 'many-%' and r.status = 'active'`;
  expect(await retry(first.cursor)).toEqual({ asked: 3, cursor: null });
  await api.settle();
  expect(await places()).toMatchObject([{ step: place?.step, count: RETRY_PAGE }]);
  expect((await api.call<RunDetail>('GET', `/v1/runs/${elsewhere}`)).body.status).toBe('failed');
  expect((await api.call('POST', '/v1/failed-places/retry', { flow, step: place?.step, cursor: 'nonsense' })).status).toBe(400);

  await retry();
  await api.call('POST', `/v1/runs/${elsewhere}/retry`);
  await api.settle();
  expect(await places()).toEqual([]);
});

test('a run, a lane and a scope are paused and go on; what is not there is not found', async () => {
  const id = await enrolled('ben');
  const [lane] = await api.sql<{ id: number; name: string }[]>`select l.id, l.workflow_id as name from lanes l join runs r on r.lane_id = l.id where r.id = ${id}`;
  for (const what of [`runs/${id}`, `lanes/${lane?.id}`, `lanes/${encodeURIComponent(lane?.name ?? '')}`, 'scopes/live']) {
    expect((await api.call('POST', `/v1/${what}/pause`)).status).toBe(200);
    expect((await api.call('POST', `/v1/${what}/resume?elapsed=retime`)).status).toBe(200);
  }
  await api.call('POST', `/v1/runs/${id}/pause`);
  expect((await api.call<RunDetail>('GET', `/v1/runs/${id}`)).body.pausedAt).toEqual(expect.any(Number));
  expect((await api.call('POST', `/v1/runs/${id}/resume?elapsed=later`)).status).toBe(400);
  for (const what of ['runs/00000000-0000-7000-8000-000000000001', 'runs/x', 'lanes/999999', 'scopes/nowhere']) {
    expect((await api.call('POST', `/v1/${what}/pause`)).status).toBe(404);
  }
});

test('the lanes that carry runs are listed with how late they are, those that stand still first', async () => {
  const list = async () => (await api.call<readonly LaneDto[]>('GET', '/v1/lanes')).body;
  const waiting = async () => (await list()).reduce((sum, one) => sum + one.waiting, 0);
  const before = await waiting();
  const id = await enrolled('eve');
  const [mine] = await api.sql<{ lane: string }[]>`update runs set due = 5 where id = ${id} returning lane_id::text as lane`;
  const of = async () => (await list()).find((one) => one.id === mine?.lane);
  expect(await of()).toMatchObject({ flow: { id: flow, version: 1 }, name: expect.stringMatching(/^lane\/live\/\d+\/\d$/), pausedAt: null, flowPaused: false });
  expect((await of())?.late).toBeGreaterThan(1_000_000);
  expect(await waiting()).toBe(before + 1);

  await api.call('POST', `/v1/lanes/${mine?.lane}/pause`);
  expect((await list())[0]).toMatchObject({ id: mine?.lane, pausedAt: expect.any(Number), late: 0 });
  expect((await api.call('POST', `/v1/lanes/${mine?.lane}/resume?elapsed=skip`)).status).toBe(200);
  const [told] = await api.sql<{ payload: object }[]>`select payload from run_inputs where run_id = ${id} and source = 'cresume'`;
  expect(told?.payload).toMatchObject({ type: 'resume', elapsed: 'skip' });
  await api.settle();
  expect((await of())?.pausedAt ?? null).toBeNull();
});

test('the lanes are listed without looking at those who wait in them, and one whose runs nobody has taken yet is among them', async () => {
  const id = await enrolled('fan');
  await api.sql`
    insert into runs select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'member_id', 1000000 + n, 'due', 7000000000000 + n))).*
    from runs r, generate_series(1, 4000) n where r.id = ${id}`;
  await api.sql`insert into lanes (scope_id, flow_id, version_id, workflow_id, workflow_type) select scope_id, flow_id, version_id, 'lane/untaken', 'Untaken' from lanes limit 1`;
  await api.sql`
    insert into runs select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'member_id', 2000000, 'status', 'new', 'due', 9, 'lane_id', l.id))).*
    from runs r, lanes l where r.id = ${id} and l.workflow_id = 'lane/untaken'`;
  await api.sql`analyze runs`;
  const [plan] = await api.sql<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }[]>`explain (analyze, format json) ${lanesOf(api.sql, 'live')}`;
  const looked = nodesIn(plan?.['QUERY PLAN'][0]?.Plan).filter((node) => node['Relation Name'] === 'runs');
  const [lanes] = await api.sql<{ count: number }[]>`select count(*) from lanes`;
  expect(looked.map((node) => node['Index Name'])).toEqual(['runs_due']);
  expect(looked.reduce((rows, node) => rows + node['Actual Rows'] * node['Actual Loops'], 0)).toBeLessThanOrEqual(lanes?.count ?? 0);
  expect((await listLanes(api.sql, 'live')).map(({ name, waiting }) => [name, waiting])).toContainEqual(['lane/untaken', 0]);
  await api.sql`delete from runs where member_id >= 1000000`;
});

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly PlanNode[];
}

function nodesIn(node: PlanNode | undefined): readonly PlanNode[] {
  return node === undefined ? [] : [node, ...(node.Plans ?? []).flatMap(nodesIn)];
}

test('a flow goes on with what its operator says about what elapsed', async () => {
  const id = await enrolled('cai');
  await api.call('POST', `/v1/flows/${flow}/pause`);
  await api.sql`update runs set due = 5 where id = ${id}`;
  expect((await api.call('POST', `/v1/flows/${flow}/resume?elapsed=skip`)).status).toBe(200);
  const [told] = await api.sql<{ payload: object }[]>`select payload from run_inputs where run_id = ${id} and source = 'cresume'`;
  expect(told?.payload).toMatchObject({ type: 'resume', elapsed: 'skip', from: expect.any(Number) });
});
