import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Fetching, findTemporal } from './find-temporal.ts';

let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sopwith-find-'));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const nothing: Fetching = {
  canDownload: async () => false,
  download: () => Promise.reject(new Error('was not to be tried')),
  hasGo: async () => false,
  build: () => Promise.reject(new Error('was not to be tried')),
};

function executable(...parts: string[]): string {
  const path = join(folder, ...parts);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '#!/bin/sh\n');
  chmodSync(path, 0o755);
  return path;
}

const find = (env: NodeJS.ProcessEnv, ways: Fetching = nothing) =>
  findTemporal({ env: { SOPWITH_CACHE: join(folder, 'cache'), ...env }, ways, log: ({ en }) => said.push(en) });

test('a running cluster goes before everything on this machine', async () => {
  const cli = executable('cli');
  expect(await find({ TEMPORAL_ADDRESS: 'temporal.example:7233', TEMPORAL_CLI: cli })).toEqual({ type: 'address', address: 'temporal.example:7233' });
  expect(said).toHaveLength(1);
});

test('TEMPORAL_CLI goes before the PATH, and the PATH before the cache', async () => {
  const [cli, onPath, cached] = [executable('cli'), executable('path', 'temporal'), executable('cache', 'bin', 'temporal')];
  const PATH = dirname(onPath);
  expect(await find({ TEMPORAL_CLI: cli, PATH })).toEqual({ type: 'executable', path: cli });
  expect(await find({ PATH })).toEqual({ type: 'executable', path: onPath });
  expect(await find({})).toEqual({ type: 'executable', path: cached });
});

test('a TEMPORAL_CLI that cannot be run is said, not passed over', async () => {
  await expect(find({ TEMPORAL_CLI: join(folder, 'nowhere') })).rejects.toThrow(/TEMPORAL_CLI.*correct it or unset it/);
});

test('the download is tried before the build', async () => {
  const ways = { ...nothing, canDownload: async () => true, download: async (to: string) => join(to, 'temporal'), hasGo: async () => true };
  expect(await find({}, ways)).toEqual({ type: 'executable', path: join(folder, 'cache', 'sdk', 'temporal') });
});

test('a download that fails half-way leads to the build', async () => {
  const ways: Fetching = {
    canDownload: async () => true,
    download: () => Promise.reject(new Error('connection reset')),
    hasGo: async () => true,
    build: async (bin) => ({ path: join(bin, 'temporal') }),
  };
  expect(await find({}, ways)).toEqual({ type: 'executable', path: join(folder, 'cache', 'bin', 'temporal') });
});

test('on a closed network without Go, one sentence names every way out', async () => {
  await expect(find({ PATH: '' })).rejects.toThrow(/temporal.download cannot be reached.*TEMPORAL_ADDRESS.*TEMPORAL_CLI.*Go 1.25/s);
});
