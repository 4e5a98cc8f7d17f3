import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createFile, replaceFile } from './whole-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'sopwith-whole-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a file is created once, by the first, and nothing else stays', () => {
  const file = join(folder, 'created');
  expect([createFile(file, 'first', 0o600), createFile(file, 'second', 0o600)]).toEqual([true, false]);
  expect(readFileSync(file, 'utf8')).toBe('first');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['created']);
  rmSync(file);
});

test('a file that is replaced is a new one, so that whoever has the old one open reads it to its end', () => {
  const file = join(folder, 'replaced');
  replaceFile(file, 'old');
  const before = statSync(file).ino;
  replaceFile(file, 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(statSync(file).ino).not.toBe(before);
  expect(readdirSync(folder)).toEqual(['replaced']);
});
