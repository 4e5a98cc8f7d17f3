import { createRoute, z } from '@hono/zod-openapi';
import { listRehearsals } from '../stores/rehearsal-query.ts';
import type { ApiParts } from './api-parts.ts';
import { nameOf } from './operator.ts';
import { answers, listOf, nothing, router, takes } from './router.ts';
import { rehearsal, rehearsalRequest } from './run-shapes.ts';
import { endRehearsal, startRehearsal } from './start-rehearsal.ts';

const tags = ['rehearsals'];

export function rehearsalsRoutes(parts: ApiParts) {
  return router()
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/rehearsals',
        tags,
        summary: 'Run a flow for one invented member on a fast clock',
        request: { body: takes(rehearsalRequest) },
        responses: answers(rehearsal, 'It has begun.'),
      }),
      async (c) => {
        const { context, ...wanted } = c.req.valid('json');
        const request = context === undefined ? wanted : { ...wanted, context };
        return c.json(await startRehearsal(parts, request, nameOf(c.var.operator)), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/rehearsals',
        tags,
        summary: 'The latest rehearsals',
        responses: answers(listOf(rehearsal), 'The rehearsals.'),
      }),
      async (c) => c.json(await listRehearsals(parts.sql), 200),
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/v1/rehearsals/{scope}',
        tags,
        summary: 'End a rehearsal and its runs',
        request: { params: z.object({ scope: z.string().max(64) }) },
        responses: answers(nothing, 'Ended.'),
      }),
      async (c) => {
        await endRehearsal(parts, c.req.valid('param').scope, nameOf(c.var.operator));
        return c.json({}, 200);
      },
    );
}
