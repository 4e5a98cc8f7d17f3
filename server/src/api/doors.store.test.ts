// Who gets in where. The routes are walked as they are registered, so a new one cannot be forgotten here.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, basic } from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const OPEN = [
  'GET /healthz',
  'GET /readyz',
  'GET /openapi.json',
  'GET /docs',
  'POST /v1/welcome',
  // Whoever has the address may answer what it asks for.
  'GET /q/:token',
  'POST /q/:token',
  'GET /u/:token',
  'POST /u/:token',
  'POST /v1/callbacks/:token',
  'POST /api/auth/sign-in/email',
  'POST /api/auth/sign-out',
  'GET /api/auth/get-session',
];
const INGEST = ['POST /v1/track', 'POST /v1/identify', 'POST /v1/group', 'POST /v1/batch'];

function routesOf({ app }: ApiUnderTest): string[] {
  const handlers = app.routes.filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'));
  return [...new Set(handlers.map(({ method, path }) => `${method} ${path}`))].sort();
}

const filled = (path: string) => path.replaceAll(/:[A-Za-z]+/g, '11111111-1111-4111-8111-111111111111');

describe('without credentials', () => {
  test('every route but the open ones answers 401 and says how to sign in', async () => {
    const guarded = routesOf(api).filter((route) => !OPEN.includes(route));
    expect(guarded.length).toBeGreaterThan(25);
    for (const route of guarded) {
      const [method = '', path = ''] = route.split(' ');
      const answer = await api.ask(method, filled(path), method === 'GET' ? {} : { body: {} });
      expect([route, answer.status]).toEqual([route, 401]);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  test('the open routes are there', () => {
    expect(routesOf(api)).toEqual(expect.arrayContaining([...OPEN, ...INGEST]));
  });

  test('a path that does not exist is not told apart from one that does', async () => {
    expect((await api.ask('GET', '/v1/nothing-here')).status).toBe(401);
    expect((await api.call('GET', '/v1/nothing-here')).status).toBe(404);
  });
});

describe('keys', () => {
  test('a write key opens ingest and nothing else', async () => {
    const authorization = basic(api.writeKey);
    expect((await api.ask('GET', '/v1/flows', { headers: { authorization } })).status).toBe(401);
    expect((await api.ask('GET', '/v1/flows', { headers: { authorization: `Bearer ${api.writeKey}` } })).status).toBe(401);
    expect((await api.send('/v1/track', { userId: 'ann', event: 'asked' })).status).toBe(200);
  });

  test('an API key opens no ingest: it names no scope', async () => {
    const headers = { authorization: basic(api.apiKey) };
    expect((await api.ask('POST', '/v1/track', { body: { userId: 'ann', event: 'asked' }, headers })).status).toBe(401);
  });

  test('a key is shown once, listed without its secret, and stops working when it is deleted', async () => {
    const made = await api.call<{ id: string; key: string }>('POST', '/v1/keys', { name: 'nightly import', kind: 'api' });
    const headers = { authorization: `Bearer ${made.body.key}` };
    expect((await api.ask('GET', '/v1/flows', { headers })).status).toBe(200);
    const listed = await api.call<readonly { name: string }[]>('GET', '/v1/keys');
    expect(listed.body.map((key) => key.name)).toContain('nightly import');
    expect(JSON.stringify(listed.body)).not.toContain(made.body.key);
    expect((await api.call('DELETE', `/v1/keys/${made.body.id}`)).status).toBe(200);
    expect((await api.ask('GET', '/v1/flows', { headers })).status).toBe(401);
    expect((await api.call('DELETE', `/v1/keys/${made.body.id}`)).status).toBe(404);
  });

  test('the database holds no key that could be used', async () => {
    const [row] = await api.sql<
      { held: boolean }[]
    >`select exists (select 1 from access_key where hash = ${api.apiKey} or prefix = ${api.apiKey}) as held`;
    expect(row?.held).toBe(false);
  });
});

describe('addresses', () => {
  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '169.254.169.254'])(
    'the name %s is not answered to',
    async (host) => {
      const response = await api.app.request(`http://${host}/v1/session`);
      expect(response.status).toBe(403);
    },
  );

  test.each(['localhost', '127.0.0.1:4400', '[::1]:4400'])('the name %s is', async (host) => {
    const response = await api.app.request(`http://${host}/openapi.json`);
    expect(response.status).toBe(200);
  });
});

test('pages may load scripts from here only, and may not be framed', async () => {
  const { headers } = await api.ask('GET', '/docs');
  expect(headers.get('content-security-policy')).toContain("script-src 'self';");
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});
