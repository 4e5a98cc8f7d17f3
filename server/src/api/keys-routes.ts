// Keys of programs: write keys send events, API keys may do what an operator may.
import { createRoute, z } from '@hono/zod-openapi';
import { createKey, deleteKey, listKeys } from '../auth/access-key-store.ts';
import type { ApiParts } from './api-parts.ts';
import { instant } from './document-shapes.ts';
import { LIVE } from './publish-flow.ts';
import { notFound } from './refusal.ts';
import { answers, listOf, nothing, router, takes } from './router.ts';

const kind = z.enum(['write', 'api']);

const accessKey = z
  .object({
    id: z.string(),
    kind,
    scope: z.string(),
    name: z.string(),
    prefix: z.string().openapi({ description: 'Its first characters, to tell keys apart.' }),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
  })
  .openapi('AccessKey');

const newKey = accessKey.extend({ key: z.string().openapi({ description: 'Shown this once.' }) }).openapi('NewAccessKey');
const tags = ['keys'];

export function keysRoutes({ sql, keys }: ApiParts) {
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/keys',
        tags,
        summary: 'The keys, without their secrets',
        responses: answers(listOf(accessKey), 'The keys.'),
      }),
      async (c) => c.json(await listKeys(sql), 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/keys',
        tags,
        summary: 'Make a key',
        request: { body: takes(z.strictObject({ name: z.string().trim().min(1).max(100), kind })) },
        responses: answers(newKey, 'The key, shown this once.'),
      }),
      async (c) => c.json(await createKey(sql, { ...c.req.valid('json'), scope: LIVE }), 200),
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/v1/keys/{id}',
        tags,
        summary: 'Delete a key; it stops working at once',
        request: { params: z.object({ id: z.uuid() }) },
        responses: answers(nothing, 'Deleted.'),
      }),
      async (c) => {
        if (!(await deleteKey(sql, c.req.valid('param').id))) throw notFound({ zh: '密钥', en: 'key' });
        keys.forget();
        return c.json({}, 200);
      },
    );
}
