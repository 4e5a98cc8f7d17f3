// A member's books, and the stock and seats that flows give out.
import { createRoute, z } from '@hono/zod-openapi';
import { CHANNELS } from '@sopwith/engine';
import { readMemberBooks } from '../stores/member-books-query.ts';
import { listCommunities, listCommunityMembers, listStocks, setCapacity, setStock } from '../stores/stock-store.ts';
import { listStockEntries, STOCK_ENTRIES_PER_PAGE } from '../stores/stock-ledger-query.ts';
import type { ApiParts } from './api-parts.ts';
import { instant, scopeQuery } from './document-shapes.ts';
import type { CommunityMember } from './contract.ts';
import { userId } from './flow-shapes.ts';
import { community, memberBooks, stock, stockEntry } from './member-books-shapes.ts';
import { nameOf } from './operator.ts';
import { notFound, Refusal } from './refusal.ts';
import { answers, listOf, nothing, pageOf, router, takes } from './router.ts';
import { mustParseCursor } from './runs-routes.ts';

const query = z.object({ scope: scopeQuery });
const count = z.int().min(0).max(1_000_000_000);
const label = z.string().trim().min(1).max(100);

const communityMember = z
  .object({ userId: z.string(), name: z.string().nullable(), role: z.string().nullable(), joinedAt: instant })
  .openapi('CommunityMember') satisfies z.ZodType<CommunityMember>;

const saysNotWhy = new Refusal('bad-request', {
  zh: '调整库存要写明原因，留在库存流水里。',
  en: 'Say why the stock is changed: it stays in its ledger.',
});

export function memberBooksRoutes({ sql, runtime, now }: ApiParts) {
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/members/{userId}/books',
        tags: ['members'],
        summary: 'Points, tiers, badges, roles, consents and grants of a member, with the latest entries',
        request: { params: z.object({ userId }), query },
        responses: answers(memberBooks, 'The books.'),
      }),
      async (c) => {
        const books = await readMemberBooks(sql, c.req.valid('query').scope, c.req.valid('param').userId);
        if (!books) throw notFound({ zh: '成员', en: 'member' });
        return c.json(books, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/members/{userId}/consents',
        tags: ['members'],
        summary: 'The member agrees to a kind of messages, or wants no more; binds every send that starts afterwards',
        request: {
          params: z.object({ userId }),
          query,
          body: takes(
            z.strictObject({
              purpose: z.enum(['marketing', 'reminder', 'programme']),
              channel: z.enum(['any', ...CHANNELS]).default('any'),
              granted: z.boolean(),
            }),
          ),
        },
        responses: answers(nothing, 'Committed.'),
      }),
      async (c) => {
        const { scope: scopeId } = c.req.valid('query');
        await runtime.recordConsent({ scopeId, ...c.req.valid('param'), ...c.req.valid('json'), by: nameOf(c.get('operator')) });
        return c.json({}, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/stocks',
        tags: ['stocks'],
        summary: 'What can be granted, and how much was taken',
        request: { query },
        responses: answers(listOf(stock), 'The stocks.'),
      }),
      async (c) => c.json(await listStocks(sql, c.req.valid('query').scope), 200),
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/v1/stocks/{item}',
        tags: ['stocks'],
        summary: 'Set how many of an item there are in all, and when the offer ends; whoever changes it says why',
        request: {
          params: z.object({ item: label }),
          query,
          body: takes(z.strictObject({ total: count.nullable(), endsAt: z.int().min(0).max(Number.MAX_SAFE_INTEGER).nullable().default(null), reason: z.string().trim().max(200).default('') })),
        },
        responses: answers(stock, 'The stock.'),
      }),
      async (c) => {
        const { item } = c.req.valid('param');
        const set = await setStock(sql, c.req.valid('query').scope, item, { ...c.req.valid('json'), by: nameOf(c.get('operator')), at: now() });
        if (set === null) throw saysNotWhy;
        return c.json(set, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/stocks/{item}/ledger',
        tags: ['stocks'],
        summary: `What was granted of an item and changed of its stock, newest first, ${STOCK_ENTRIES_PER_PAGE} a page`,
        request: { params: z.object({ item: label }), query: query.extend({ cursor: z.string().max(200).optional() }) },
        responses: answers(pageOf(stockEntry), 'A page.'),
      }),
      async (c) => {
        const { scope: scopeId, cursor } = c.req.valid('query');
        const after = cursor === undefined ? {} : { after: mustParseCursor(cursor) };
        return c.json(await listStockEntries(sql, { scopeId, item: c.req.valid('param').item, ...after }), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/communities',
        tags: ['communities'],
        summary: 'The communities, with their capacity',
        request: { query },
        responses: answers(listOf(community), 'The communities.'),
      }),
      async (c) => c.json(await listCommunities(sql, c.req.valid('query').scope), 200),
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/communities/{community}/members',
        tags: ['communities'],
        summary: 'Who is in a community, those with a role first',
        request: { params: z.object({ community: label }), query },
        responses: answers(listOf(communityMember), 'Up to a thousand of them.'),
      }),
      async (c) => c.json(await listCommunityMembers(sql, c.req.valid('query').scope, c.req.valid('param').community), 200),
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/v1/communities/{community}/capacity',
        tags: ['communities'],
        summary: 'Set how many members a community takes; null: any number',
        request: { params: z.object({ community: label }), query, body: takes(z.strictObject({ capacity: count.nullable() })) },
        responses: answers(community, 'The community.'),
      }),
      async (c) => {
        const { community: id } = c.req.valid('param');
        return c.json(await setCapacity(sql, c.req.valid('query').scope, id, c.req.valid('json').capacity), 200);
      },
    );
}
