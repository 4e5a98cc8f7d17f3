// The API on a real port: what it says when it is up, and how it goes.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../tests/setup/fresh-database.ts';
import { createKey } from '../auth/access-key-store.ts';
import { connect } from '../db/connect.ts';
import { serveApi } from './serve-api.ts';
import { ADMINISTRATOR } from './testing/api-under-test.ts';

let database: FreshDatabase;
let dataFolder: string;
beforeAll(async () => {
  database = await freshDatabase();
  dataFolder = mkdtempSync(join(tmpdir(), 'sopwith-api-'));
});
afterAll(async () => {
  await database.drop();
  rmSync(dataFolder, { recursive: true });
});

const reported: unknown[] = [];

const start = (port = 0) =>
  serveApi({
    databaseUrl: database.url,
    // Nobody listens there: the API serves all the same.
    temporalAddress: '127.0.0.1:1',
    namespace: 'default',
    taskQueue: 'sopwith',
    dataFolder,
    designerFolder: join(dataFolder, 'none'),
    host: '127.0.0.1',
    port,
    publicUrl: null,
    metricsToken: null,
    report: (_incident, error) => reported.push(error),
    onPokeError: () => undefined,
  });

test('the first start offers a link that makes the administrator; the next one none', async () => {
  const first = await start();
  const link = new URL(first.firstSignIn ?? '');
  expect(`${link.origin}${link.pathname}`).toBe(`${first.address}/welcome`);
  const welcome = await fetch(`${first.address}/v1/welcome`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: first.address },
    body: JSON.stringify({ ...ADMINISTRATOR, token: link.searchParams.get('token') }),
  });
  expect(welcome.status).toBe(200);
  const cookie = welcome.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  await first.stop();

  const second = await start();
  expect(second.firstSignIn).toBeNull();
  // Whoever was signed in stays so: the secret is kept.
  expect((await fetch(`${second.address}/v1/session`, { headers: { cookie } })).status).toBe(200);
  expect(statSync(join(dataFolder, 'sign-in-secret')).mode & 0o777).toBe(0o600);
  await second.stop();
});

test('it stops while somebody watches a live view, and the port is free again', async () => {
  const api = await start();
  const sql = connect(database.url, { max: 1 });
  const { key } = await createKey(sql, { kind: 'api', scope: 'live', name: 'watcher' });
  await sql.end();
  const view = await fetch(`${api.address}/v1/flows/any/counts/stream`, { headers: { authorization: `Bearer ${key}` } });
  const reader = (view.body as ReadableStream<Uint8Array>).getReader();
  expect((await reader.read()).done).toBe(false);
  const ended = reader.read().then(
    ({ done }) => done,
    () => true,
  );
  await api.stop();
  expect(await ended).toBe(true);
  const again = await start(Number(new URL(api.address).port));
  expect((await fetch(`${again.address}/healthz`)).status).toBe(200);
  await again.stop();
});

test('a clock stops moving when whoever moved it hangs up, and that is no error', async () => {
  const api = await start();
  const sql = connect(database.url, { max: 1 });
  const { key } = await createKey(sql, { kind: 'api', scope: 'live', name: 'replay' });
  const ask = async (path: string, body: object, signal: AbortSignal | null = null) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const answer = await fetch(`${api.address}${path}`, { method: 'POST', headers, body: JSON.stringify(body), signal });
    return (await answer.json()) as { id: string; rev: number };
  };
  const flow = await ask('/v1/flows', { template: 'onboarding', language: 'en' });
  await ask(`/v1/flows/${flow.id}/publish`, { rev: flow.rev });
  const scope = await ask('/v1/scopes', { name: 'Left', kind: 'driven', now: 0 });
  await ask(`/v1/scopes/${scope.id}/flows/${flow.id}`, {});
  await ask(`/v1/flows/${flow.id}/enroll`, { scope: scope.id, members: [{ userId: 'ann' }] });
  // No Temporal, so its run never moves, and the clock waits for it.
  const waiting = new AbortController();
  const moved = ask(`/v1/scopes/${scope.id}/clock`, { to: 1_000 }, waiting.signal);
  const clock = async () => (await sql<{ clock: object }[]>`select clock from scopes where id = ${scope.id}`)[0]?.clock;
  const waits = { form: 'driven', now: 0, settled: true };
  while (!isDeepStrictEqual(await clock(), waits));
  waiting.abort();
  await expect(moved).rejects.toThrow('aborted');
  // Nothing holds the clock any more; only that nobody moves it keeps it where it is.
  await sql`delete from runs where scope_id = ${scope.id}`;
  await api.stop();
  expect(await clock()).toEqual(waits);
  await sql.end();
  expect(reported).toEqual([]);
});

test('a port that is taken is an error that names it', async () => {
  const api = await start();
  const port = Number(new URL(api.address).port);
  await expect(start(port)).rejects.toThrow(`EADDRINUSE: address already in use 127.0.0.1:${port}`);
  await api.stop();
});
