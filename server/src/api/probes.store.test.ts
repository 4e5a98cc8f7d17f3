// What machines may ask without signing in, and what they may not.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, METRICS_TOKEN } from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const bearer = { authorization: `Bearer ${METRICS_TOKEN}` };

test('the metrics are for whoever has their token: no other key opens them, and the token opens nothing else', async () => {
  const answer = await api.ask<string>('GET', '/metrics', { headers: bearer });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatch(/^sopwith_due_lag_seconds \d/m);
  expect((await api.ask('GET', '/metrics', { headers: { authorization: `Bearer ${api.apiKey}` } })).status).toBe(401);
  expect((await api.ask('GET', '/v1/flows', { headers: bearer })).status).toBe(401);
});

test('without a worker the API is ready, and says that none is there', async () => {
  const parts = { postgres: 'ok', migrations: 'ok', temporal: 'ok', workers: 'away' };
  expect(await api.ask('GET', '/readyz')).toMatchObject({ status: 200, body: { ready: true, parts } });
  expect(await api.ask('GET', '/readyz?all=1')).toMatchObject({ status: 503, body: { ready: false, parts } });
});

test('a database older than this build makes it not ready, a newer one does not', async () => {
  const shift = (by: number) => api.sql`update drizzle.__drizzle_migrations set created_at = created_at + ${by}`;
  await shift(-1);
  expect(await api.ask('GET', '/readyz')).toMatchObject({ status: 503, body: { parts: { migrations: 'away' } } });
  await shift(1_000);
  expect(await api.ask('GET', '/readyz')).toMatchObject({ status: 200 });
});

test('what a late lane, a paused flow and a failed run do to the figures', async () => {
  const figure = async (name: string) => {
    const { body } = await api.ask<string>('GET', '/metrics', { headers: bearer });
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(body)?.[1]);
  };
  const now = Date.now();
  const [lane] = await api.sql<{ id: number }[]>`
    insert into lanes (scope_id, flow_id, version_id, workflow_id, workflow_type) values ('live', 'f', 1, 'lane/f', 'F') returning id`;
  await api.sql`
    insert into runs (id, scope_id, flow_id, version_id, lane_id, member_id, key, generation, status, state, due, rev, started_at)
    select gen_random_uuid(), 'live', 'f', 1, ${lane?.id as number}, n, '', 0, case n when 1 then 'failed' else 'active' end, '{}', case n when 2 then ${now - 60_000}::bigint end, 1, 0
    from generate_series(1, 3) n`;
  await api.sql`insert into run_inputs (run_id, lane_id, source, kind, at, seq) select id, lane_id, 'e1', 'event', ${now - 30_000}, 1 from runs where member_id = 3`;
  expect(await figure('sopwith_failed_runs')).toBe(1);
  const [lag, oldest] = [await figure('sopwith_due_lag_seconds'), await figure('sopwith_oldest_input_seconds')];
  const since = (Date.now() - now) / 1_000;
  expect([lag >= 60, lag <= 60 + since, oldest >= 30, oldest <= 30 + since]).toEqual([true, true, true, true]);
  // What stands still is not late.
  await api.sql`update lanes set paused_at = 0`;
  expect(await figure('sopwith_due_lag_seconds')).toBe(0);
  expect(await figure('sopwith_oldest_input_seconds')).toBe(0);
});
