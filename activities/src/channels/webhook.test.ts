// A signed webhook against a real HTTP server, verified as a receiver would.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGuardedRequest } from '../outside/guarded-request.ts';
import type { ClaimedSend } from './channel-port.ts';
import { pauseAfter } from './retry-schedule.ts';
import { openWebhook } from './webhook.ts';

const SECRET = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`;
const got: { readonly path: string; readonly headers: Record<string, string>; readonly body: string }[] = [];
let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk;
    });
    request.on('end', () => {
      got.push({ path: request.url ?? '', headers: request.headers as Record<string, string>, body });
      if (request.url === '/moved') response.writeHead(307, { location: '/ok' });
      else if (request.url === '/drop') request.socket.destroy();
      else if (request.url === '/slow') return;
      else response.writeHead(Number(request.url?.slice(1)) || 200);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise<void>((resolve) => server.close(() => resolve()));
});

const message: ClaimedSend = {
  key: 'run/step#1', attempt: 1, tries: 1, line: 'run/', userId: 'ann', address: null, subject: null, text: 'Hello', purpose: 'service', flow: 'Sale', run: 'run', step: 'step',
  askedAt: 0, validUntil: 1, unsubscribeUrl: null,
};
const send = (path: string, allowLoopback = true, timeoutMs = 2_000, attempt = 1) =>
  openWebhook(createGuardedRequest({ allowLoopback }))({ id: 'crm', kind: 'webhook', settings: { url: `http://127.0.0.1:${port}${path}` }, secret: SECRET }).send({ ...message, attempt }, timeoutMs);

describe('a webhook', () => {
  test('is signed so that its receiver can verify it, under one id for every attempt', async () => {
    await send('/ok');
    await send('/ok', true, 2_000, 2);
    const [first, second] = got.slice(-2);
    expect(new Webhook(SECRET).verify(first?.body ?? '', first?.headers ?? {})).toMatchObject({ type: 'message.sent', data: { userId: 'ann', text: 'Hello', key: 'run/step#1' } });
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  });

  test.each<[string, object]>([
    ['/200', { type: 'accepted' }],
    ['/204', { type: 'accepted' }],
    ['/400', { type: 'failed', isPassing: true }],
    ['/500', { type: 'failed', isPassing: true }],
    ['/503', { type: 'failed', isPassing: true }],
    ['/drop', { type: 'failed', isPassing: true }],
    // Gone, as its receiver says.
    ['/410', { type: 'failed', isPassing: false }],
  ])('that is answered by %s comes to %j', async (path, expected) => {
    expect(await send(path)).toMatchObject(expected);
  });

  test('follows no redirect', async () => {
    const before = got.length;
    expect(await send('/moved')).toMatchObject({ type: 'failed', isPassing: true, reason: 'HTTP 307' });
    expect(got.length - before).toBe(1);
  });

  test('is given up when time is up', async () => {
    expect(await send('/slow', true, 300)).toMatchObject({ type: 'failed', isPassing: true });
  });

  test('goes nowhere that is not public, and asking again would change nothing', async () => {
    const before = got.length;
    expect(await send('/ok', false)).toMatchObject({ type: 'failed', isPassing: false });
    expect(got.length).toBe(before);
  });
});

test('it is tried again on the schedule that the specification publishes, and then no more', () => {
  const pauses = Array.from({ length: 10 }, (_, n) => pauseAfter('webhook', n + 1));
  expect(pauses.map((ms) => (ms === null ? null : ms / 1_000))).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, null]);
});
