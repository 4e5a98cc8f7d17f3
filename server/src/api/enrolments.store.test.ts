// Enrolment of many: in pages that each commit what they did, with progress, and a word about everybody who was left out.
import { FLOW_FORMAT, type FlowDocument, type SubjectKind } from '@sopwith/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workPage } from '../runtime/jobs/work-page.ts';
import { createProgramReader } from '../runtime/programs.ts';
import type { EnrolmentDto, FlowDetail } from './contract.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

const MEMBERS = 450;
const read = createProgramReader();
let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const document = (subject: SubjectKind = 'member'): FlowDocument => ({
  format: FLOW_FORMAT,
  name: 'Season',
  subject,
  triggers: [],
  context: [
    { name: 'course', type: 'text', required: true },
    { name: 'score', type: 'number' },
  ],
  reentry: { type: 'never' },
  exits: [],
  lanes: 2,
  start: 'wait',
  steps: [{ id: 'wait', type: 'wait-duration', version: 1, config: { duration: { amount: 5, unit: 'days' } }, ends: ['done'] }],
  edges: [],
  layout: {},
});

async function published(subject?: SubjectKind): Promise<string> {
  const { body } = await api.call<FlowDetail>('POST', '/v1/flows', { document: document(subject) });
  expect((await api.call('POST', `/v1/flows/${body.id}/publish`, { rev: body.rev })).status).toBe(200);
  return body.id;
}

const list = (prefix: string, from = 0) => Array.from({ length: MEMBERS - from }, (_, n) => ({ userId: `${prefix}${from + n}` }));
const ask = (flow: string, body: object) => api.call<EnrolmentDto>('POST', `/v1/flows/${flow}/enrolments`, body);
const page = (id: string) => workPage(api.sql, read, () => undefined, Number(id));
const look = async (id: string) => (await api.call<EnrolmentDto>('GET', `/v1/enrolments/${id}`)).body;
const leftOut = async (id: string, language = 'en') =>
  (await api.call<string>('GET', `/v1/enrolments/${id}/left-out.csv?language=${language}`)).body.split('\r\n').slice(1, -1);
const runsOf = async (flow: string) =>
  api.sql<{ userId: string; state: { context: object } }[]>`
    select m.external_id as "userId", r.state from runs r join members m on m.id = r.member_id where r.flow_id = ${flow} order by 1`;

async function finish(id: string): Promise<EnrolmentDto> {
  while (await page(id));
  return look(id);
}

test('a long list is answered at once, enrolled page by page, and each of it once although a page dies', async () => {
  const flow = await published();
  const { body: begun } = await ask(flow, { members: list('a'), context: { course: 'AAA' } });
  expect(begun).toMatchObject({ status: 'running', total: MEMBERS, enrolled: 0, excluded: {}, segment: null, by: 'tests' });
  await page(begun.id);
  const dying = new Proxy(api.sql, {
    get: (target, name) =>
      name === 'begin'
        ? (work: (tx: unknown) => Promise<unknown>) => target.begin(async (tx) => work(tx).then(() => Promise.reject(new Error('killed'))))
        : Reflect.get(target, name),
  });
  await expect(workPage(dying, read, () => undefined, Number(begun.id))).rejects.toThrow('killed');
  const between = await look(begun.id);
  expect(between.enrolled).toBeGreaterThan(0);
  expect(between.enrolled).toBeLessThan(MEMBERS);
  expect(await runsOf(flow)).toHaveLength(between.enrolled);
  expect(await finish(begun.id)).toMatchObject({ status: 'done', enrolled: MEMBERS, excluded: {} });
  expect(new Set((await runsOf(flow)).map(({ userId }) => userId)).size).toBe(MEMBERS);
  expect(await runsOf(flow)).toHaveLength(MEMBERS);
});

test('cancelled, it enrolls no more; who is in stays in, and the report names everybody whose turn did not come', async () => {
  const flow = await published();
  const { body: begun } = await ask(flow, { members: list('b'), context: { course: 'BBB' } });
  await page(begun.id);
  const { body: cancelled } = await api.call<EnrolmentDto>('POST', `/v1/enrolments/${begun.id}/cancel`);
  expect(cancelled.status).toBe('cancelled');
  expect(cancelled.endedAt).not.toBeNull();
  expect(await finish(begun.id)).toEqual(cancelled);
  expect(await runsOf(flow)).toHaveLength(cancelled.enrolled);
  const rest = await leftOut(begun.id);
  expect(rest).toHaveLength(MEMBERS - cancelled.enrolled);
  expect(rest.at(-1)).toBe(`b${MEMBERS - 1},cancelled,cancelled before their turn`);
});

test('a segment is enrolled as it is when the enrolment begins, and who is left out is counted and named by reason', async () => {
  const flow = await published();
  await api.call('PUT', '/v1/segments/keen', { name: 'Keen', condition: { type: 'tag', tag: 'keen' } });
  await api.sql`
    with made as (insert into members (scope_id, external_id, joined_at) select 'live', 's' || n, 0 from generate_series(0, ${MEMBERS - 1}) n returning id)
    insert into segment_members (segment_id, scope_id, member_id, inside, since) select 'keen', 'live', id, true, 0 from made`;
  await ask(flow, { members: [{ userId: 's7' }], context: { course: 'C' } }).then(({ body }) => finish(body.id));
  const { body: begun } = await ask(flow, { segment: 'keen', context: { course: 'CCC' } });
  expect(begun).toMatchObject({ total: null, segment: 'Keen' });
  await page(begun.id);
  await api.sql`update segment_members set inside = false where member_id = (select id from members where external_id = 's8')`;
  expect(await finish(begun.id)).toMatchObject({ status: 'done', total: MEMBERS, enrolled: MEMBERS - 1, excluded: { alreadyIn: 1 } });
  expect(await leftOut(begun.id)).toEqual(['s7,alreadyIn,already inside']);
  expect(await leftOut(begun.id, 'zh')).toEqual(['s7,alreadyIn,已经在流程里']);
});

describe('a table', () => {
  const send = (flow: string, raw: BodyInit, query = '') => {
    const headers = { authorization: `Bearer ${api.apiKey}`, 'content-type': 'text/csv' };
    return api.ask<EnrolmentDto>('POST', `/v1/flows/${flow}/enrolments/csv${query}`, { raw, headers });
  };

  test('brings its columns in the types of the flow, in UTF-8 with a mark or in GBK', async () => {
    const flow = await published();
    const gbk = Uint8Array.from([...Buffer.from('userId,course\n'), ...Buffer.from('g1,'), 0xca, 0xfd, 0xd1, 0xa7, 0x0a]);
    for (const raw of ['\ufeffuserId,course,score\r\nt1,AAA,7.5\r\nt2,AAA,seven\r\nt3,,1\r\n', gbk]) {
      await finish((await send(flow, raw)).body.id);
    }
    expect((await runsOf(flow)).map(({ userId, state }) => [userId, state.context])).toEqual([
      ['g1', { course: '数学' }],
      ['t1', { course: 'AAA', score: 7.5 }],
      ['t2', { course: 'AAA' }],
    ]);
    const { body: all } = await api.call<readonly EnrolmentDto[]>('GET', `/v1/flows/${flow}/enrolments`);
    expect(all.map(({ enrolled, excluded }) => [enrolled, excluded])).toEqual([
      [1, {}],
      [2, { contextMissing: 1 }],
    ]);
  });

  test('a key used again answers with the enrolment that it made, and a row with its own key starts one run', async () => {
    const flow = await published();
    const table = 'userId,course,idempotencyKey\nk1,A,order-1\nk1,A,order-1\n';
    const first = await send(flow, table, '?key=monday');
    const again = await send(flow, table, '?key=monday');
    expect(again.body.id).toBe(first.body.id);
    expect(await finish(first.body.id)).toMatchObject({ enrolled: 2, excluded: {} });
    expect(await runsOf(flow)).toHaveLength(1);
  });

  test('a table longer than one request may enroll at once is taken', async () => {
    const flow = await published();
    const table = `userId,course\n${Array.from({ length: 10_001 }, (_, n) => `x${n},A`).join('\n')}`;
    expect((await send(flow, table)).body).toMatchObject({ status: 'running', total: 10_001 });
  });
});

describe('what cannot be done is refused with what to do', () => {
  test.each([
    ['nobody named', {}, 400, 'a segment or members'],
    ['both named', { segment: 'keen', members: [{ userId: 'a' }] }, 400, 'a segment or members'],
    ['a segment that is not there', { segment: 'none' }, 404, 'segment'],
  ])('%s', async (_what, body, status, says) => {
    const answer = await api.call('POST', `/v1/flows/${await published()}/enrolments`, body);
    expect([answer.status, answer.body.detail]).toEqual([status, expect.stringContaining(says)]);
  });

  test('a segment for a flow about something else, and a flow that is not published', async () => {
    const about = await api.call('POST', `/v1/flows/${await published('activity')}/enrolments`, { segment: 'keen' });
    expect([about.status, about.body.detail]).toEqual([400, expect.stringContaining('not about members')]);
    const { body: draft } = await api.call<FlowDetail>('POST', '/v1/flows', { name: 'Draft' });
    expect((await api.call('POST', `/v1/flows/${draft.id}/enrolments`, { segment: 'keen' })).status).toBe(404);
  });

  test('a job that a step waits for is neither shown nor cancelled here', async () => {
    const [job] = await api.sql<{ id: number }[]>`
      insert into jobs (scope_id, type, flow_id, cause, asked_by, spec, status, phase, depth, created_at, created_by)
      values ('live', 'enroll', 'f', 'run/step#1', 'run/step#1', '{}', 'running', 'waiting', 0, 0, '$flow') returning id`;
    expect((await api.call('POST', `/v1/enrolments/${job?.id}/cancel`)).status).toBe(404);
    expect(await api.sql`select status from jobs where id = ${job?.id as number}`).toEqual([{ status: 'running' }]);
  });
});
