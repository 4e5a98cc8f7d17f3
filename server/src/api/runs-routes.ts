// What happens to members inside flows: counts, runs, trails.
import { createRoute, z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { readScopeNow } from '../runtime/scope-clock.ts';
import { readCounts } from '../stores/counts-query.ts';
import { parseCursor } from '../stores/cursor.ts';
import { listDraws } from '../stores/draw-query.ts';
import { listRuns, readRun } from '../stores/run-query.ts';
import type { ApiParts } from './api-parts.ts';
import { scopeQuery } from './document-shapes.ts';
import { stepCounts } from './flow-shapes.ts';
import { nameOf } from './operator.ts';
import { notFound, Refusal } from './refusal.ts';
import { answers, listOf, nothing, pageOf, router, takes } from './router.ts';
import { draw, runDetail, runStatus, runSummary } from './run-shapes.ts';
import { sendChanges } from './send-changes.ts';

const run = { zh: '运行记录', en: 'run' };
const flowParams = z.object({ id: z.string().max(64) });
const runParams = z.object({ id: z.uuid() });
const tags = ['runs'];

export function runsRoutes(parts: ApiParts) {
  const { sql, runtime } = parts;
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/flows/{id}/counts',
        tags,
        summary: 'How many rest at each step, and how many left it by each outcome',
        request: { params: flowParams, query: z.object({ scope: scopeQuery }) },
        responses: answers(stepCounts, 'The counts.'),
      }),
      async (c) => {
        const { scope } = c.req.valid('query');
        return c.json(await readCounts(sql, c.req.valid('param').id, scope, await readScopeNow(sql, scope)), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/flows/{id}/counts/stream',
        tags,
        summary: 'The counts as server-sent events, whenever they have changed, at most once a second',
        request: { params: flowParams, query: z.object({ scope: scopeQuery }) },
        responses: { 200: { description: 'Events named `counts`.', content: { 'text/event-stream': { schema: z.string() } } } },
      }),
      async (c) => {
        const { scope } = c.req.valid('query');
        const { id } = c.req.valid('param');
        await readScopeNow(sql, scope);
        return streamSSE(c, (stream) =>
          sendChanges(stream, {
            name: 'counts',
            read: async () => readCounts(sql, id, scope, await readScopeNow(sql, scope)),
            // The clock alone is no news.
            sameness: ({ at: _at, ...counts }) => JSON.stringify(counts),
            onError: (error) => parts.report('counts stream', error, { method: 'GET', route: '/v1/flows/:id/counts/stream' }),
          }),
        );
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/flows/{id}/runs',
        tags,
        summary: 'Runs of a flow, newest first',
        request: {
          params: flowParams,
          query: z.object({
            scope: scopeQuery,
            status: runStatus.optional(),
            step: z.string().max(64).optional(),
            cursor: z.string().max(200).optional(),
          }),
        },
        responses: answers(pageOf(runSummary), 'A page.'),
      }),
      async (c) => {
        const { scope, status, step, cursor } = c.req.valid('query');
        const after = cursor === undefined ? undefined : mustParseCursor(cursor);
        const page = await listRuns(sql, {
          flowId: c.req.valid('param').id,
          scopeId: scope,
          ...(status === undefined ? {} : { status }),
          ...(step === undefined ? {} : { step }),
          ...(after === undefined ? {} : { after }),
        });
        return c.json(page, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/runs/{id}',
        tags,
        summary: 'One run with its trail',
        request: { params: runParams },
        responses: answers(runDetail, 'The run.'),
      }),
      async (c) => {
        const found = await readRun(sql, c.req.valid('param').id);
        if (!found) throw notFound(run);
        return c.json(found, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/runs/{id}/draws',
        tags,
        summary: 'What a run has drawn: seed, size and hash of the list, and who won',
        request: { params: runParams },
        responses: answers(listOf(draw), 'The draws, in order.'),
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        if (!(await readRun(sql, id))) throw notFound(run);
        return c.json(await listDraws(sql, id), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/runs/{id}/cancel',
        tags,
        summary: 'End a run now',
        request: { params: runParams, body: takes(z.strictObject({ reason: z.string().trim().max(200).optional() })) },
        responses: answers(nothing, 'It ends.'),
      }),
      async (c) => {
        const reason = c.req.valid('json').reason;
        const control = { type: 'end', reason: reason || 'cancelled', by: nameOf(c.var.operator) } as const;
        // One that is over already stays as it is, and a second click is no error.
        if ((await runtime.control(c.req.valid('param').id, control)) === 'unknown') throw notFound(run);
        return c.json({}, 200);
      },
    );
}

export function mustParseCursor(text: string) {
  const cursor = parseCursor(text);
  if (cursor) return cursor;
  throw new Refusal('bad-request', {
    zh: '分页标记无效，请从第一页重新开始。',
    en: 'The cursor is not one of ours. Begin again at the first page.',
  });
}
