import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAllowedAddress } from './address-rule.ts';
import { createGuardedRequest, ForbiddenAddress, type GuardedRequest } from './guarded-request.ts';

const closed = { allowLoopback: false };
const open = { allowLoopback: true };

describe('an address', () => {
  test.each(['8.8.8.8', '1.1.1.1', '93.184.216.34', '2606:4700:4700::1111', '2a00:1450:4001:830::200e'])('%s is on the public network', (address) => {
    expect(isAllowedAddress(address, closed)).toBe(true);
  });

  test.each([
    '127.0.0.1', '127.1.2.3', '0.0.0.0', '10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.254', '192.168.0.1', '169.254.169.254',
    '168.63.129.16', '100.64.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.7', '203.0.113.9', '224.0.0.1', '240.0.0.1', '255.255.255.255',
    '::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12:3456::1', 'ff02::1', '2001:db8::1',
    '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:7f00:1', '::ffff:169.254.169.254', '::ffff:168.63.129.16', '::127.0.0.1', '::a00:1',
    '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '2002:7f00:1::', '2001:0:7f00:1::', 'not an address', '',
  ])('%s is not', (address) => {
    expect(isAllowedAddress(address, closed)).toBe(false);
  });

  test('the loopback is allowed where the installation says so, and nothing else with it', () => {
    expect(['127.0.0.1', '::1', '::ffff:127.0.0.1'].map((address) => isAllowedAddress(address, open))).toEqual([true, true, true]);
    expect(['10.0.0.1', '169.254.169.254', '::ffff:10.0.0.1'].map((address) => isAllowedAddress(address, open))).toEqual([false, false, false]);
  });
});

describe('a request', () => {
  let server: Server;
  let port: number;
  const seen: { url: string; method: string; headers: Record<string, unknown>; body: string }[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk;
      });
      request.on('end', () => {
        seen.push({ url: request.url ?? '', method: request.method ?? '', headers: request.headers, body });
        const to = new URL(request.url ?? '/', 'http://x').searchParams.get('to');
        if (request.url === '/circle') response.writeHead(302, { location: '/circle' }).end();
        else if (to !== null) response.writeHead(Number(new URL(request.url ?? '/', 'http://x').searchParams.get('status') ?? 302), { location: to }).end();
        else if (request.url === '/large') response.end('x'.repeat(400_000));
        else response.setHeader('content-type', 'application/json').end('{"ok":true}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

  const wanted = (url: string, more: Partial<GuardedRequest> = {}): GuardedRequest => ({
    method: 'GET', url, headers: {}, body: null, timeoutMs: 2_000, signal: new AbortController().signal, ...more,
  });

  test.each([
    (p: number) => `http://127.0.0.1:${p}/`,
    (p: number) => `http://localhost:${p}/`,
    (p: number) => `http://LOCALHOST:${p}/`,
    (p: number) => `http://127.1:${p}/`,
    (p: number) => `http://127.0.1:${p}/`,
    (p: number) => `http://0x7f.1:${p}/`,
    (p: number) => `http://0x7f000001:${p}/`,
    (p: number) => `http://2130706433:${p}/`,
    (p: number) => `http://0177.0.0.1:${p}/`,
    (p: number) => `http://017700000001:${p}/`,
    (p: number) => `http://127.0.0.1.:${p}/`,
    (p: number) => `http://①②⑦.⓪.⓪.①:${p}/`,
    (p: number) => `http://%31%32%37.0.0.1:${p}/`,
    (p: number) => `http://0:${p}/`,
    (p: number) => `http://0.0.0.0:${p}/`,
    (p: number) => `http://[::1]:${p}/`,
    (p: number) => `http://[0:0:0:0:0:0:0:1]:${p}/`,
    (p: number) => `http://[::]:${p}/`,
    (p: number) => `http://[::ffff:127.0.0.1]:${p}/`,
    (p: number) => `http://[::ffff:7f00:1]:${p}/`,
    (p: number) => `http://[::127.0.0.1]:${p}/`,
    (p: number) => `http://[64:ff9b::7f00:1]:${p}/`,
    () => 'http://169.254.169.254/latest/meta-data/',
    () => 'http://[fe80::1]/',
    () => 'http://10.0.0.1/',
    () => 'http://192.168.1.1/',
    () => 'http://168.63.129.16/',
    (p: number) => `http://user:secret@127.0.0.1:${p}/`,
    () => 'file:///etc/passwd',
    () => 'ftp://127.0.0.1/',
    () => 'gopher://127.0.0.1/',
    () => '//127.0.0.1/',
    () => 'not a url',
  ])('in spelling %# of a place that is not public goes nowhere', async (spelled) => {
    const before = seen.length;
    const sent = createGuardedRequest(closed)(wanted(spelled(port)));
    await expect(sent).rejects.toSatisfy((error: Error) => error instanceof ForbiddenAddress || error.cause instanceof ForbiddenAddress);
    expect(seen).toHaveLength(before);
  });

  test('is sent as it was asked for where it may go', async () => {
    const send = createGuardedRequest(open);
    const answer = await send(wanted(`http://localhost:${port}/hook`, { method: 'POST', headers: { 'x-a': 'b' }, body: '{"a":1}' }));
    expect(answer).toEqual({ status: 200, contentType: 'application/json', text: '{"ok":true}' });
    expect(seen.at(-1)).toMatchObject({ url: '/hook', method: 'POST', body: '{"a":1}', headers: { 'x-a': 'b' } });
  });

  test('follows a redirect only to where it may go', async () => {
    const send = createGuardedRequest(open);
    await expect(send(wanted(`http://127.0.0.1:${port}/?to=http://169.254.169.254/`))).rejects.toThrow(ForbiddenAddress);
    await expect(send(wanted(`http://127.0.0.1:${port}/?to=http://10.0.0.1/`))).rejects.toThrow(ForbiddenAddress);
    expect((await send(wanted(`http://127.0.0.1:${port}/?to=/hook`))).status).toBe(200);
  });

  test('leaves its secrets behind when it is sent to another host, and its body when it becomes a GET', async () => {
    const headers = { authorization: 'Bearer secret', 'x-kept': 'yes' };
    await createGuardedRequest(open)(wanted(`http://127.0.0.1:${port}/?to=http://localhost:${port}/hook`, { method: 'POST', headers, body: '{}' }));
    expect(seen.at(-1)).toMatchObject({ method: 'GET', body: '', headers: { 'x-kept': 'yes' } });
    expect(seen.at(-1)?.headers).not.toHaveProperty('authorization');
  });

  test('goes round in circles three times and no more', async () => {
    const before = seen.length;
    await expect(createGuardedRequest(open)(wanted(`http://127.0.0.1:${port}/circle`))).rejects.toThrow('redirects');
    expect(seen.length - before).toBe(4);
  });

  test('reads no more than so much of an answer', async () => {
    await expect(createGuardedRequest(open)(wanted(`http://127.0.0.1:${port}/large`))).rejects.toThrow('larger');
  });
});
