// How the ways of a flow's splits compare.
import { createRoute, z } from '@hono/zod-openapi';
import { readExperiments } from '../stores/experiment-query.ts';
import type { ApiParts } from './api-parts.ts';
import { scopeQuery } from './document-shapes.ts';
import type { ExperimentFigures } from './experiments-contract.ts';
import { notFound } from './refusal.ts';
import { answers, listOf, router } from './router.ts';

const against = z.object({ difference: z.number(), pValue: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() });
const figures = z
  .object({
    experiment: z.string(),
    steps: listOf(z.string()),
    reasons: listOf(z.string()),
    each: z.boolean(),
    ways: listOf(z.object({ id: z.string(), name: z.string(), subjects: z.number(), converted: z.number(), against: against.nullable() })),
  })
  .openapi('ExperimentFigures') satisfies z.ZodType<ExperimentFigures>;

export function experimentsRoutes({ sql }: ApiParts) {
  return router().openapi(
    createRoute({
      method: 'get',
      path: '/v1/flows/{id}/experiments',
      tags: ['flows'],
      summary: 'The ways of its splits: how many were given each, how many reached the goal, and how sure the difference is',
      request: {
        params: z.object({ id: z.string().max(64) }),
        query: z.object({ scope: scopeQuery, reason: z.string().min(1).max(64).optional() }),
      },
      responses: answers(listOf(figures), 'The experiments.'),
    }),
    async (c) => {
      const { scope, reason } = c.req.valid('query');
      const found = await readExperiments(sql, { flowId: c.req.valid('param').id, scopeId: scope, ...(reason === undefined ? {} : { reason }) });
      if (found === null) throw notFound({ zh: '流程', en: 'flow' });
      return c.json(found, 200);
    },
  );
}
