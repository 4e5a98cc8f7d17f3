// Semantics 32: a vote is for a text, and whoever wrote it has none.
import { FLOW_FORMAT, type FlowDocument } from '@sopwith/engine';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createKey } from '../auth/access-key-store.ts';
import type { ApprovalDto, FlowDetail, RunDetail, TaskDto } from './contract.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

let api: ApiUnderTest;
const keys = new Map<string, string>();
let flow: string;
let entered = 0;

const message = (id: string, text: string) => ({
  id, type: 'message', version: 1, config: { channel: 'in-app', purpose: 'crisis', text }, ends: ['done'],
});
const document = {
  format: FLOW_FORMAT, name: 'Statement', subject: 'member', triggers: [], context: [], reentry: { type: 'afterEnd' }, exits: [], lanes: 1,
  start: 'draft',
  steps: [
    {
      id: 'draft', type: 'task', version: 1,
      config: {
        title: 'Draft', detail: '', assignee: 'press', deadline: null, outcomes: [{ id: 'done', title: 'Done' }],
        form: [{ name: 'statement', title: 'Statement', kind: 'text', required: true, options: [] }],
      },
    },
    {
      id: 'agree', type: 'approval', version: 1,
      config: { title: 'Statement', text: '{{ statement }}', approvers: 'press', needed: 2, author: 'draft', deadline: { amount: 1, unit: 'hours' } },
      ends: ['timeout'],
    },
    message('publish', '{{ approvedText }}'), message('no', 'no: {{ approvalNote }}'), message('alone', 'too few'),
  ],
  edges: [
    { from: 'draft', outcome: 'done', to: 'agree' },
    { from: 'agree', outcome: 'approved', to: 'publish' },
    { from: 'agree', outcome: 'rejected', to: 'no' },
    { from: 'agree', outcome: 'tooFew', to: 'alone' },
  ],
  layout: {},
} as unknown as FlowDocument;

beforeAll(async () => {
  api = await apiUnderTest();
  for (const name of ['ada', 'bo', 'cy', 'dot', 'stranger']) keys.set(name, (await createKey(api.sql, { kind: 'api', scope: 'live', name })).key);
  const { body } = await api.call<FlowDetail>('POST', '/v1/flows', { document });
  flow = body.id;
  await api.call('POST', `/v1/flows/${flow}/publish`, { rev: body.rev });
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.sql`delete from roster`;
  for (const person of ['ada', 'bo', 'cy', 'dot']) await api.call('POST', '/v1/roster', { role: 'press', person, startsAt: 0 });
});

const as = <T = ApprovalDto>(person: string, method: string, path: string, body?: object) =>
  api.ask<T>(method, path, { ...(body === undefined ? {} : { body }), headers: { authorization: `Bearer ${keys.get(person)}` } });

/** A member enters, ada drafts, and the others are asked. */
async function drafted(statement = 'We are sorry'): Promise<{ userId: string; open: ApprovalDto | undefined }> {
  const userId = `m${entered++}`;
  await api.call('POST', `/v1/flows/${flow}/enroll`, { members: [{ userId }] });
  await api.settle();
  const tasks = (await api.call<readonly TaskDto[]>('GET', '/v1/tasks?status=open')).body;
  const task = tasks.find(({ member }) => member.userId === userId) as TaskDto;
  await as('ada', 'POST', `/v1/tasks/${task.id}/complete`, { outcome: 'done', form: { statement } });
  await api.settle();
  await api.settle();
  const open = (await as<readonly ApprovalDto[]>('bo', 'GET', '/v1/approvals?status=open')).body.find(({ member }) => member.userId === userId);
  return { userId, open };
}

const vote = (person: string, { id, textHash }: ApprovalDto, choice = 'approve', note?: string) =>
  as(person, 'POST', `/v1/approvals/${id}/vote`, { vote: choice, textHash, ...(note === undefined ? {} : { note }) });
const saidTo = async (userId: string) => {
  await api.settle();
  const found = await api.sql<{ text: string }[]>`
    select x.text from messages x join members m on m.id = x.member_id where m.external_id = ${userId}`;
  return found.map(({ text }) => text);
};

test('enough who agree approve it, each counting once; the author was not asked', async () => {
  const { userId, open } = await drafted();
  expect(open).toMatchObject({ text: 'We are sorry', approvers: ['bo', 'cy', 'dot'], youAre: 'approver', needed: 2 });
  const approval = open as ApprovalDto;
  expect((await vote('bo', approval)).body.votes).toHaveLength(1);
  expect((await vote('bo', approval)).body.status).toBe('open');
  expect((await vote('ada', approval)).status).toBe(403);
  expect((await vote('stranger', approval)).status).toBe(403);
  expect((await vote('cy', approval)).body.status).toBe('approved');
  expect((await vote('dot', approval)).status).toBe(409);
  expect(await saidTo(userId)).toEqual(['We are sorry']);
});

test('an edit voids the votes, and whoever edited has none any more', async () => {
  const { userId, open } = await drafted();
  const before = open as ApprovalDto;
  await vote('bo', before);
  const edited = await as('dot', 'PUT', `/v1/approvals/${before.id}/text`, { text: 'We are truly sorry', textHash: before.textHash });
  expect(edited.body).toMatchObject({ text: 'We are truly sorry', votes: [], youAre: 'author' });
  expect(edited.body.voidVotes).toMatchObject([{ vote: 'approve', textHash: before.textHash }]);
  // A vote for the text as it was counts for nothing.
  expect((await vote('cy', before)).status).toBe(409);
  expect((await vote('dot', edited.body)).status).toBe(403);
  await vote('cy', edited.body);
  expect((await vote('bo', edited.body)).body.status).toBe('approved');
  expect(await saidTo(userId)).toEqual(['We are truly sorry']);
});

test('one rejection, with its reason, rejects it', async () => {
  const { userId, open } = await drafted();
  expect((await vote('bo', open as ApprovalDto, 'reject')).status).toBe(400);
  expect((await vote('bo', open as ApprovalDto, 'reject', 'too cold')).body.status).toBe('rejected');
  expect(await saidTo(userId)).toEqual(['no: too cold']);
});

test('too few to ask is known at once, and also once too many have edited', async () => {
  const { open } = await drafted('first');
  const first = open as ApprovalDto;
  const { body: once } = await as('bo', 'PUT', `/v1/approvals/${first.id}/text`, { text: 'second', textHash: first.textHash });
  const { body: twice } = await as('cy', 'PUT', `/v1/approvals/${first.id}/text`, { text: 'third', textHash: once.textHash });
  expect(twice.status).toBe('closed');
  expect(await saidTo(first.member.userId)).toEqual(['too few']);
  await api.sql`delete from roster where person in ('cy', 'dot')`;
  const alone = await drafted();
  expect(alone.open).toBeUndefined();
  expect(await saidTo(alone.userId)).toEqual(['too few']);
});

test('an approval ends with its run', async () => {
  const { open } = await drafted();
  const { run, id } = open as ApprovalDto;
  await api.call('POST', `/v1/runs/${run}/cancel`, { reason: 'over' });
  await api.settle();
  expect((await api.call<RunDetail>('GET', `/v1/runs/${run}`)).body.status).toBe('ended');
  expect((await vote('bo', open as ApprovalDto)).status).toBe(409);
  expect((await as<readonly ApprovalDto[]>('bo', 'GET', '/v1/approvals')).body.find((one) => one.id === id)?.status).toBe('closed');
});
