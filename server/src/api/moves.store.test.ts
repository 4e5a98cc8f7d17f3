// Members inside a flow when it gets a new version: nobody is moved unasked, and who is moved is lost nowhere.
import { FLOW_FORMAT, type FlowDocument } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProgramReader } from '../runtime/programs.ts';
import { workMoves } from '../runtime/moves/mover.ts';
import type { FlowDetail, FlowVersionRow, MoveDto, MovePreview, Page, RunDetail, RunSummary, StepCounts } from './contract.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

let api: ApiUnderTest;
let flow: string;
const MEMBERS = 450;

const say = (id: string, text: string) => ({
  id, type: 'message', version: 1, config: { channel: 'in-app', purpose: 'service', text }, ends: ['done'],
});
const document = (event: string, days: number, text: string, more: FlowDocument['steps'] = []): FlowDocument => ({
  format: FLOW_FORMAT,
  name: 'Visit',
  subject: 'member',
  triggers: [],
  context: [],
  reentry: { type: 'never' },
  exits: [{ id: 'left', event: `${event}.left`, reason: 'left' }],
  lanes: 2,
  start: 'hear',
  steps: [
    {
      id: 'hear', type: 'wait-event', version: 1,
      config: { events: [{ id: 'yes', event }], deadline: { type: 'after', duration: { amount: days, unit: 'days' } } },
      ends: ['timeout'],
    },
    say('thanks', text),
    ...more,
  ],
  edges: [{ from: 'hear', outcome: 'yes', to: 'thanks' }],
  layout: {},
});

async function publish(next: FlowDocument): Promise<void> {
  const { body } = await api.call<FlowDetail>('GET', `/v1/flows/${flow}`);
  const saved = await api.call<{ rev: number }>('PUT', `/v1/flows/${flow}/draft`, { document: next, rev: body.rev });
  expect((await api.call('POST', `/v1/flows/${flow}/publish`, { rev: saved.body.rev })).status).toBe(200);
}

async function workUntilDone(id: string): Promise<MoveDto> {
  for (let pass = 0; pass < 10; pass++) {
    await workMoves(api.sql, createProgramReader(), () => undefined);
    await api.settle();
    const { body } = await api.call<readonly MoveDto[]>('GET', `/v1/flows/${flow}/moves`);
    const move = body.find((one) => one.id === id) as MoveDto;
    if (move.status !== 'running') return move;
  }
  throw new Error(`move ${id} did not end`);
}

const messages = async (text: string) => (await api.sql`select count(*)::int as n from messages where text = ${text}`)[0]?.n as number;
const counts = async () => (await api.call<StepCounts>('GET', `/v1/flows/${flow}/counts`)).body;
const track = (userId: string, event: string) => api.send('/v1/track', { userId, event, messageId: `${userId}/${event}/${Math.random()}` });

beforeAll(async () => {
  api = await apiUnderTest();
  const { body } = await api.call<FlowDetail>('POST', '/v1/flows', { document: document('came', 5, 'old thanks') });
  flow = body.id;
  await api.call('POST', `/v1/flows/${flow}/publish`, { rev: body.rev });
  const members = Array.from({ length: MEMBERS }, (_, n) => ({ userId: `m${n}` }));
  await api.call('POST', `/v1/flows/${flow}/enroll`, { members });
  await api.settle();
});
afterAll(() => api.close());

test('a new version leaves those inside where they are, and the preview says what moving them would mean', async () => {
  await publish(document('visited', 9, 'new thanks'));
  const { body: versions } = await api.call<readonly FlowVersionRow[]>('GET', `/v1/flows/${flow}/versions`);
  expect(versions.map(({ number, active, enrolls }) => ({ number, active, enrolls }))).toEqual([
    { number: 2, active: 0, enrolls: true },
    { number: 1, active: MEMBERS, enrolls: false },
  ]);
  const { body: preview } = await api.call<MovePreview>('GET', `/v1/flows/${flow}/moves/preview?from=1&to=2`);
  expect(preview.runs).toBe(MEMBERS);
  expect(preview.steps).toEqual([
    { step: 'hear', title: { zh: '等待行为', en: 'Wait for an event' }, waiting: MEMBERS, change: 'settings', target: 'hear' },
    { step: 'thanks', title: { zh: '发消息', en: 'Send a message' }, waiting: 0, change: 'settings', target: 'thanks' },
  ]);
  await track('m0', 'came');
  await api.settle();
  expect(await messages('old thanks')).toBe(1);
});

test('moved, everybody hears what the new version listens to and nothing else; a run with an event to take takes it first', async () => {
  await track('m1', 'came');
  const before = await counts();
  const { body: move } = await api.call<MoveDto>('POST', `/v1/flows/${flow}/moves`, { from: 1, to: 2 });
  const done = await workUntilDone(move.id);
  expect(done).toMatchObject({ status: 'done', moved: MEMBERS - 2, total: MEMBERS - 1, stayed: {} });
  expect(await messages('old thanks')).toBe(2);

  expect((await counts()).steps['hear']?.waiting).toBe(MEMBERS - 2);
  expect(before.steps['hear']?.waiting).toBe(MEMBERS - 1);
  await track('m2', 'came');
  await track('m3', 'visited');
  await track('m4', 'visited.left');
  await api.settle();
  expect(await messages('new thanks')).toBe(1);
  expect(await messages('old thanks')).toBe(2);

  const { body: runs } = await api.call<Page<RunSummary>>('GET', `/v1/flows/${flow}/runs?status=ended`);
  const ended = runs.items.map(({ member, endReason }) => `${member.userId} ${endReason}`).sort();
  expect(ended).toEqual(['m0 completed', 'm1 completed', 'm3 completed', 'm4 left']);
  const visitor = runs.items.find(({ member }) => member.userId === 'm3') as RunSummary;
  expect(visitor.flow.version).toBe(2);
  const { body: detail } = await api.call<RunDetail>('GET', `/v1/runs/${visitor.id}`);
  expect(detail.trail.map(({ kind }) => kind)).toEqual(['started', 'resting', 'moved', 'left', 'left', 'ended']);
});

test('taken back, they hear what the old version listens to; those who went on meanwhile are left alone', async () => {
  const { body: moves } = await api.call<readonly MoveDto[]>('GET', `/v1/flows/${flow}/moves`);
  const { body: undo } = await api.call<MoveDto>('POST', `/v1/moves/${moves[0]?.id}/undo`);
  expect(await workUntilDone(undo.id)).toMatchObject({ status: 'done', moved: MEMBERS - 4, undoes: moves[0]?.id });
  expect((await api.call('POST', `/v1/moves/${moves[0]?.id}/undo`)).status).toBe(409);
  await track('m5', 'came');
  await track('m6', 'visited');
  await api.settle();
  expect(await messages('old thanks')).toBe(3);
  expect(await messages('new thanks')).toBe(1);
});

test('whoever stands at a step that leads nowhere stays, and is counted', async () => {
  const { body: move } = await api.call<MoveDto>('POST', `/v1/flows/${flow}/moves`, { from: 1, to: 2, mapping: { hear: null } });
  expect(await workUntilDone(move.id)).toMatchObject({ status: 'done', moved: 0, stayed: { hear: MEMBERS - 5 } });
});

test('versions and steps that are not there are refused by name', async () => {
  const ask = (body: object) => api.call('POST', `/v1/flows/${flow}/moves`, body);
  expect((await ask({ from: 1, to: 7 })).status).toBe(404);
  expect((await ask({ from: 1, to: 1 })).status).toBe(400);
  const { status, body } = await ask({ from: 1, to: 2, mapping: { hear: 'nowhere' } });
  expect([status, body.detail]).toEqual([400, expect.stringContaining('nowhere')]);
});

test('sent to a step where others stand too, and taken back, each is where they were, as if nothing had been', async () => {
  const waits = (id: string, days: number) => ({ id, type: 'wait-duration', version: 1, config: { duration: { amount: days, unit: 'days' } } });
  const longer = (first: string): FlowDocument => ({
    ...document('unused', 1, 'over'), name: 'Longer', exits: [], start: first,
    steps: [waits(first, 3), { ...say('thanks', 'over'), ends: [] }, { ...waits('last', 5), ends: ['done'] }],
    edges: [{ from: first, outcome: 'done', to: 'thanks' }, { from: 'thanks', outcome: 'done', to: 'last' }],
  });
  const { body } = await api.call<FlowDetail>('POST', '/v1/flows', { document: longer('first') });
  flow = body.id;
  await api.call('POST', `/v1/flows/${flow}/publish`, { rev: body.rev });
  await api.call('POST', `/v1/flows/${flow}/enroll`, { members: [{ userId: 'ann' }, { userId: 'bob' }] });
  await api.settle();
  const dues = () => api.sql<{ step: string; due: number }[]>`select state #>> '{tokens,0,step}' as step, due from runs where flow_id = ${flow} order by id`;
  const before = await dues();
  expect(before.map(({ step }) => step)).toEqual(['first', 'first']);
  await publish(longer('other'));
  const { body: move } = await api.call<MoveDto>('POST', `/v1/flows/${flow}/moves`, { from: 1, to: 2, mapping: { first: 'last' } });
  expect(await workUntilDone(move.id)).toMatchObject({ status: 'done', moved: 2 });
  expect((await dues()).map(({ step }) => step)).toEqual(['last', 'last']);
  // Whom that move did not move, it does not take back, though they stand there too.
  await api.call('POST', `/v1/flows/${flow}/enroll`, { members: [{ userId: 'cat' }] });
  await api.settle();
  const { body: runs } = await api.call<Page<RunSummary>>('GET', `/v1/flows/${flow}/runs`);
  const ofCat = runs.items.find(({ member }) => member.userId === 'cat');
  expect((await api.call('POST', `/v1/runs/${ofCat?.id}/move`, { step: 'other', to: 'last' })).status).toBe(200);
  await api.settle();
  const { body: undo } = await api.call<MoveDto>('POST', `/v1/moves/${move.id}/undo`);
  expect(await workUntilDone(undo.id)).toMatchObject({ status: 'done', moved: 2, stayed: {} });
  const [ann, bob, cat] = await dues();
  expect([ann, bob, cat?.step]).toEqual([...before, 'last']);
  expect((await api.call<RunDetail>('GET', `/v1/runs/${ofCat?.id}`)).body.flow.version).toBe(2);
  expect((await counts()).steps).toMatchObject({ first: { waiting: 2 }, last: { waiting: 1 }, other: { waiting: 0 } });
});
