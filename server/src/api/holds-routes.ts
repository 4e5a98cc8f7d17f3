// Messages on hold: by which key, for whom, until when; and letting go by hand.
import { createRoute, z } from '@hono/zod-openapi';
import { HOLD_AUDIENCES } from '@sopwith/engine';
import { readScopeNow } from '../runtime/scope-clock.ts';
import { releaseHolds } from '../runtime/sending/holds.ts';
import { listHolds } from '../stores/hold-query.ts';
import type { ApiParts } from './api-parts.ts';
import type { HoldsDto } from './channels-contract.ts';
import { instant, scopeQuery } from './document-shapes.ts';
import { nameOf } from './operator.ts';
import { notFound } from './refusal.ts';
import { answers, listOf, router, takes } from './router.ts';

const query = z.object({ scope: scopeQuery });
const tags = ['messages'];
const holds = z
  .object({
    holds: listOf(
      z.object({
        id: z.string(),
        key: z.string(),
        audience: z.enum(HOLD_AUDIENCES),
        whom: z.string(),
        purposes: listOf(z.string()),
        freezes: z.boolean(),
        at: instant,
        until: instant,
        by: z.string(),
      }),
    ),
    waiting: z.number().openapi({ description: 'Messages that wait because of any of them.' }),
  })
  .openapi('Holds') satisfies z.ZodType<HoldsDto>;

export function holdsRoutes({ sql }: ApiParts) {
  return router()
    .openapi(
      createRoute({ method: 'get', path: '/v1/holds', tags, summary: 'What is on hold, and for whom', request: { query }, responses: answers(holds, 'The holds.') }),
      async (c) => {
        const { scope } = c.req.valid('query');
        return c.json(await listHolds(sql, scope, await readScopeNow(sql, scope)), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/holds/release',
        tags,
        summary: 'Let go what is held under a key; what is still worth sending goes within a second',
        request: { query, body: takes(z.strictObject({ key: z.string().min(1).max(128) })) },
        responses: answers(holds, 'What is still on hold.'),
      }),
      async (c) => {
        const { scope } = c.req.valid('query');
        const { key } = c.req.valid('json');
        const now = await readScopeNow(sql, scope);
        const released = await sql.begin((tx) => releaseHolds(tx, { scopeId: scope, key, at: now, by: nameOf(c.var.operator) }));
        if (released === 0) throw notFound({ zh: '暂停', en: 'hold' });
        return c.json(await listHolds(sql, scope, now), 200);
      },
    );
}
