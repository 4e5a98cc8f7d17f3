import { afterAll, beforeAll, expect, test } from 'vitest';
import { setHold } from '../runtime/sending/holds.ts';
import type { HoldsDto } from './contract.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

let api: ApiUnderTest;

beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

test('what is on hold is listed and let go by its key, once', async () => {
  const at = Date.now();
  const hold = { scopeId: 'live', key: 'I-7', audience: 'everyone', whom: '', purposes: ['marketing'], freeze: false, at, by: 'Crisis' } as const;
  await api.sql.begin((tx) => setHold(tx, { ...hold, until: at + 60_000, cause: 'a' }));
  await api.sql.begin((tx) => setHold(tx, { ...hold, key: 'I-8', until: at, cause: 'b' }));
  const listed = await api.call<HoldsDto>('GET', '/v1/holds');
  expect(listed.body).toMatchObject({ waiting: 0, holds: [{ key: 'I-7', audience: 'everyone', purposes: ['marketing'], by: 'Crisis', until: at + 60_000 }] });
  expect((await api.call<HoldsDto>('POST', '/v1/holds/release', { key: 'I-7' })).body.holds).toEqual([]);
  expect((await api.call('POST', '/v1/holds/release', { key: 'I-7' })).status).toBe(404);
  expect((await api.call('GET', '/v1/holds?scope=nowhere')).status).toBe(404);
});
