import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort, isPortFree } from './free-port.ts';
import { claimPort } from './port-claim.ts';

test('a port that is taken is passed over, and none is one that an outgoing connection could be given', async () => {
  const drawn: number[] = [];
  const first = await freePort(() => {
    drawn.push(Math.random());
    return drawn.at(-1) as number;
  });
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(first, '127.0.0.1', resolve));
  const again = drawn.slice(-1);
  const second = await freePort(() => again.shift() ?? Math.random());
  expect(await isPortFree(first, '127.0.0.1')).toBe(false);
  expect(second).not.toBe(first);
  for (const port of [first, second]) expect(port).toBeLessThan(32_768);
  await new Promise((resolve) => taken.close(resolve));
});

test('a port that one start drew is drawn by no other, until ten minutes later it is certainly bound or forgotten', async () => {
  const drawn = await freePort();
  expect(claimPort(drawn)).toBe(false);
  const later = Date.now() + 11 * 60_000;
  expect(claimPort(drawn, later)).toBe(true);
  expect(claimPort(drawn, later)).toBe(false);
});

test('ports that are drawn at once are different', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, () => freePort()));
  expect(new Set(ports).size).toBe(20);
});

test('where one port is all that is ever drawn, it says so and ends', async () => {
  await expect(Promise.all([freePort(() => 0.5), freePort(() => 0.5)])).rejects.toThrow('found none in a hundred tries');
});
