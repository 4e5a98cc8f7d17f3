import { z } from '@hono/zod-openapi';
import type { ApiParts } from './api-parts.ts';
import { answers, router } from './router.ts';

const health = z.object({ status: z.literal('ok') });

/** Answers when the database does. Says nothing else, because anybody may ask. */
export function healthRoutes({ sql }: ApiParts) {
  const app = router();
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/healthz',
    tags: ['health'],
    security: [],
    summary: 'Is it up',
    responses: answers(health, 'It is.'),
  });
  app.get('/healthz', async (c) => {
    await sql`select 1`;
    return c.json({ status: 'ok' as const });
  });
  return app;
}
