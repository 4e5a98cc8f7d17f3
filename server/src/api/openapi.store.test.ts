import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { summary?: string; responses: Record<string, unknown> }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

const describe_ = async () => (await api.ask<Description>('GET', '/openapi.json')).body;

test('every route of the API is described, with a summary, its answer and its refusals', async () => {
  const { openapi, paths } = await describe_();
  expect(openapi).toBe('3.1.0');
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const registered = api.app.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*') && path.startsWith('/v1/'))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:([A-Za-z]+)/g, '{$1}')}`);
  expect(described).toEqual(expect.arrayContaining(registered));
  for (const [path, methods] of Object.entries(paths)) {
    for (const operation of Object.values(methods)) {
      expect([path, operation.summary]).toEqual([path, expect.stringMatching(/./)]);
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['200', 'default']));
    }
  }
});

test('every shape that is referred to is there', async () => {
  const document = await describe_();
  const referred = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name as string);
  expect(referred.length).toBeGreaterThan(20);
  expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining([...new Set(referred)]));
});

test('the page to read it on needs no script and shows every path', async () => {
  const page = await api.ask<string>('GET', '/docs');
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.body).not.toContain('<script');
  for (const path of Object.keys((await describe_()).paths)) expect(page.body).toContain(path);
});
