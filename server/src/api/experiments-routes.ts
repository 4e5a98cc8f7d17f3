// How the ways of a flow's splits compare.
import { createRoute, z } from '@hono/zod-openapi';
import { listComparisons } from '../stores/comparison-query.ts';
import { readExperiments } from '../stores/experiment-query.ts';
import type { ApiParts } from './api-parts.ts';
import { scopeQuery } from './document-shapes.ts';
import type { ComparisonFound, ExperimentFigures } from './experiments-contract.ts';
import { notFound } from './refusal.ts';
import { answers, listOf, router } from './router.ts';

const against = z.object({ difference: z.number(), pValue: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() });
const figures = z
  .object({
    experiment: z.string(),
    steps: listOf(z.string()),
    reasons: listOf(z.string()),
    each: z.boolean(),
    ways: listOf(z.object({ id: z.string(), name: z.string(), subjects: z.number(), converted: z.number(), groups: z.number().nullable(), against: against.nullable() })),
  })
  .openapi('ExperimentFigures') satisfies z.ZodType<ExperimentFigures>;

const group = z.object({ name: z.string(), communities: z.number(), of: z.number(), did: z.number(), share: z.number() });
const comparison = z
  .object({
    step: z.string(),
    at: z.number(),
    run: z.string(),
    subject: z.string(),
    event: z.string(),
    found: z.object({
      assigned: z.enum(['members', 'communities']),
      first: group,
      second: group,
      inBoth: z.number(),
      difference: z.number(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      p: z.number().nullable(),
      finding: z.enum(['first', 'second', 'same', 'tooFew']),
    }),
  })
  .openapi('ComparisonFound') satisfies z.ZodType<ComparisonFound>;

export function experimentsRoutes({ sql }: ApiParts) {
  return router()
    .openapi(
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
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/flows/{id}/comparisons',
        tags: ['flows'],
        summary: 'What its steps that compare two groups have found, latest first',
        request: { params: z.object({ id: z.string().max(64) }), query: z.object({ scope: scopeQuery }) },
        responses: answers(listOf(comparison), 'The results.'),
      }),
      async (c) => {
        const found = await listComparisons(sql, c.req.valid('param').id, c.req.valid('query').scope);
        if (found === null) throw notFound({ zh: '流程', en: 'flow' });
        return c.json(found, 200);
      },
    );
}
