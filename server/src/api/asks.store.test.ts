// A member answers without signing in, once, on a page that can do nothing else.
import { FLOW_FORMAT, type AskConfig, type FlowDocument } from '@sopwith/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FlowDetail, OpenAskDto, Phone, RunDetail, RunSummary, Page } from './contract.ts';
import { linkOfAsk } from '../runtime/ask-link.ts';
import { type ApiUnderTest, apiUnderTest, basic } from './testing/api-under-test.ts';

let api: ApiUnderTest;
let members = 0;

beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const nps: AskConfig = {
  kind: 'nps', question: 'Would you recommend us, <b>{{ member.name }}</b>?', variable: 'score', by: 'page', deadline: { amount: 1, unit: 'days' },
};
const survey: AskConfig = {
  kind: 'survey', question: 'Two questions', variable: 'unused', by: 'chat', deadline: null,
  questions: [
    { name: 'stars', title: 'Stars', kind: 'scale', required: true, options: [] },
    { name: 'why', title: 'Why', kind: 'text', required: false, options: [] },
  ],
};

async function asked(config: AskConfig): Promise<{ userId: string; flow: string; question: Extract<Phone['entries'][number], { type: 'question' }> }> {
  const ends = config.kind === 'nps' ? ['promoter', 'passive', 'detractor', 'timeout'] : ['answered'];
  const document = {
    format: FLOW_FORMAT, name: 'Ask', subject: 'member', triggers: [], context: [], reentry: { type: 'afterEnd' }, exits: [], lanes: 1,
    start: 'ask', steps: [{ id: 'ask', type: 'ask', version: 1, config, ends }], edges: [], layout: {},
  } as unknown as FlowDocument;
  const { body } = await api.call<FlowDetail>('POST', '/v1/flows', { document });
  await api.call('POST', `/v1/flows/${body.id}/publish`, { rev: body.rev });
  const userId = `m${members++}`;
  await api.send('/v1/identify', { userId, traits: { name: 'Lin' } });
  await api.call('POST', `/v1/flows/${body.id}/enroll`, { members: [{ userId }] });
  await api.settle();
  const { body: phone } = await api.call<Phone>('GET', `/v1/phone/live/${userId}`);
  const question = phone.entries.find((entry) => entry.type === 'question');
  if (question?.type !== 'question') throw new Error('expected a question on the phone');
  return { userId, flow: body.id, question };
}

async function runOf(flow: string): Promise<RunDetail> {
  await api.settle();
  const { items } = (await api.call<Page<RunSummary>>('GET', `/v1/flows/${flow}/runs`)).body;
  return (await api.call<RunDetail>('GET', `/v1/runs/${items[0]?.id}`)).body;
}

const open = (token: string, headers: Record<string, string> = {}) => api.ask<string>('GET', `/q/${token}`, { headers });
const post = (token: string, body: string) =>
  api.ask<string>('POST', `/q/${token}`, {
    raw: body,
    // As a browser sends a form from a page without a referrer: without an origin, and from elsewhere for all we know.
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' },
  });

describe('the list of open questions', () => {
  const openTo = async (userId: string) => (await api.call<readonly OpenAskDto[]>('GET', `/v1/asks?userId=${userId}`)).body;

  test('gives an app what one member is still to answer, with the link that takes the answer', async () => {
    const { userId, flow, question } = await asked(nps);
    await asked(nps);
    const [found, ...others] = await openTo(userId);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ userId, flow: { id: flow, name: 'Ask' }, step: 'ask', place: 'page', form: question.form, link: `/q/${question.ask}` });
    const { body: page } = await api.ask<string>('GET', found?.link ?? '');
    expect(page).toContain('Would you recommend us');
    await post(question.ask, 'score=9');
    expect(await openTo(userId)).toEqual([]);
    expect(await openTo('nobody')).toEqual([]);
  });

  test('leaves out what is past its deadline or belongs to another scope', async () => {
    const { userId, question } = await asked(nps);
    expect((await api.call<readonly OpenAskDto[]>('GET', `/v1/asks?userId=${userId}&scope=elsewhere`)).status).toBe(404);
    await api.sql`update asks set due_at = 1 where token = ${question.ask}`;
    expect(await openTo(userId)).toEqual([]);
  });

  test('is not to be had with a write key, or for everybody at once', async () => {
    const headers = { authorization: basic(api.writeKey) };
    expect((await api.ask('GET', '/v1/asks?userId=m0', { headers })).status).toBe(401);
    expect((await api.call('GET', '/v1/asks')).status).toBe(400);
  });
});

describe('the page', () => {
  test('asks in the reader’s language, runs no script and loads nothing', async () => {
    const { question } = await asked(nps);
    const page = await open(question.ask, { 'accept-language': 'en-GB,en' });
    expect(page.status).toBe(200);
    expect(page.body).toContain('lang="en"');
    expect((await open(question.ask, { 'accept-language': 'zh-CN' })).body).toContain('提交');
    // What comes from a member or an operator is text.
    expect(page.body).not.toContain('<b>');
    expect(page.body).toContain('Lin');
    expect(page.body).not.toMatch(/<script|https?:/);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/);
    expect(policy).not.toContain('unsafe');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  test('takes one answer, which the run and its conditions know', async () => {
    const { question, flow, userId } = await asked(nps);
    expect((await post(question.ask, '')).status).toBe(422);
    expect((await post(question.ask, 'score=11')).status).toBe(422);
    const answered = await post(question.ask, 'score=9');
    expect([answered.status, answered.headers.get('location')]).toEqual([303, `/q/${question.ask}?lang=zh`]);
    await post(question.ask, 'score=1');
    expect((await open(question.ask)).body).toContain('已经收到');
    const run = await runOf(flow);
    expect(run.variables).toEqual({ score: 9 });
    expect(run.trail.find(({ kind }) => kind === 'left')?.outcome).toBe('promoter');
    const told = await api.sql`
      select e.name, e.properties from events e join members m on m.id = e.member_id where m.external_id = ${userId} and e.name like '$survey%' order by e.seq`;
    expect(told).toEqual([
      { name: '$survey.asked', properties: { step: 'ask', kind: 'nps' } },
      { name: '$survey.answered', properties: { step: 'ask', kind: 'nps', outcome: 'promoter', score: 9 } },
    ]);
  });

  test('closes with its run, and knows no other address', async () => {
    const { question, flow } = await asked(nps);
    const { id } = await runOf(flow);
    await api.call('POST', `/v1/runs/${id}/cancel`, {});
    await api.settle();
    expect((await open(question.ask)).body).toContain('已经结束');
    expect((await open('no-such-token')).status).toBe(404);
    expect((await post('no-such-token', 'score=9')).status).toBe(404);
  });

  test('makes guessing slow', async () => {
    const guesses = await Promise.all(Array.from({ length: 60 }, (_, n) => open(`guess-${n}`)));
    expect(guesses.some(({ status }) => status === 429)).toBe(true);
  });
});

test('in the conversation a survey is answered question by question, and what need not be answered may stay empty', async () => {
  const { question, flow, userId } = await asked(survey);
  const answer = (given: object) => api.call('POST', `/v1/phone/live/${userId}/answers`, { ask: question.ask, given });
  expect((await answer({ why: 'x' })).status).toBe(400);
  expect((await answer({ stars: 6 })).status).toBe(400);
  expect((await answer({ stars: 4, more: 1 })).status).toBe(200);
  expect((await answer({ stars: 1 })).status).toBe(409);
  expect((await runOf(flow)).variables).toEqual({ stars: 4 });
});

test.each([
  ['https://sopwith.example.org', 'https://sopwith.example.org/q/secret'],
  ['https://sopwith.example.org/', 'https://sopwith.example.org/q/secret'],
  [null, '/q/secret'],
])('under the public address %s a link is %s', (publicUrl, link) => {
  expect(linkOfAsk(publicUrl, 'secret')).toBe(link);
});
