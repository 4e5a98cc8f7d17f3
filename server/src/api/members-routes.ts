import { createRoute, z } from '@hono/zod-openapi';
import { listMembers } from '../stores/member-query.ts';
import type { ApiParts } from './api-parts.ts';
import { scopeQuery } from './document-shapes.ts';
import { answers, pageOf, router } from './router.ts';
import { memberSummary } from './run-shapes.ts';
import { mustParseCursor } from './runs-routes.ts';

export function membersRoutes({ sql }: ApiParts) {
  return router().openapi(
    createRoute({
      method: 'get',
      path: '/v1/members',
      tags: ['members'],
      summary: 'Members, newest first; search looks into id and name',
      request: {
        query: z.object({ scope: scopeQuery, search: z.string().max(200).optional(), cursor: z.string().max(200).optional() }),
      },
      responses: answers(pageOf(memberSummary), 'A page.'),
    }),
    async (c) => {
      const { scope, search, cursor } = c.req.valid('query');
      const page = await listMembers(sql, {
        scopeId: scope,
        ...(search === undefined || search === '' ? {} : { search }),
        ...(cursor === undefined ? {} : { after: mustParseCursor(cursor) }),
      });
      return c.json(page, 200);
    },
  );
}
