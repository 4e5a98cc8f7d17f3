// What comes of a split, over the API: who was given which way, who reached the goal, and whether that says anything.
import { FLOW_FORMAT, type FlowDocument } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComparisonFound, ExperimentFigures, FlowDetail } from './contract.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

let api: ApiUnderTest;
let flow: string;
const MEMBERS = 160;

const document: FlowDocument = {
  format: FLOW_FORMAT, name: 'Offer', subject: 'member', triggers: [], context: [], reentry: { type: 'afterEnd' },
  exits: [{ id: 'bought', event: 'paid', reason: 'bought', goal: true }, { id: 'gone', event: 'left', reason: 'gone' }],
  lanes: 1, start: 'ways',
  steps: [
    { id: 'ways', type: 'split', version: 1, config: { experiment: 'offer', ways: [{ id: 'a', name: 'Group price', share: 1 }, { id: 'b', name: 'Discount', share: 1 }] } },
    { id: 'wait', type: 'wait-duration', version: 1, config: { duration: { amount: 9, unit: 'days' } }, ends: ['done'] },
  ],
  edges: [{ from: 'ways', outcome: 'a', to: 'wait' }, { from: 'ways', outcome: 'b', to: 'wait' }],
  layout: {},
};

const figures = async (query = '') => (await api.call<readonly ExperimentFigures[]>('GET', `/v1/flows/${flow}/experiments${query}`)).body;

/** By the trail, the way that each was given. */
async function given(way: string): Promise<readonly string[]> {
  const found = await api.sql<{ id: string }[]>`
    select m.external_id as id from runs r join members m on m.id = r.member_id join trail t on t.run_id = r.id
    where r.flow_id = ${flow} and r.generation = 0 and t.step = 'ways' and t.kind = 'left' and t.outcome = ${way} order by 1`;
  return found.map(({ id }) => id);
}

const track = (userId: string, event: string) => api.send('/v1/track', { userId, event, messageId: `${userId}/${event}` });

beforeAll(async () => {
  api = await apiUnderTest();
  const { body } = await api.call<FlowDetail>('POST', '/v1/flows', { document });
  flow = body.id;
  await api.call('POST', `/v1/flows/${flow}/publish`, { rev: body.rev });
  await api.call('POST', `/v1/flows/${flow}/enroll`, { members: Array.from({ length: MEMBERS }, (_, n) => ({ userId: `m${n}` })) });
  await api.settle();
});
afterAll(() => api.close());

test('before anybody reached the goal there are too few to say', async () => {
  const [found] = await figures();
  expect(found).toMatchObject({ experiment: 'offer', steps: ['ways'], reasons: ['bought'], each: true });
  expect(found?.ways.map(({ name, converted, against }) => ({ name, converted, against }))).toEqual([
    { name: 'Group price', converted: 0, against: null },
    { name: 'Discount', converted: 0, against: { difference: 0, pValue: null, low: null, high: null } },
  ]);
  expect(found?.ways.reduce((sum, { subjects }) => sum + subjects, 0)).toBe(MEMBERS);
});

test('goals are counted for each way, another exit only where it is asked for, and a clear difference is told as one', async () => {
  const [a, b] = [await given('a'), await given('b')];
  for (const id of a.slice(0, 10)) await track(id, 'paid');
  for (const id of b.slice(0, 40)) await track(id, 'paid');
  for (const id of a.slice(10, 13)) await track(id, 'left');
  await api.settle();
  const [found] = await figures();
  expect(found?.ways.map(({ subjects, converted }) => [subjects, converted])).toEqual([[a.length, 10], [b.length, 40]]);
  const against = found?.ways[1]?.against;
  expect(against?.difference).toBeCloseTo(40 / b.length - 10 / a.length, 12);
  expect(against?.pValue).toBeLessThan(0.001);
  expect(against?.low).toBeGreaterThan(0);
  const [gone] = await figures('?reason=gone');
  expect(gone?.ways.map(({ converted }) => converted)).toEqual([3, 0]);
});

test('whoever comes again is counted once', async () => {
  const [again] = await given('a');
  await api.call('POST', `/v1/flows/${flow}/enroll`, { members: [{ userId: again as string }] });
  await api.settle();
  const [found] = await figures();
  expect(found?.ways.map(({ converted }) => converted)).toEqual([10, 40]);
  expect(found?.ways.reduce((sum, { subjects }) => sum + subjects, 0)).toBe(MEMBERS);
});

test('a flow that is not published has none, and one that is not there is not found', async () => {
  const { body } = await api.call<FlowDetail>('POST', '/v1/flows', { document });
  expect((await api.call('GET', `/v1/flows/${body.id}/experiments`)).body).toEqual([]);
  expect((await api.call('GET', '/v1/flows/nowhere/experiments')).status).toBe(404);
});

test('where whole groups share a way each group is one case, and the members of two groups prove nothing', async () => {
  const found = await byClass(2, 30);
  expect(found?.each).toBe(false);
  expect(found?.ways.map(({ groups, subjects, converted }) => [groups, subjects, converted])).toEqual([[1, 30, 0], [1, 30, 30]]);
  expect(found?.ways[1]?.against).toEqual({ difference: 1, pValue: null, low: null, high: null });
});

test('four groups against four are compared by their shares', async () => {
  const found = await byClass(8, 5, (n) => n % 5 === 0);
  expect(found?.ways.map(({ groups, converted }) => [groups, converted])).toEqual([[4, 4], [4, 20]]);
  const against = found?.ways[1]?.against;
  expect(against?.difference).toBeCloseTo(0.8, 12);
  expect(against?.pValue).toBeLessThan(0.001);
});

test('what a step that compares two groups found is told, latest first, with its figures', async () => {
  const list = (ids: readonly string[]) => ({ from: 'list', of: ids.join(', ') });
  const [a, b] = [await given('a'), await given('b')];
  const config = { assigned: 'members', firstName: 'Group price', first: list(a), secondName: 'Discount', second: list(b), event: 'paid', window: { amount: 1, unit: 'weeks' }, into: 'found' };
  const compared: FlowDocument = {
    ...document, name: 'Compared', exits: [], start: 'compare', edges: [],
    steps: [{ id: 'compare', type: 'compare', version: 1, config, ends: ['first', 'second', 'same', 'tooFew'] }],
  };
  const { body } = await api.call<FlowDetail>('POST', '/v1/flows', { document: compared });
  const comparisons = async () => (await api.call<readonly ComparisonFound[]>('GET', `/v1/flows/${body.id}/comparisons`)).body;
  expect(await comparisons()).toEqual([]);
  await api.call('POST', `/v1/flows/${body.id}/publish`, { rev: body.rev });
  await api.call('POST', `/v1/flows/${body.id}/enroll`, { members: [{ userId: 'lead' }] });
  await api.settle();
  expect(await comparisons()).toEqual([
    expect.objectContaining({
      step: 'compare', subject: 'lead', event: 'paid',
      found: expect.objectContaining({ finding: 'second', first: expect.objectContaining({ of: a.length, did: 10 }), second: expect.objectContaining({ of: b.length, did: 40 }) }),
    }),
  ]);
  expect((await api.call('GET', '/v1/flows/nowhere/comparisons')).status).toBe(404);
});

/** So many classes, every other one the second way, in which all reach the goal; of the first way those for whom `too` says so. */
async function byClass(classes: number, each: number, too: (n: number) => boolean = () => false): Promise<ExperimentFigures | undefined> {
  const [ways, ...rest] = document.steps;
  const table = Array.from({ length: classes }, (_, n) => [`class-${n}`, n % 2 === 0 ? 'a' : 'b']);
  const config = { ...ways?.config, experiment: `by-${classes}`, unit: 'context', field: 'class', by: 'table', table, otherwise: 'a' };
  const grouped = { ...document, context: [{ name: 'class', type: 'text' }], steps: [{ ...ways, config, ends: ['none'] }, ...rest] };
  const { body } = await api.call<FlowDetail>('POST', '/v1/flows', { document: grouped });
  await api.call('POST', `/v1/flows/${body.id}/publish`, { rev: body.rev });
  const members = Array.from({ length: classes * each }, (_, n) => ({ userId: `g${classes}-${n}`, context: { class: `class-${n % classes}` } }));
  await api.call('POST', `/v1/flows/${body.id}/enroll`, { members });
  await api.settle();
  for (const [n, { userId, context }] of members.entries()) if (Number(context.class.slice(6)) % 2 === 1 || too(Math.floor(n / classes))) await track(userId, 'paid');
  await api.settle();
  return (await api.call<readonly ExperimentFigures[]>('GET', `/v1/flows/${body.id}/experiments`)).body[0];
}
