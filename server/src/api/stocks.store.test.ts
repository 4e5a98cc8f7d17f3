// Stock: what it takes to change one, and the book that is kept of it.
import { exchangeBatch } from '@sopwith/activities';
import { FLOW_FORMAT, type FlowDocument } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createExchangeStore } from '../runtime/exchange-store.ts';
import { createProgramReader } from '../runtime/programs.ts';
import type { FlowDetail, Page } from './contract.ts';
import type { StockDto, StockEntryDto } from './member-books-shapes.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const set = (item: string, stock: { total: number | null; endsAt?: number; reason?: string }) => api.call<StockDto>('PUT', `/v1/stocks/${item}`, stock);
const book = async (item: string, cursor?: string | null) => (await api.call<Page<StockEntryDto>>('GET', `/v1/stocks/${item}/ledger${cursor ? `?cursor=${cursor}` : ''}`)).body;

function giving(item: string): FlowDocument {
  return {
    format: FLOW_FORMAT, name: 'Giving', subject: 'member', triggers: [], context: [], reentry: { type: 'afterEnd' }, exits: [], lanes: 1, start: 'give',
    steps: [{ id: 'give', type: 'grant', version: 1, config: { kind: 'parcel', item, once: false, validFor: null }, ends: ['granted', 'soldOut', 'expired'] }],
    edges: [], layout: {},
  };
}

async function give(item: string, people: readonly string[], together = false): Promise<void> {
  const { body: flow } = await api.call<FlowDetail>('POST', '/v1/flows', { document: giving(item) });
  expect(await api.call('POST', `/v1/flows/${flow.id}/publish`, { rev: flow.rev })).toMatchObject({ status: 200 });
  const members = people.map((userId) => ({ userId }));
  for (const page of together ? [members] : members.map((one) => [one])) await api.call('POST', `/v1/flows/${flow.id}/enroll`, { members: page });
  const [lane] = await api.sql<{ lane: number }[]>`select lane_id as lane from runs where flow_id = ${flow.id} limit 1`;
  const store = createExchangeStore(api.sql, createProgramReader());
  for (let batches = 0; batches < 5; batches++) await exchangeBatch(store, lane?.lane as number, 100);
}

test('a stock is set without a reason, and changed only with one', async () => {
  expect((await set('mug', { total: 10 })).status).toBe(200);
  expect((await set('mug', { total: 20 })).status).toBe(400);
  expect((await set('mug', { total: 20, reason: '  ' })).status).toBe(400);
  expect((await api.call<readonly StockDto[]>('GET', '/v1/stocks')).body.find(({ item }) => item === 'mug')?.total).toBe(10);
  expect((await set('mug', { total: 20, reason: 'ten more came' })).body).toMatchObject({ item: 'mug', total: 20 });
});

test('the book tells who was given one and what was left, who changed it by how much and why, newest first', async () => {
  await set('pen', { total: 5, reason: 'bought' });
  await give('pen', ['ann', 'bob']);
  await set('pen', { total: 3, endsAt: 4_000_000_000_000, reason: 'two were broken' });
  await give('pen', ['cat', 'dan']);
  await set('pen', { total: null, reason: 'made on demand' });
  await set('pen', { total: 9, reason: 'counted' });
  const { items, cursor } = await book('pen');
  const told = items.map(({ kind, change, remained, reason }) => [kind, change, remained, reason]);
  // Two things of one millisecond may stand either way round.
  const sorted = (lines: readonly unknown[]) => lines.map((line) => JSON.stringify(line)).toSorted();
  expect(sorted(told)).toEqual(
    sorted([
      ['adjustment', null, 6, 'counted'],
      ['adjustment', null, null, 'made on demand'],
      ['grant', -1, 0, 'Giving'],
      ['adjustment', -2, 1, 'two were broken'],
      ['grant', -1, 3, 'Giving'],
      ['grant', -1, 4, 'Giving'],
      ['adjustment', 5, 5, 'bought'],
    ]),
  );
  // One was left for the two who came last.
  expect(items.filter(({ kind }) => kind === 'grant').map(({ who }) => who).toSorted()).toEqual(['ann', 'bob', expect.stringMatching(/^(cat|dan)$/)]);
  expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).toSorted((a, b) => b - a));
  expect(items.filter(({ kind }) => kind === 'adjustment').every(({ who, run }) => who !== '' && run === null)).toBe(true);
  expect(items.find(({ reason }) => reason === 'two were broken')?.endsAt).toBe(4_000_000_000_000);
  expect(cursor).toBeNull();
});

test('of those who were given one at one instant, whoever came later and left less stands first', async () => {
  await set('card', { total: 9 });
  await give('card', ['fay', 'gus', 'hal', 'ida', 'joe', 'kim'], true);
  const given = (await book('card')).items.filter(({ kind }) => kind === 'grant');
  expect(new Set(given.map(({ at }) => at)).size).toBe(1);
  expect(given.map(({ remained }) => remained)).toEqual([3, 4, 5, 6, 7, 8]);
});

test('a long book is read page by page, each entry once', async () => {
  await set('cap', { total: 0 });
  for (let n = 1; n <= 60; n++) await set('cap', { total: n, reason: `count ${n}` });
  const first = await book('cap');
  const second = await book('cap', first.cursor);
  expect([first.items.length, second.items.length, second.cursor]).toEqual([50, 11, null]);
  const all = [...first.items, ...second.items];
  expect(new Set(all.map(({ id }) => id)).size).toBe(61);
  expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted((a, b) => b - a));
  expect((await api.call('GET', '/v1/stocks/cap/ledger?cursor=nonsense')).status).toBe(400);
});

test('what nobody keeps a stock of has a book of what was given', async () => {
  await give('sticker', ['eve']);
  expect((await book('sticker')).items).toMatchObject([{ kind: 'grant', who: 'eve', change: -1, remained: null }]);
  expect((await book('nothing')).items).toEqual([]);
});
