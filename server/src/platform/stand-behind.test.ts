import { spawn } from 'node:child_process';
import { getPriority } from 'node:os';
import { expect, test } from 'vitest';
import { standBehind } from './stand-behind.ts';

test('a process that was put behind has a smaller share of full cores; one that is gone is nothing to stumble over', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const pid = child.pid as number;
  standBehind(pid);
  expect(getPriority(pid)).toBeGreaterThan(getPriority());
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await exited;
  expect(() => standBehind(pid)).not.toThrow();
});
