import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { designerRoutes } from './designer-routes.ts';
import { errorResponse } from './error-response.ts';

let folder: string;
const app = new Hono();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'designer-'));
  mkdirSync(join(folder, 'built', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'not to be served');
  writeFileSync(join(folder, 'built', 'index.html'), '<title>Sopwith</title>');
  writeFileSync(join(folder, 'built', 'favicon.svg'), '<svg/>');
  writeFileSync(join(folder, 'built', 'assets', 'app-1a2b.js'), 'export {}');
  app.onError((error, c) => errorResponse(error, c, () => undefined));
  app.route('/', designerRoutes(join(folder, 'built')));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(['/', '/flows', '/flows/7/runs', '/welcome?token=x', '/phone/live/ann.b'])(
  '%s is a page of the designer, looked up anew each time',
  async (path) => {
    const response = await app.request(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Sopwith');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  },
);

test('what has its hash in the name is kept for ever', async () => {
  const response = await app.request('/assets/app-1a2b.js');
  expect(response.headers.get('content-type')).toContain('javascript');
  expect(response.headers.get('cache-control')).toContain('immutable');
});

test('a script of yesterday is not found, rather than a page', async () => {
  const response = await app.request('/assets/app-0000.js');
  expect(response.status).toBe(404);
  expect(response.headers.get('cache-control')).not.toContain('immutable');
});

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '/assets/..%2f..%2fsecret.txt'])(
  'nothing outside the folder is served: %s',
  async (path) => {
    expect(await (await app.request(path)).text()).not.toContain('not to be served');
  },
);
