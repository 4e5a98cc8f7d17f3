// What a flow did, run by run: messages written, tasks opened, how it ended.
import { createRoute, z } from '@hono/zod-openapi';
import { EFFECTS_PER_PAGE, listEffects } from '../stores/effects-query.ts';
import type { ApiParts } from './api-parts.ts';
import type { RunEffects } from './contract.ts';
import { anyObject, instant, scopeQuery } from './document-shapes.ts';
import { answers, listOf, pageOf, router } from './router.ts';
import { runStatus, taskStatus } from './run-shapes.ts';
import { mustParseCursor } from './runs-routes.ts';

const runEffects = z
  .object({
    run: z.uuid(),
    userId: z.string(),
    key: z.string(),
    context: anyObject,
    status: runStatus,
    endReason: z.string().nullable(),
    startedAt: instant,
    endedAt: instant.nullable(),
    messages: listOf(z.object({ step: z.string(), at: instant })),
    tasks: listOf(z.object({ step: z.string(), at: instant, status: taskStatus })),
  })
  .openapi('RunEffects') satisfies z.ZodType<RunEffects>;

export function effectsRoutes({ sql }: ApiParts) {
  return router().openapi(
    createRoute({
      method: 'get',
      path: '/v1/flows/{id}/effects',
      tags: ['runs'],
      summary: `Every run of a flow with its messages and tasks, oldest first, ${EFFECTS_PER_PAGE} a page`,
      request: {
        params: z.object({ id: z.string().max(64) }),
        query: z.object({ scope: scopeQuery, cursor: z.string().max(200).optional() }),
      },
      responses: answers(pageOf(runEffects), 'A page.'),
    }),
    async (c) => {
      const { scope, cursor } = c.req.valid('query');
      const after = cursor === undefined ? {} : { after: mustParseCursor(cursor) };
      return c.json(await listEffects(sql, { flowId: c.req.valid('param').id, scopeId: scope, ...after }), 200);
    },
  );
}
