// What a member is still to answer, with the link, for an app of one's own that shows it to them. The pages themselves are in `ask-routes.ts`.
import { createRoute, z } from '@hono/zod-openapi';
import { linkOfAsk } from '../runtime/ask-link.ts';
import { readScopeNow } from '../runtime/scope-clock.ts';
import { listOpenAsks } from '../stores/ask-query.ts';
import type { ApiParts } from './api-parts.ts';
import { scopeQuery } from './document-shapes.ts';
import { userId } from './flow-shapes.ts';
import { answers, listOf, router } from './router.ts';
import { openAsk } from './run-shapes.ts';

export function openAsksRoutes({ sql, publicUrl }: ApiParts) {
  return router().openapi(
    createRoute({
      method: 'get',
      path: '/v1/asks',
      tags: ['members'],
      summary: 'What a member is still to answer, the latest first, with the link to answer it by',
      request: { query: z.object({ scope: scopeQuery, userId }) },
      responses: answers(listOf(openAsk), 'The open questions; none for somebody unknown.'),
    }),
    async (c) => {
      const { scope, userId } = c.req.valid('query');
      const open = await listOpenAsks(sql, { scopeId: scope, userId, now: await readScopeNow(sql, scope) });
      return c.json(open.map(({ token, ...ask }) => ({ ...ask, link: linkOfAsk(publicUrl, token) })), 200);
    },
  );
}
