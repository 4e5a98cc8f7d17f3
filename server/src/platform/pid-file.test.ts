import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetProcess, rememberedAlive, rememberProcess, stopRemembered } from './pid-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sopwith-pid-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a process that was remembered and still runs is ended at the next start', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  const file = join(folder, 'worker.pid');
  rememberProcess(file, child.pid as number);
  const exited = once(child, 'exit');
  expect(await stopRemembered(file, [{ signal: 'SIGKILL', forMs: 5_000 }])).toBe(child.pid);
  await exited;
  expect(rememberedAlive(file)).toBeUndefined();
});

test('an id that now belongs to somebody else is left alone', () => {
  const file = join(folder, 'worker.pid');
  writeFileSync(file, JSON.stringify({ pid: process.pid, command: 'a server of yesterday' }));
  expect(rememberedAlive(file)).toBeUndefined();
});

test.each(['', '{"pid":', '{}', '{"pid":"x","command":"y"}', '[]'])('a torn file %j remembers nobody', (text) => {
  const file = join(folder, 'worker.pid');
  writeFileSync(file, text);
  expect(rememberedAlive(file)).toBeUndefined();
});

test('what was forgotten is not remembered', () => {
  const file = join(folder, 'worker.pid');
  rememberProcess(file, process.pid);
  expect(rememberedAlive(file)).toBe(process.pid);
  forgetProcess(file);
  expect(rememberedAlive(file)).toBeUndefined();
});
