// What the workspace declares about its data, and what that does to flows, segments and suggestions.
import { type Condition, FLOW_FORMAT, type FlowDocument } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CatalogDto, DeclarationDto, FlowDetail, PublishedVersion, SeenName } from './contract.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const level = { event: null, name: 'level', type: 'number' };
const grade = { event: null, name: 'grade', type: 'choice', choices: ['one', 'two'], note: 'As the school says' };
const amount = { event: 'paid', name: 'amount', type: 'number' };
const declare = (...declarations: readonly object[]) => api.call<DeclarationDto[]>('PUT', '/v1/declarations', { declarations });
const when = (name: string, value: string | number): Condition => ({
  type: 'compare',
  left: { type: 'attribute', name },
  op: 'eq',
  right: { type: 'value', value },
});

const branching = (condition: Condition): FlowDocument => ({
  format: FLOW_FORMAT,
  name: 'By level',
  subject: 'member',
  triggers: [],
  context: [],
  reentry: { type: 'afterEnd' },
  exits: [],
  lanes: 1,
  start: 'which',
  steps: [
    { id: 'which', type: 'branch', version: 1, config: { cases: [{ id: 'yes', name: 'Yes', when: condition as never }] }, ends: ['yes', 'otherwise'] },
  ],
  edges: [],
  layout: { which: { x: 0, y: 0 } },
});

async function publish(condition: Condition) {
  const { body: flow } = await api.call<FlowDetail>('POST', '/v1/flows', { document: branching(condition) });
  return api.call<PublishedVersion & { problems?: readonly { code: string }[] }>('POST', `/v1/flows/${flow.id}/publish`, { rev: flow.rev });
}

test('nothing is checked while nothing is declared', async () => {
  expect(await publish(when('level', 'high'))).toMatchObject({ status: 200, body: { warnings: [] } });
});

test('declared names come back as they were given, and declaring again changes them', async () => {
  expect((await declare(level, { ...grade, choices: ['one'] })).status).toBe(200);
  const { body } = await declare(grade, amount);
  expect(body).toMatchObject([
    { ...grade, updatedBy: expect.stringContaining('tests') },
    { ...level, choices: [], note: '' },
    { ...amount, choices: [] },
  ]);
  expect((await api.call<DeclarationDto[]>('GET', '/v1/declarations')).body).toEqual(body);
});

test('what is exported can be imported: it is the same list', async () => {
  const { body } = await api.call<DeclarationDto[]>('GET', '/v1/declarations');
  const lines = body.map(({ updatedAt: _, updatedBy: __, ...line }) => line);
  expect((await declare(...lines)).body.map(({ updatedAt: _, updatedBy: __, ...line }) => line)).toEqual(lines);
});

test.each([
  ['a choice without choices', { ...grade, choices: [] }],
  ['choices of a number', { ...level, choices: ['one'] }],
  ['a name that no condition could hold', { ...level, name: 'a b' }],
  ['an unknown type', { ...level, type: 'colour' }],
])('%s is refused', async (_, line) => expect((await declare(line)).status).toBe(400));

test('a flow that compares a number with a text is not published', async () => {
  expect(await publish(when('level', 'high'))).toMatchObject({ status: 422, body: { problems: [{ code: 'condition.typeMismatch' }] } });
});

test('a name that nobody declared is a warning, and the flow is published', async () => {
  expect(await publish(when('town', 'Wuhan'))).toMatchObject({
    status: 200,
    body: { number: 1, warnings: [{ code: 'condition.undeclared', data: { name: 'town' } }] },
  });
});

test('a segment keeps to what is declared too', async () => {
  const refused = await api.call('PUT', '/v1/segments/graded', { name: 'Graded', condition: when('grade', 'three') });
  expect(refused).toMatchObject({ status: 400, body: { problems: [{ code: 'condition.unknownChoice' }] } });
  expect((await api.call('PUT', '/v1/segments/graded', { name: 'Graded', condition: when('grade', 'two') })).status).toBe(200);
});

test('the catalog tells editors the types, and what segments are called', async () => {
  expect((await api.call<CatalogDto>('GET', '/v1/catalog')).body.dictionary).toEqual({
    attributes: { level: 'number', grade: { oneOf: ['one', 'two'] } },
    events: { paid: { amount: 'number' } },
    segments: { graded: 'Graded' },
  });
});

test('what comes in undeclared, or not as declared, is taken all the same and listed', async () => {
  await api.send('/v1/identify', { userId: 'u1', traits: { level: 'high', grade: 'two', city: 'Wuhan' } });
  await api.send('/v1/track', { userId: 'u1', event: 'paid', properties: { amount: 5, on: '2026-03-01' } });
  await api.send('/v1/track', { userId: 'u1', event: 'paid', properties: { amount: '5', on: 3 } });
  expect((await api.call<SeenName[]>('GET', '/v1/declarations/seen')).body).toEqual([
    { event: null, name: 'city', type: 'text', declared: false, times: 1, example: 'Wuhan' },
    { event: null, name: 'level', type: 'text', declared: true, times: 1, example: 'high' },
    { event: 'paid', name: 'amount', type: 'text', declared: true, times: 1, example: '5' },
    { event: 'paid', name: 'on', type: null, declared: false, times: 2, example: expect.anything() },
  ]);
});

test('a declaration can be taken back', async () => {
  expect((await api.call('DELETE', '/v1/declarations?event=paid&name=amount')).status).toBe(200);
  expect((await api.call('DELETE', '/v1/declarations?event=paid&name=amount')).status).toBe(404);
  expect((await api.call('DELETE', '/v1/declarations?name=level')).status).toBe(200);
  expect(await publish(when('level', 'high'))).toMatchObject({ status: 200, body: { warnings: [{ code: 'condition.undeclared' }] } });
});
