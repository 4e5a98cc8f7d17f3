import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { offerFirstSignIn } from '../auth/first-sign-in.ts';
import type { Session } from './contract.ts';
import { ADMINISTRATOR, type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const origin = { origin: 'http://localhost' };
const welcome = (changes: object = {}) =>
  api.ask('POST', '/v1/welcome', { body: { ...ADMINISTRATOR, token: api.welcomeToken, ...changes }, headers: origin });
const signIn = (changes: object = {}, headers: Record<string, string> = origin) =>
  api.ask('POST', '/api/auth/sign-in/email', {
    body: { email: ADMINISTRATOR.email, password: ADMINISTRATOR.password, ...changes },
    headers,
  });
const cookieOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

describe('in the order of a first day', () => {
  test('nobody can sign up', async () => {
    const answer = await api.ask('POST', '/api/auth/sign-up/email', { body: ADMINISTRATOR, headers: origin });
    expect(answer.status).toBe(404);
  });

  test('a wrong link, a weak password or an address that is none make nobody, and the link stays good', async () => {
    expect((await welcome({ token: 'guessed' })).status).toBe(403);
    expect((await welcome({ password: 'short' })).status).toBe(400);
    expect((await welcome({ email: 'not an address' })).status).toBe(400);
  });

  test('a page of another site cannot use the link', async () => {
    const answer = await api.ask('POST', '/v1/welcome', {
      body: { ...ADMINISTRATOR, token: api.welcomeToken },
      headers: { origin: 'https://evil.example' },
    });
    expect(answer.status).toBe(403);
  });

  test('of two who use the link at once, one becomes the administrator and is signed in', async () => {
    const both = await Promise.all([welcome(), welcome({ email: 'other@example.org' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
    const [first] = both.filter(({ status }) => status === 200);
    const cookie = first?.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const session = await api.ask<Session>('GET', '/v1/session', { headers: { cookie: cookieOf(first?.headers ?? new Headers()) } });
    expect(session.body.user.name).toBe(ADMINISTRATOR.name);
    expect(await api.sql`select 1 from auth_user`).toHaveLength(1);
  });

  test('no second link is offered once there is somebody', async () => {
    expect(await offerFirstSignIn(api.sql)).toBeNull();
    expect((await welcome()).status).toBe(403);
  });

  test('a session opens the API, writes only from our own pages, and ends with signing out', async () => {
    const [user] = await api.sql<{ email: string }[]>`select email from auth_user`;
    const signedIn = await signIn({ email: user?.email });
    expect(signedIn.status).toBe(200);
    const cookie = cookieOf(signedIn.headers);
    const create = (headers: Record<string, string>) =>
      api.ask('POST', '/v1/flows', { body: { name: 'Welcome' }, headers: { cookie, ...headers } });
    expect((await create(origin)).status).toBe(200);
    expect((await create({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await create({})).status).toBe(403);
    expect((await create({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await create({ origin: 'http://localhost:9999' })).status).toBe(403);
    expect((await create({ origin: 'null' })).status).toBe(403);
    expect((await create({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);

    expect((await api.ask('POST', '/api/auth/sign-out', { body: {}, headers: { cookie, ...origin } })).status).toBe(200);
    expect((await api.ask('GET', '/v1/flows', { headers: { cookie } })).status).toBe(401);
  });

  test('a wrong password is refused in words, and after ten of them the sender waits', async () => {
    const first = await signIn({ password: 'wrong password' });
    expect(first.status).toBe(401);
    expect(first.body.type).toBe('urn:sopwith:problem:not-signed-in');
    let last = first;
    for (let n = 0; n < 12 && last.status !== 429; n++) last = await signIn({ password: `wrong password ${n}` });
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
