import { createRoute, z } from '@hono/zod-openapi';
import { mendContent, readContent } from '../stores/content-store.ts';
import type { ApiParts } from './api-parts.ts';
import { anyObject, instant } from './document-shapes.ts';
import { nameOf } from './operator.ts';
import { notFound } from './refusal.ts';
import { answers, listOf, router, takes } from './router.ts';

const texts = z.record(z.string().max(64), z.string().max(4000));
const content = z
  .object({
    rows: listOf(z.object({ step: z.string(), row: z.string(), cells: anyObject })).openapi({ description: 'As they are sent from now on.' }),
    edits: listOf(z.object({ step: z.string(), row: z.string(), cells: texts, at: instant, by: z.string() })).openapi({ description: 'The last fifty, newest first.' }),
  })
  .openapi('Content');
const id = z.string().min(1).max(100);
const aRow = { zh: '内容行', en: 'row of content' };

export function contentRoutes({ sql, now }: ApiParts) {
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/flows/{id}/content',
        tags: ['flows'],
        summary: 'The content tables of a published flow, and who mended them',
        request: { params: z.object({ id }) },
        responses: answers(content, 'The content.'),
      }),
      async (c) => {
        const found = await readContent(sql, c.req.valid('param').id);
        if (!found) throw notFound({ zh: '已发布的流程', en: 'published flow' });
        return c.json({ rows: [...found.rows], edits: [...found.edits] }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/v1/flows/{id}/content/{step}/{row}',
        tags: ['flows'],
        summary: 'Mend texts of a row: for every turn that opens from now on, whatever version its run is on, and in the draft',
        request: { params: z.object({ id, step: id, row: id }), body: takes(texts) },
        responses: answers(content, 'The content.'),
      }),
      async (c) => {
        const { id: flowId, step, row } = c.req.valid('param');
        const done = await mendContent(sql, { flowId, step, row, cells: c.req.valid('json'), at: now(), by: nameOf(c.get('operator')) });
        const found = done ? await readContent(sql, flowId) : null;
        if (!found) throw notFound(aRow);
        return c.json({ rows: [...found.rows], edits: [...found.edits] }, 200);
      },
    );
}
