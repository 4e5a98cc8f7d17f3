import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeDataFolder } from './data-folder.ts';
import { rememberProcess } from './pid-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sopwith-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const lock = () => join(folder, 'sopwith.lock');

test('a folder is taken and given back', () => {
  const { release } = takeDataFolder(folder);
  expect(JSON.parse(readFileSync(lock(), 'utf8'))).toMatchObject({ pid: process.pid });
  release();
  expect(existsSync(lock())).toBe(false);
});

test.each(['', '{"pid":', '{"pid":999999999,"command":"gone"}', '{"pid":1,"command":"another program"}'])('a lock that remembers nobody alive is taken over: %j', (text) => {
  writeFileSync(lock(), text);
  takeDataFolder(folder);
  expect(JSON.parse(readFileSync(lock(), 'utf8'))).toMatchObject({ pid: process.pid });
  expect(readdirSync(folder)).toEqual(['sopwith.lock']);
});

test('a folder of a living process is refused, and its lock stays', () => {
  rememberProcess(lock(), process.ppid);
  const before = readFileSync(lock(), 'utf8');
  expect(() => takeDataFolder(folder)).toThrow();
  expect(readFileSync(lock(), 'utf8')).toBe(before);
});
