import { expect, test } from 'vitest';
import { lowPorts } from './low-ports.ts';

test('ports are free, different, and fit into two bytes with a sign', async () => {
  const ports = await lowPorts(7);
  expect(new Set(ports).size).toBe(7);
  for (const port of ports) expect(port).toBeLessThan(32_768);
});

test('where one port is all that is ever drawn, it says so and ends', async () => {
  await expect(lowPorts(2, () => 0.5)).rejects.toThrow('expected 2 free ports');
});
