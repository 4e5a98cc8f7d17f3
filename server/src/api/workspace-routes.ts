// Who is signed in, and what flows can be made of here.
import { createRoute, z } from '@hono/zod-openapi';
import type { Dictionary, SendingAround, StepManifest } from '@sopwith/engine';
import { readCalendars } from '../runtime/calendars.ts';
import { readDictionary } from '../stores/declaration-store.ts';
import { readSendingAround } from '../stores/sending-around-query.ts';
import { readSeenNames, readWorkspace } from '../stores/workspace-query.ts';
import type { ApiParts } from './api-parts.ts';
import type { CatalogDto, Session } from './contract.ts';
import { template } from './flow-shapes.ts';
import { answers, listOf, router } from './router.ts';

const session = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
    workspace: z.object({ name: z.string(), zone: z.string(), pausedAt: z.number().nullable() }),
  })
  .openapi('Session') satisfies z.ZodType<Session>;

const manifest = z.custom<StepManifest>().openapi('StepManifest', { type: 'object', additionalProperties: true });

const catalog = z
  .object({
    steps: listOf(manifest),
    events: listOf(z.object({ name: z.string(), properties: listOf(z.string()) })),
    tags: listOf(z.string()),
    attributes: listOf(z.string()),
    segments: listOf(z.object({ id: z.string(), name: z.string() })),
    dictionary: z.custom<Dictionary>().openapi('Dictionary', { type: 'object', additionalProperties: true }),
    calendars: listOf(z.object({ id: z.string(), title: z.object({ zh: z.string(), en: z.string() }), to: z.string() })),
    around: z.custom<SendingAround>().openapi('SendingAround', { type: 'object', additionalProperties: true }),
  })
  .openapi('Catalog') satisfies z.ZodType<CatalogDto>;

export function workspaceRoutes({ sql, language }: ApiParts) {
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/session',
        tags: ['session'],
        summary: 'Who is signed in',
        responses: answers(session, 'The session.'),
      }),
      async (c) => {
        const operator = c.var.operator;
        const email = operator.type === 'person' ? operator.email : '';
        return c.json({ user: { id: operator.id, name: operator.name, email }, workspace: await readWorkspace(sql) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/catalog',
        tags: ['flows'],
        summary: 'Step types, and names to suggest',
        responses: answers(catalog, 'The catalog.'),
      }),
      async (c) => c.json({ steps: language.steps, ...(await readSeenNames(sql)), dictionary: await readDictionary(sql), calendars: await calendarsOf(sql), around: await readSendingAround(sql) }, 200),
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/templates',
        tags: ['flows'],
        summary: 'Flows and kits to begin with',
        responses: answers(listOf(template), 'The templates.'),
      }),
      (c) =>
        c.json(
          [
            ...language.templates.map(({ id, title, purpose }) => ({ id, kind: 'flow' as const, title, purpose })),
            ...language.kitTemplates.map(({ id, title, purpose }) => ({ id, kind: 'kit' as const, title, purpose })),
          ],
          200,
        ),
    );
}

async function calendarsOf(sql: ApiParts['sql']): Promise<CatalogDto['calendars']> {
  return (await readCalendars(sql)).map(({ id, title, to }) => ({ id, title, to }));
}
