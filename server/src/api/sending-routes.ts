// What the workspace has decided about its messages, and what was posted to a community.
import { createRoute, z } from '@hono/zod-openapi';
import { CHANNELS, timeSchema } from '@sopwith/engine';
import { listPosts } from '../stores/group-posts-query.ts';
import { readSendingPolicy, writeSendingPolicy } from '../stores/sending-policy-store.ts';
import type { ApiParts } from './api-parts.ts';
import { instant, scopeQuery } from './document-shapes.ts';
import { notFound } from './refusal.ts';
import { answers, listOf, router, takes } from './router.ts';

const query = z.object({ scope: scopeQuery });
const purpose = z.enum(['programme', 'reminder', 'marketing', 'service', 'crisis', 'reply']);
const hours = z.strictObject({ from: timeSchema, to: timeSchema }).nullable();
const cap = z.strictObject({ perDay: z.int().min(1).max(1000).exactOptional(), perWeek: z.int().min(1).max(1000).exactOptional() });

const policy = z
  .strictObject({
    quietHours: hours.openapi({ description: 'Local times of each recipient; null: none.' }),
    quietHoursOfMinors: hours,
    quietChannels: z.array(z.enum(CHANNELS)).max(CHANNELS.length).openapi({ description: 'The channels that disturb.' }),
    caps: z.strictObject({ marketing: cap.exactOptional(), reminder: cap.exactOptional() }).openapi({ description: 'Across all flows.' }),
    needsConsent: z.array(purpose).max(6).openapi({ description: 'Purposes that nobody gets who has not said yes.' }),
    refusedToMinors: z.array(purpose).max(6),
    unknownAgeIsMinor: z.boolean().default(false).openapi({ description: 'Whether somebody whose age is not known counts as a minor.' }),
  })
  .openapi('SendingPolicy');

const post = z
  .object({ key: z.string(), at: instant, text: z.string(), mentions: z.enum(['nobody', 'member', 'everyone']), flow: z.string() })
  .openapi('GroupPost');

export function sendingRoutes({ sql }: ApiParts) {
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/sending-policy',
        tags: ['messages'],
        summary: 'Quiet hours, caps and consent',
        request: { query },
        responses: answers(policy, 'The policy.'),
      }),
      async (c) => {
        const found = await readSendingPolicy(sql, c.req.valid('query').scope);
        if (!found) throw notFound({ zh: '空间', en: 'scope' });
        return c.json(policy.parse(found), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/v1/sending-policy',
        tags: ['messages'],
        summary: 'Decide about quiet hours, caps and consent; binds every send that starts afterwards',
        request: { query, body: takes(policy) },
        responses: answers(policy, 'The policy.'),
      }),
      async (c) => {
        const wanted = c.req.valid('json');
        if (!(await writeSendingPolicy(sql, c.req.valid('query').scope, wanted))) throw notFound({ zh: '空间', en: 'scope' });
        return c.json(wanted, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/communities/{community}/posts',
        tags: ['communities'],
        summary: 'What flows posted to a community, newest first',
        request: { params: z.object({ community: z.string().min(1).max(100) }), query },
        responses: answers(listOf(post), 'The posts.'),
      }),
      async (c) => c.json(await listPosts(sql, c.req.valid('query').scope, c.req.valid('param').community), 200),
    );
}
