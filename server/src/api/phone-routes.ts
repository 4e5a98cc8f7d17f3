// The phone: what a member sees and does, for an operator who plays one.
import { randomUUID } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { readScopeClock } from '../runtime/scope-clock.ts';
import { readMember } from '../stores/member-query.ts';
import { readPhoneEntries, readPhoneRuns } from '../stores/phone-query.ts';
import type { ApiParts } from './api-parts.ts';
import type { Phone } from './contract.ts';
import { anyObject } from './document-shapes.ts';
import { userId } from './flow-shapes.ts';
import { notFound, Refusal } from './refusal.ts';
import { answers, nothing, router, takes } from './router.ts';
import { phone } from './run-shapes.ts';
import { eventName } from './segment-call.ts';
import { sendChanges } from './send-changes.ts';

const params = z.object({ scope: z.string().max(64), userId });
const tags = ['phone'];

export function phoneRoutes(parts: ApiParts) {
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/phone/{scope}/{userId}',
        tags,
        summary: 'Messages and events of one member, in order',
        request: { params },
        responses: answers(phone, 'The phone.'),
      }),
      async (c) => {
        const { scope, userId } = c.req.valid('param');
        return c.json(await readPhone(parts, scope, userId), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/phone/{scope}/{userId}/stream',
        tags,
        summary: 'The same as server-sent events, whenever it has changed',
        request: { params },
        responses: { 200: { description: 'Events named `phone`.', content: { 'text/event-stream': { schema: z.string() } } } },
      }),
      async (c) => {
        const { scope, userId } = c.req.valid('param');
        await readPhone(parts, scope, userId);
        return streamSSE(c, (stream) =>
          sendChanges(stream, {
            name: 'phone',
            read: () => readPhone(parts, scope, userId),
            sameness: ({ now: _now, ...rest }) => JSON.stringify(rest),
            onError: (error) => parts.report('phone stream', error, { method: 'GET', route: '/v1/phone/:scope/:userId/stream' }),
          }),
        );
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/phone/{scope}/{userId}/events',
        tags,
        summary: 'The member does something',
        request: { params, body: takes(z.strictObject({ event: eventName, properties: anyObject.default({}) })) },
        responses: answers(nothing, 'Committed.'),
      }),
      async (c) => {
        const { scope, userId } = c.req.valid('param');
        const { event, properties } = c.req.valid('json');
        await parts.runtime.ingest(scope, [{ type: 'track', userId, messageId: randomUUID(), event, properties, occurredAt: null }]);
        return c.json({}, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/phone/{scope}/{userId}/answers',
        tags,
        summary: 'The member answers what they were asked',
        request: { params, body: takes(z.strictObject({ ask: z.string().max(64), given: anyObject })) },
        responses: answers(nothing, 'Committed.'),
      }),
      async (c) => {
        const { ask, given } = c.req.valid('json');
        const answered = await parts.runtime.answerAsk({ token: ask, given });
        if (answered === 'unknown') throw notFound({ zh: '问题', en: 'question' });
        if (answered === 'notOpen') throw new Refusal('conflict', { zh: '已经答过，或已经结束。', en: 'It was answered before, or is closed.' });
        if (answered !== 'done') {
          const errors = answered.fields.map((path) => ({ path: `given.${path}`, message: 'is missing or no answer to it' }));
          throw new Refusal('bad-request', { zh: '还有问题没答完。', en: 'Some questions are still open.' }, { errors });
        }
        return c.json({}, 200);
      },
    );
}

async function readPhone({ sql }: ApiParts, scope: string, userId: string): Promise<Phone> {
  const member = await readMember(sql, scope, userId);
  if (!member) throw notFound({ zh: '成员', en: 'member' });
  const { id, ...shown } = member;
  const [clock, entries, runs] = await Promise.all([readScopeClock(sql, scope), readPhoneEntries(sql, id), readPhoneRuns(sql, id)]);
  return { scope, now: clock.now, speed: clock.speed ?? 0, member: shown, entries, runs };
}
