// What operators see of members inside a flow, and what they do about it.
import { drawWinners, FLOW_FORMAT, type FlowDocument } from '@sopwith/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DrawDto, EnrollResult, FlowDetail, MemberSummary, Page, RunDetail, RunSummary, StepCounts, TaskDto } from './contract.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

let api: ApiUnderTest;
let flow: string;

const callBack: FlowDocument = {
  format: FLOW_FORMAT,
  name: 'Call back',
  subject: 'member',
  triggers: [{ type: 'event', event: 'asked' }],
  context: [
    { name: 'course', type: 'text', required: true },
    { name: 'score', type: 'number' },
  ],
  reentry: { type: 'never' },
  key: 'course',
  exits: [],
  lanes: 2,
  start: 'hello',
  steps: [
    {
      id: 'hello',
      type: 'message',
      version: 1,
      config: { channel: 'in-app', purpose: 'service', text: 'Hello {{ member.name }}, {{ context.course }}' },
    },
    {
      id: 'call',
      type: 'task',
      version: 1,
      config: {
        title: 'Call {{ member.name }}',
        detail: '',
        assignee: 'tutor',
        deadline: null,
        outcomes: [
          { id: 'reached', title: 'Reached' },
          { id: 'silent', title: 'No answer' },
        ],
      },
      ends: ['reached', 'silent'],
    },
  ],
  edges: [{ from: 'hello', outcome: 'done', to: 'call' }],
  layout: {},
};

const enroll = (members: readonly object[]) => api.call<EnrollResult>('POST', `/v1/flows/${flow}/enroll`, { members });
const runsOf = async (query = '') => (await api.call<Page<RunSummary>>('GET', `/v1/flows/${flow}/runs${query}`)).body;
const runOf = async (userId: string) => (await runsOf()).items.find(({ member }) => member.userId === userId) as RunSummary;
const countsNow = async () => (await api.call<StepCounts>('GET', `/v1/flows/${flow}/counts`)).body;
const openTask = async (userId: string) =>
  (await api.call<readonly TaskDto[]>('GET', '/v1/tasks?status=open')).body.find(({ member }) => member.userId === userId) as TaskDto;

beforeAll(async () => {
  api = await apiUnderTest();
  const { body } = await api.call<FlowDetail>('POST', '/v1/flows', { document: callBack });
  flow = body.id;
  const published = await api.call('POST', `/v1/flows/${flow}/publish`, { rev: body.rev });
  expect(published.body).toMatchObject({ number: 1 });
});
afterAll(() => api.close());

describe('enrolling', () => {
  test('whoever is not enrolled is named with the reason; the others are in', async () => {
    const { body } = await enroll([
      { userId: 'ann', context: { course: 'AAA' } },
      { userId: 'bob' },
      { userId: 'ann', context: { course: 'AAA' } },
    ]);
    expect(body.enrolled).toBe(1);
    expect(body.excluded.map(({ userId }) => userId)).toEqual(['bob', 'ann']);
    for (const { reason } of body.excluded) expect(reason).not.toBe('');
  });

  test('the same idempotency key enrolls once, and its repetition is no exclusion', async () => {
    const request = [{ userId: 'kim', context: { course: 'AAA' }, idempotencyKey: 'order-7' }];
    expect((await enroll(request)).body).toEqual({ enrolled: 1, excluded: [] });
    expect((await enroll(request)).body).toEqual({ enrolled: 1, excluded: [] });
    expect((await runsOf()).items.filter(({ member }) => member.userId === 'kim')).toHaveLength(1);
  });

  test('a table brings its columns as context, in the types of the flow', async () => {
    const raw = '\ufeffuserId,course,score\r\ncsv-1,BBB,7.5\r\ncsv-2,BBB,\r\n';
    const headers = { authorization: `Bearer ${api.apiKey}`, 'content-type': 'text/csv; charset=utf-8' };
    const answer = await api.ask<EnrollResult>('POST', `/v1/flows/${flow}/enroll/csv`, { raw, headers });
    expect(answer.body).toEqual({ enrolled: 2, excluded: [] });
    const run = await api.call<RunDetail>('GET', `/v1/runs/${(await runOf('csv-1')).id}`);
    expect(run.body.context).toEqual({ course: 'BBB', score: 7.5 });
  });

  test('a flow that is not published here enrolls nobody and says so', async () => {
    const { body: draft } = await api.call<FlowDetail>('POST', '/v1/flows', { name: 'Draft' });
    const answer = await api.call('POST', `/v1/flows/${draft.id}/enroll`, { members: [{ userId: 'ann' }] });
    expect(answer.status).toBe(404);
    expect(answer.body.detail).toContain('Publish it first');
  });
});

describe('seeing', () => {
  test('counts, runs and trails tell one story', async () => {
    await api.send('/v1/identify', { userId: 'eve', traits: { name: 'Eve', timezone: 'Europe/London' } });
    await api.send('/v1/track', { userId: 'eve', event: 'asked', properties: { course: 'CCC' } });
    await api.settle();
    const { id } = await runOf('eve');
    const { body: run } = await api.call<RunDetail>('GET', `/v1/runs/${id}`);
    expect(run).toMatchObject({
      status: 'active',
      key: 'CCC',
      zone: 'Europe/London',
      rehearsal: false,
      member: { userId: 'eve', name: 'Eve' },
    });
    expect(run.resting).toEqual([{ step: 'call', due: null }]);
    expect(run.trail.map(({ kind, step }) => [kind, step])).toEqual([
      ['started', null],
      ['left', 'hello'],
      ['resting', 'call'],
    ]);
    expect(run.document.name).toBe('Call back');
    const counts = await countsNow();
    const { items } = await runsOf('?status=active');
    expect(counts.active).toBe(items.length);
    expect(counts.steps.call?.waiting).toBe(items.length);
    expect(counts.steps.hello?.left.done).toBe(items.length);
    expect((await runsOf('?step=call')).items).toHaveLength(items.length);
    expect((await runsOf('?step=hello')).items).toHaveLength(0);
  });

  test('pages hold every run once, newest first', async () => {
    await enroll(Array.from({ length: 120 }, (_, n) => ({ userId: `many-${n}`, context: { course: 'ZZZ' } })));
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null; pages++) {
      expect(pages).toBeLessThan(10);
      const page: Page<RunSummary> = await runsOf(cursor === '' ? '' : `?cursor=${cursor}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.cursor;
    }
    const all = await api.sql<{ id: string }[]>`select id from runs where flow_id = ${flow} order by started_at desc, id desc`;
    expect(seen).toEqual(all.map(({ id }) => id));
    expect((await api.call('GET', `/v1/flows/${flow}/runs?cursor=garbage`)).status).toBe(400);
  });

  test('members are found by a part of their id or name, and signs of patterns are letters', async () => {
    const find = async (search: string) =>
      (await api.call<Page<MemberSummary>>('GET', `/v1/members?search=${encodeURIComponent(search)}`)).body.items;
    await api.send('/v1/identify', { userId: '100%_sure', traits: { name: '小美' } });
    expect((await find('小')).map(({ userId }) => userId)).toEqual(['100%_sure']);
    expect((await find('%_')).map(({ userId }) => userId)).toEqual(['100%_sure']);
    expect(await find('nobody')).toEqual([]);
  });

  test('the stream of counts begins with what is there, and sends again when it has changed', async () => {
    const response = await api.app.request(`/v1/flows/${flow}/counts/stream`, { headers: { authorization: `Bearer ${api.apiKey}` } });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const next = async () => {
      const { value } = await reader.read();
      const text = new TextDecoder().decode(value);
      expect(text).toMatch(/^event: counts\n/);
      return JSON.parse(text.replace(/^event: counts\ndata: /, '')) as StepCounts;
    };
    const before = await next();
    await enroll([{ userId: 'streamed', context: { course: 'S' } }]);
    expect((await next()).active).toBe(before.active + 1);
    await reader.cancel();
  });
});

describe('acting', () => {
  test('a task is completed by one of its outcomes, once; the run goes on with it', async () => {
    await enroll([{ userId: 'tess', context: { course: 'T' } }]);
    await api.settle();
    const task = await openTask('tess');
    expect(task).toMatchObject({ assignee: 'tutor', status: 'open', flow: { name: 'Call back' }, rehearsal: false });
    const complete = (outcome: string) => api.call<TaskDto>('POST', `/v1/tasks/${task.id}/complete`, { outcome, note: 'by phone' });
    expect((await complete('asleep')).status).toBe(400);
    expect((await complete('reached')).body).toMatchObject({ status: 'done', outcome: 'reached' });
    expect((await complete('reached')).status).toBe(200);
    expect((await complete('silent')).status).toBe(409);
    await api.settle();
    const { body: run } = await api.call<RunDetail>('GET', `/v1/runs/${task.run}`);
    expect(run.status).toBe('ended');
    expect(run.trail.find(({ kind, step }) => kind === 'left' && step === 'call')?.outcome).toBe('reached');
  });

  test('a task or run that does not exist is not found, whatever its id looks like', async () => {
    expect((await api.call('POST', '/v1/tasks/999999/complete', { outcome: 'x' })).status).toBe(404);
    expect((await api.call('POST', '/v1/tasks/x/complete', { outcome: 'x' })).status).toBe(400);
    expect((await api.call('GET', '/v1/runs/11111111-1111-4111-8111-111111111111')).status).toBe(404);
    expect((await api.call('GET', "/v1/runs/1'%20or%201=1")).status).toBe(400);
    expect((await api.call('POST', '/v1/runs/11111111-1111-4111-8111-111111111111/cancel', {})).status).toBe(404);
  });

  test('a cancelled run ends with who and why, and its open task with it', async () => {
    await enroll([{ userId: 'carl', context: { course: 'C' } }]);
    await api.settle();
    const { id } = await runOf('carl');
    for (let n = 0; n < 2; n++) expect((await api.call('POST', `/v1/runs/${id}/cancel`, { reason: 'moved away' })).status).toBe(200);
    await api.settle();
    const { body: run } = await api.call<RunDetail>('GET', `/v1/runs/${id}`);
    expect(run).toMatchObject({ status: 'ended', endReason: 'moved away', resting: [] });
    expect(JSON.stringify(run.trail.at(-1))).toContain('tests');
    expect(await openTask('carl')).toBeUndefined();
    expect((await api.call('POST', `/v1/runs/${id}/cancel`, {})).status).toBe(200);
  });
});

test('what a run has drawn can be drawn again: its seed, the size and hash of the list, and who won', async () => {
  for (const userId of ['draw-a', 'draw-b', 'draw-c']) await api.send('/v1/group', { userId, groupId: 'lucky', traits: {} });
  const document = {
    format: FLOW_FORMAT, name: 'Draw', subject: 'member', triggers: [], context: [], reentry: { type: 'afterEnd' }, exits: [], lanes: 1, start: 'draw',
    edges: [], layout: {},
    steps: [{
      id: 'draw', type: 'draw', version: 1, ends: ['done'],
      config: { audience: { from: 'community', of: 'lucky' }, winners: 2, seed: 'of the day' },
    }],
  };
  const { body: made } = await api.call<FlowDetail>('POST', '/v1/flows', { document });
  expect((await api.call('POST', `/v1/flows/${made.id}/publish`, { rev: made.rev })).status).toBe(200);
  await api.call('POST', `/v1/flows/${made.id}/enroll`, { members: [{ userId: 'drawer' }] });
  await api.settle();
  const [run] = (await api.call<Page<RunSummary>>('GET', `/v1/flows/${made.id}/runs`)).body.items;
  const { winners, listHash } = drawWinners(['draw-c', 'draw-a', 'draw-b'], 2, 'of the day');
  const { body: draws } = await api.call<readonly DrawDto[]>('GET', `/v1/runs/${run?.id}/draws`);
  expect(draws).toEqual([{ step: 'draw', at: run?.startedAt, seed: 'of the day', listHash, drawnFrom: 3, winners }]);
  expect((await api.call('GET', '/v1/runs/11111111-1111-4111-8111-111111111111/draws')).status).toBe(404);
});
