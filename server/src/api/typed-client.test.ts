// The types of the routers are enough for a client that nobody writes: paths, bodies and answers are checked by the compiler.
import { hc, type InferRequestType, type InferResponseType } from 'hono/client';
import { expect, expectTypeOf, test } from 'vitest';
import type { FlowsApi, TasksApi } from './app.ts';

const asked: { method: string; url: string; body: unknown }[] = [];
const answering: typeof fetch = async (input, init) => {
  asked.push({ method: init?.method ?? 'GET', url: String(input), body: init?.body });
  return Response.json({ rev: 8 });
};

test('a draft is saved through the typed client', async () => {
  const client = hc<FlowsApi>('http://localhost', { fetch: answering });
  const save = client.v1.flows[':id'].draft.$put;
  expectTypeOf<InferRequestType<typeof save>['json']['rev']>().toEqualTypeOf<number>();
  expectTypeOf<InferResponseType<typeof save>>().toEqualTypeOf<{ rev: number }>();
  const answer = await client.v1.flows[':id'].publish.$post({ param: { id: 'f1' }, json: { rev: 7 } });
  expect(asked).toEqual([{ method: 'POST', url: 'http://localhost/v1/flows/f1/publish', body: '{"rev":7}' }]);
  expectTypeOf((await answer.json()).number).toEqualTypeOf<number>();
});

test('a client knows what a route takes', () => {
  const client = hc<TasksApi>('http://localhost', { fetch: answering });
  const complete = client.v1.tasks[':id'].complete.$post;
  expectTypeOf<Pick<InferRequestType<typeof complete>['json'], 'outcome' | 'note'>>().toEqualTypeOf<{ outcome: string; note?: string | undefined }>();
});
