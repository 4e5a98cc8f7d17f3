import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CutProxy, startCutProxy } from './cut-proxy.ts';

let echo: Server;
let proxy: CutProxy;
beforeAll(async () => {
  echo = createServer((socket) => socket.on('error', () => {}).pipe(socket));
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  proxy = await startCutProxy((echo.address() as AddressInfo).port);
});
afterAll(async () => {
  await proxy.stop();
  echo.close();
});

/** What comes back of a word, or what became of the connection. Only silence is a matter of time, and is asked for as such. */
function say(word: string, withinMs = 15_000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: proxy.port });
    const late = setTimeout(() => end('silence'), withinMs);
    const end = (what: string) => {
      clearTimeout(late);
      socket.destroy();
      resolve(what);
    };
    socket.on('connect', () => socket.write(word)).on('data', (data) => end(data.toString())).on('error', () => end('broken')).on('close', () => end('broken'));
  });
}

test('what is said comes back, and again after each cut was healed', async () => {
  expect(await say('a')).toBe('a');
  for (const [cut, expected] of [['refuse', 'broken'], ['reset', 'broken'], ['silence', 'silence']] as const) {
    proxy.cut(cut);
    expect(await (cut === 'silence' ? say('b', 300) : say('b'))).toBe(expected);
    proxy.heal();
    expect(await say('c')).toBe('c');
  }
});

test('a slow line delivers all of it, later', async () => {
  proxy.cut('delay');
  const begun = performance.now();
  expect(await say('slow')).toBe('slow');
  expect(performance.now() - begun).toBeGreaterThan(150);
  proxy.heal();
});
