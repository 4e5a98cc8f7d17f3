// What the workspace says about its data: of which type an attribute is, and which properties an event carries.
import { createRoute, z } from '@hono/zod-openapi';
import { attributeNameSchema, eventNameSchema, type Json } from '@sopwith/engine';
import { listDeclarations, listSeen, removeDeclaration, saveDeclarations } from '../stores/declaration-store.ts';
import type { ApiParts } from './api-parts.ts';
import type { DeclarationDto, SeenName } from './declarations-contract.ts';
import { instant } from './document-shapes.ts';
import { nameOf } from './operator.ts';
import { notFound } from './refusal.ts';
import { answers, listOf, nothing, router, takes } from './router.ts';

const types = ['text', 'number', 'boolean', 'date', 'instant', 'list', 'choice'] as const;
const event = eventNameSchema.nullable();
const choice = z.string().trim().min(1).max(200);
const line = z.strictObject({
  event,
  name: attributeNameSchema,
  type: z.enum(types),
  choices: z.array(choice).max(200).default([]),
  note: z.string().trim().max(500).default(''),
});
const newLine = line
  .refine(({ type, choices }) => (type === 'choice') === choices.length > 0, { path: ['choices'], message: 'a choice needs them, nothing else has them' })
  .openapi('NewDeclaration');
const declaration = z
  .object({
    event: z.string().nullable(),
    name: z.string(),
    type: z.enum(types),
    choices: listOf(z.string()),
    note: z.string(),
    updatedAt: instant,
    updatedBy: z.string(),
  })
  .openapi('Declaration') satisfies z.ZodType<DeclarationDto>;
const seen = z
  .object({
    event: z.string().nullable(),
    name: z.string(),
    type: z.enum(types).exclude(['choice']).nullable(),
    declared: z.boolean(),
    times: z.number(),
    example: z.custom<Json>().openapi({ type: ['string', 'number', 'boolean', 'object', 'array', 'null'], description: 'One of the values.' }),
  })
  .openapi('SeenName') satisfies z.ZodType<SeenName>;
const tags = ['declarations'];

export function declarationsRoutes({ sql, now }: ApiParts) {
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/declarations',
        tags,
        summary: 'Declared attributes and event properties; what an export holds',
        responses: answers(listOf(declaration), 'The declarations.'),
      }),
      async (c) => c.json(await listDeclarations(sql), 200),
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/v1/declarations',
        tags,
        summary: 'Declare, or change what is declared; others stay as they are. An import is the same with many',
        request: { body: takes(z.strictObject({ declarations: z.array(newLine).max(5_000) })) },
        responses: answers(listOf(declaration), 'All declarations.'),
      }),
      async (c) => {
        await saveDeclarations(sql, c.req.valid('json').declarations, nameOf(c.var.operator), now());
        return c.json(await listDeclarations(sql), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/v1/declarations',
        tags,
        summary: 'Take a declaration back; no data changes by that',
        request: { query: z.object({ event: eventNameSchema.optional(), name: attributeNameSchema }) },
        responses: answers(nothing, 'It is gone.'),
      }),
      async (c) => {
        const { event: of = null, name } = c.req.valid('query');
        if (!(await removeDeclaration(sql, of, name))) throw notFound({ zh: '登记', en: 'declaration' });
        return c.json({}, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/declarations/seen',
        tags,
        summary: 'Names that lately came in and are not declared, or were not of their declared type',
        responses: answers(listOf(seen), 'The names, with how often and one value of each.'),
      }),
      async (c) => c.json(await listSeen(sql), 200),
    );
}
