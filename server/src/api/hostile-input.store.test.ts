// Nothing that anybody sends is a bug of ours: every route answers every hostile body and address with a refusal, or does its work.
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, basic } from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());
afterEach(() => {
  // The API swallows nothing: what it took for a bug of its own is here.
  expect(api.reported.splice(0)).toEqual([]);
});

const isIngest = (path: string) => /^\/v1\/(track|identify|group|batch)$/.test(path);

function routes() {
  const own = api.app.routes.filter(
    ({ method, path }) => method !== 'ALL' && path.startsWith('/v1/') && !path.endsWith('*') && !path.endsWith('/stream'),
  );
  return [...new Map(own.map((route) => [`${route.method} ${route.path}`, route])).values()];
}

async function answers(method: string, path: string, raw: BodyInit | undefined, type = 'application/json') {
  const authorization = isIngest(path) ? basic(api.writeKey) : `Bearer ${api.apiKey}`;
  const headers = { authorization, 'content-type': type };
  const answer = await api.ask(method, path, method === 'GET' ? { headers } : { headers, ...(raw === undefined ? {} : { raw }) });
  expect([method, path, answer.status]).toEqual([method, path, expect.toSatisfy((status: number) => status < 500)]);
  if (answer.status >= 400) {
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ status: answer.status, title: expect.any(String), detail: expect.any(String) });
  }
  return answer;
}

const bodies: [string, BodyInit][] = [
  ['nothing', ''],
  ['null', 'null'],
  ['a number', '1e999'],
  ['a list', '[[],{}]'],
  ['half an object', '{"name":'],
  ['the prototype', '{"__proto__":{"name":"x"},"constructor":{"prototype":{}}}'],
  ['U+0000 everywhere', '{"name":"\\u0000","document":{"format":"\\u0000"},"userId":"\\u0000","token":"\\u0000"}'],
  ['half a pair', '{"name":"\\ud800","userId":"\\udfff"}'],
  ['depth', `{"document":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`],
  ['numbers that are too large', '{"rev":9007199254740993,"to":1e300,"speed":1e300,"now":-1}'],
  ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00, 0x7b])],
];

test.each(bodies)('%s as a body', async (_what, raw) => {
  for (const { method, path } of routes()) await answers(method, path.replaceAll(/:[A-Za-z]+/g, 'x1'), raw);
});

test('a body of another kind than JSON', async () => {
  for (const { method, path } of routes()) {
    await answers(method, path.replaceAll(/:[A-Za-z]+/g, 'x1'), 'name=x', 'application/x-www-form-urlencoded');
    await answers(method, path.replaceAll(/:[A-Za-z]+/g, 'x1'), '<x/>', 'text/xml');
  }
});

const addresses: [string, string][] = [
  ['SQL', "'; drop table flows; --"],
  ['U+0000', '%00'],
  ['half a pair', '%ed%a0%80'],
  ['a way up', '..%2f..%2fetc%2fpasswd'],
  ['a negative number', '-1'],
  ['a number too large', '9'.repeat(30)],
  ['an emoji', '%F0%9F%98%80'],
  ['an endless id', 'a'.repeat(4_000)],
  ['a lone percent sign', '%'],
  ['text that turns around', '\u202e'],
];

test.each(addresses)('%s in an address', async (_what, part) => {
  for (const { method, path } of routes()) {
    if (path.includes(':')) await answers(method, path.replaceAll(/:[A-Za-z]+/g, part), '{}');
  }
  for (const path of [
    '/v1/members?search=',
    '/v1/members?cursor=',
    '/v1/tasks?scope=',
    '/v1/tasks?status=',
    '/v1/flows/x/runs?step=',
    '/v1/flows/x/runs?cursor=',
  ]) {
    await answers('GET', path + part, undefined);
  }
});

test('any JSON at all, on the routes that store it', async () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('live', 'ann', '$x', ''));
  const call = fc.record(
    {
      type: fc.constantFrom('track', 'identify', 'group', 'x'),
      userId: text,
      event: text,
      groupId: text,
      messageId: text,
      properties: fc.jsonValue({ stringUnit: 'binary' }),
      traits: fc.jsonValue(),
      timestamp: fc.oneof(text, fc.double()),
    },
    { requiredKeys: [] },
  );
  const member = fc.record(
    { userId: text, context: fc.jsonValue({ stringUnit: 'binary' }), idempotencyKey: text },
    { requiredKeys: ['userId'] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(call), fc.array(member), fc.jsonValue({ stringUnit: 'binary' }), async (batch, members, json) => {
      await answers('POST', '/v1/batch', JSON.stringify({ batch }));
      await answers('POST', '/v1/flows/x/enroll', JSON.stringify({ members }));
      await answers('POST', '/v1/flows', JSON.stringify({ document: json }));
      await answers('POST', '/v1/phone/live/ann/events', JSON.stringify({ event: 'asked', properties: json }));
    }),
    { numRuns: 60 },
  );
});
