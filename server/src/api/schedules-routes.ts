import { createRoute, z } from '@hono/zod-openapi';
import { listSchedules } from '../stores/schedule-query.ts';
import type { ApiParts } from './api-parts.ts';
import { instant, scopeQuery } from './document-shapes.ts';
import { answers, listOf, router } from './router.ts';

const firing = z.object({
  at: instant,
  outcome: z.enum(['fired', 'missed']),
  missed: z.int().openapi({ description: 'Times before it that were missed too.' }),
  started: z.int().nullable().openapi({ description: 'Runs that it started so far.' }),
  left: z.int().nullable().openapi({ description: 'Of its audience, those whose turn is still to come or who were left out.' }),
});

const schedule = z
  .object({
    trigger: z.int().openapi({ description: 'Its place among the flow’s triggers that go by time.' }),
    cron: z.string(),
    zone: z.string(),
    next: listOf(instant).openapi({ description: 'The next ten times.' }),
    firings: listOf(firing).openapi({ description: 'The last twenty, newest first.' }),
  })
  .openapi('Schedule');

export function schedulesRoutes({ sql }: ApiParts) {
  return router().openapi(
    createRoute({
      method: 'get',
      path: '/v1/flows/{id}/schedules',
      tags: ['flows'],
      summary: 'When a published flow starts next by its schedules, and what became of the times before',
      request: { params: z.object({ id: z.string().min(1).max(100) }), query: z.object({ scope: scopeQuery }) },
      responses: answers(listOf(schedule), 'The schedules.'),
    }),
    async (c) => c.json([...(await listSchedules(sql, c.req.valid('query').scope, c.req.valid('param').id))], 200),
  );
}
