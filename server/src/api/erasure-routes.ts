// Erasing a member for good, and letting one of that id come again.
import { createRoute, z } from '@hono/zod-openapi';
import { readErasure } from '../stores/erasure-query.ts';
import type { ApiParts } from './api-parts.ts';
import { instant, scopeQuery } from './document-shapes.ts';
import type { ErasureDto } from './erasure-contract.ts';
import { userId } from './flow-shapes.ts';
import { nameOf } from './operator.ts';
import { notFound, Refusal } from './refusal.ts';
import { answers, nothing, router, takes } from './router.ts';

const erasure = z.object({ userId: z.string(), at: instant, by: z.string(), finishedAt: instant.nullable() }).openapi('Erasure') satisfies z.ZodType<ErasureDto>;
const request = { params: z.object({ userId }), query: z.object({ scope: scopeQuery }) };
const tags = ['members'];

export function erasureRoutes({ sql, runtime }: ApiParts) {
  const stands = async (scope: string, id: string): Promise<ErasureDto> => {
    const found = await readErasure(sql, scope, id);
    if (!found) throw notFound({ zh: '删除记录', en: 'erasure' });
    return found;
  };
  return router()
    .openapi(
      createRoute({
        method: 'get', path: '/v1/members/{userId}/erasure', tags, summary: 'Who was erased under this id, when and by whom', request, responses: answers(erasure, 'The erasure.'),
      }),
      async (c) => c.json(await stands(c.req.valid('query').scope, c.req.valid('param').userId), 200),
    )
    .openapi(
      createRoute({
        method: 'post', path: '/v1/members/{userId}/erase', tags,
        summary: 'Erase a member: their runs end, everything that is known of them goes, and nothing is written under this id again. It cannot be undone.',
        request: { ...request, body: takes(z.strictObject({ confirm: z.string().max(200).openapi({ description: 'The member’s id, once more.' }) })) },
        responses: answers(erasure, 'Done: all is gone.'),
      }),
      async (c) => {
        const { userId: id } = c.req.valid('param');
        const { scope: scopeId } = c.req.valid('query');
        if (c.req.valid('json').confirm !== id) {
          throw new Refusal('conflict', { zh: '确认用的成员标识不一致，没有删除。', en: 'The id that confirms it is another. Nothing was erased.' });
        }
        if (!(await runtime.eraseMember({ scopeId, userId: id, by: nameOf(c.var.operator) }))) throw notFound({ zh: '成员', en: 'member' });
        return c.json(await stands(scopeId, id), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post', path: '/v1/members/{userId}/lift-erasure', tags, summary: 'Let somebody of this id come again, as somebody new. What was erased stays so.', request,
        responses: answers(nothing, 'Lifted.'),
      }),
      async (c) => {
        const lifted = await runtime.liftTombstone({ scopeId: c.req.valid('query').scope, ...c.req.valid('param'), by: nameOf(c.var.operator) });
        if (!lifted) throw notFound({ zh: '删除记录', en: 'erasure' });
        return c.json({}, 200);
      },
    );
}
