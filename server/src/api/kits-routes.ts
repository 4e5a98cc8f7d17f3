// Kits: several flows made, published, paused and stopped as one.
import { createRoute, z } from '@hono/zod-openapi';
import { formatKit, type KitDocument } from '@sopwith/engine';
import { createKit, deleteKit, gatherKit, lockKit, readKit, replaceKit } from '../stores/kit-store.ts';
import { listKits, readKitDto } from '../stores/kit-query.ts';
import type { ApiParts } from './api-parts.ts';
import { instant } from './document-shapes.ts';
import { flowSummary } from './flow-shapes.ts';
import type { KitDto } from './kits-contract.ts';
import { nameOf } from './operator.ts';
import { kitThing, notPublishable, publishKit, setKitPaused, stopKit } from './publish-kit.ts';
import { notFound, Refusal } from './refusal.ts';
import { answers, listOf, nothing, router, takes } from './router.ts';
import { goOnQuery } from './standing-shapes.ts';

const params = z.object({ id: z.string().max(64) });
const tags = ['kits'];
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const document = z.custom<KitDocument>(isObject, 'must be a kit').openapi('KitDocument', {
  type: 'object',
  additionalProperties: true,
  description: 'Several flows with what they share, `sopwith.kit/1`.',
});
const named = z.object({ id: z.string(), title: z.string() });
const kit = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    updatedAt: instant,
    flows: listOf(flowSummary.extend({ called: z.string() })),
    segments: listOf(z.object({ id: z.string(), name: z.string() })),
    tables: listOf(named.extend({ rows: z.number() })),
    forms: listOf(named),
    events: listOf(z.string()),
  })
  .openapi('Kit') satisfies z.ZodType<KitDto>;
const newKit = z
  .union([
    z.strictObject({ template: z.string().max(64), language: z.enum(['zh', 'en']) }),
    z.strictObject({ document }),
    z.strictObject({
      name: z.string().trim().min(1).max(100),
      description: z.string().max(4000).default(''),
      flows: z.array(z.string().max(64)).min(1).max(30),
    }),
  ])
  .openapi('NewKit');

export function kitsRoutes(parts: ApiParts) {
  const { sql, language, now } = parts;

  async function mustRead(id: string): Promise<KitDto> {
    const found = await readKitDto(sql, id);
    if (!found) throw notFound(kitThing);
    return found;
  }

  function parsed(source: unknown): KitDocument {
    const result = language.parseKit(source);
    if (!result.ok) throw notPublishable(result.problems);
    return result.kit;
  }

  async function made(wanted: z.output<typeof newKit>): Promise<string> {
    if ('document' in wanted) return sql.begin((tx) => createKit(tx, parsed(wanted.document), now()));
    if ('template' in wanted) {
      const template = language.kitTemplates.find(({ id }) => id === wanted.template);
      if (!template) throw notFound({ zh: '模板', en: 'template' });
      return sql.begin((tx) => createKit(tx, template.kits[wanted.language], now()));
    }
    const flows = [...new Set(wanted.flows)];
    const gathered = await sql.begin((tx) => gatherKit(tx, { ...wanted, flows }, now()));
    if (gathered.status === 'made') return gathered.id;
    if (gathered.status === 'missing') throw notFound({ zh: '流程', en: 'flow' });
    throw new Refusal('conflict', {
      zh: `流程「${gathered.flow}」已经属于另一个套件。`,
      en: `The flow “${gathered.flow}” belongs to another kit already.`,
    });
  }

  return router()
    .openapi(
      createRoute({ method: 'get', path: '/v1/kits', tags, summary: 'Kits, by name', responses: answers(listOf(kit), 'The kits.') }),
      async (c) => c.json(await listKits(sql), 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/kits',
        tags,
        summary: 'Make a kit: from a template, from its file, or of flows that are there',
        request: { body: takes(newKit) },
        responses: answers(kit, 'The kit.'),
      }),
      async (c) => c.json(await mustRead(await made(c.req.valid('json'))), 200),
    )
    .openapi(
      createRoute({ method: 'get', path: '/v1/kits/{id}', tags, summary: 'One kit', request: { params }, responses: answers(kit, 'The kit.') }),
      async (c) => c.json(await mustRead(c.req.valid('param').id), 200),
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/v1/kits/{id}',
        tags,
        summary: 'Take a kit apart; its flows and segments stay',
        request: { params },
        responses: answers(nothing, 'It is gone.'),
      }),
      async (c) => {
        if (!(await deleteKit(sql, c.req.valid('param').id))) throw notFound(kitThing);
        return c.json({}, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/kits/{id}/document',
        tags,
        summary: 'The kit as one file',
        request: { params },
        responses: answers(document, 'The file.'),
      }),
      async (c) => {
        const found = await readKit(sql, c.req.valid('param').id);
        if (!found) throw notFound(kitThing);
        return c.json(JSON.parse(formatKit(found.kit)) as KitDocument, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/v1/kits/{id}/document',
        tags,
        summary: 'Replace the drafts by a file. Flows that it does not name leave the kit and stay',
        request: { params, body: takes(document) },
        responses: answers(kit, 'The kit.'),
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const replacement = parsed(c.req.valid('json'));
        await sql.begin(async (tx) => {
          const before = await lockKit(tx, id);
          if (!before) throw notFound(kitThing);
          await replaceKit(tx, before, replacement, now());
        });
        return c.json(await mustRead(id), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/kits/{id}/publish',
        tags,
        summary: 'Publish all its flows, or none; 422 with all problems, each with its flow',
        request: { params },
        responses: answers(kit, 'The kit.'),
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        await publishKit(parts, id, nameOf(c.var.operator));
        return c.json(await mustRead(id), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/kits/{id}/pause',
        tags,
        summary: 'Freeze all runs of its published flows, and enroll nobody',
        request: { params },
        responses: answers(kit, 'The kit.'),
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        await setKitPaused(parts, id, null);
        return c.json(await mustRead(id), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/kits/{id}/resume',
        tags,
        summary: 'Let its paused flows go on; `elapsed` says what becomes of timers that would have rung meanwhile',
        request: { params, query: goOnQuery },
        responses: answers(kit, 'The kit.'),
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        await setKitPaused(parts, id, { elapsed: c.req.valid('query').elapsed, by: nameOf(c.var.operator) });
        return c.json(await mustRead(id), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/kits/{id}/stop',
        tags,
        summary: 'Enroll nobody and end every run of its flows; `confirm` is the name of the kit',
        request: { params, body: takes(z.strictObject({ confirm: z.string().max(200) })) },
        responses: answers(z.object({ ended: z.number() }), 'How many runs end.'),
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        return c.json({ ended: await stopKit(parts, id, c.req.valid('json').confirm, nameOf(c.var.operator)) }, 200);
      },
    );
}
