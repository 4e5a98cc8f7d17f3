// The API on a real port: what it says when it is up, and how it goes.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    report: () => undefined,
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

test('a port that is taken is an error that names it', async () => {
  const api = await start();
  const port = Number(new URL(api.address).port);
  await expect(start(port)).rejects.toThrow(`EADDRINUSE: address already in use 127.0.0.1:${port}`);
  await api.stop();
});
