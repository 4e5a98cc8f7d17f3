// People who are inside a flow when it gets a new version: who is where, what moving them would mean, and moving them.
import { createRoute, z } from '@hono/zod-openapi';
import { mappingProblems, proposeMapping, reverseMapping, type StepMapping } from '@sopwith/engine';
import { cancelMove, createMove, listMoves, listVersions, previewMove, readMove, readVersion, type VersionProgram } from '../stores/move-query.ts';
import type { ApiParts } from './api-parts.ts';
import type { FlowVersionRow, MoveDto, MovePreview, MoveRequest } from './contract.ts';
import { bilingual, instant, scopeQuery } from './document-shapes.ts';
import { flowVersion } from './flow-shapes.ts';
import { nameOf } from './operator.ts';
import { notFound, Refusal } from './refusal.ts';
import { answers, listOf, router, takes } from './router.ts';

const stepIds = z.string().max(64);
const number = z.coerce.number().int().min(1);

const versionRow = flowVersion
  .extend({ by: z.string().nullable(), enrolls: z.boolean(), active: z.number(), failed: z.number(), ended: z.number() })
  .openapi('FlowVersionRow') satisfies z.ZodType<FlowVersionRow>;

const preview = z
  .object({
    runs: z.number(),
    targets: listOf(z.object({ step: z.string(), title: bilingual })),
    steps: listOf(
      z.object({
        step: z.string(),
        title: bilingual,
        waiting: z.number(),
        change: z.enum(['same', 'settings', 'type', 'removed']),
        target: z.string().nullable().openapi({ description: 'Proposed; null: whoever waits there stays on the old version.' }),
      }),
    ),
  })
  .openapi('MovePreview') satisfies z.ZodType<MovePreview>;

const request = z
  .strictObject({ from: z.int().min(1), to: z.int().min(1), mapping: z.record(stepIds, stepIds.nullable()).exactOptional() })
  .openapi('MoveRequest') satisfies z.ZodType<MoveRequest>;

const move = z
  .object({
    id: z.string(),
    flow: z.string(),
    scope: z.string(),
    from: z.number(),
    to: z.number(),
    status: z.enum(['running', 'done', 'cancelled']),
    total: z.number(),
    moved: z.number(),
    stayed: z.record(z.string(), z.number()),
    undoes: z.string().nullable(),
    undone: z.boolean(),
    at: instant,
    by: z.string(),
    endedAt: instant.nullable(),
  })
  .openapi('Move') satisfies z.ZodType<MoveDto>;

const flowParams = z.object({ id: z.string().max(64) });
const moveParams = z.object({ id: z.string().regex(/^\d{1,15}$/) });
const tags = ['versions'];

export function movesRoutes({ sql, now, language }: ApiParts) {
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/flows/{id}/versions',
        tags,
        summary: 'Published versions, newest first, with who is inside each',
        request: { params: flowParams, query: z.object({ scope: scopeQuery }) },
        responses: answers(listOf(versionRow), 'The versions.'),
      }),
      async (c) => c.json(await listVersions(sql, c.req.valid('param').id, c.req.valid('query').scope), 200),
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/flows/{id}/moves/preview',
        tags,
        summary: 'What moving everybody from one version to another would mean, step by step; changes nothing',
        request: { params: flowParams, query: z.object({ scope: scopeQuery, from: number, to: number }) },
        responses: answers(preview, 'The preview.'),
      }),
      async (c) => {
        const { scope, from, to } = c.req.valid('query');
        const [before, after] = await mustReadBoth(c.req.valid('param').id, from, to);
        return c.json(await previewMove(sql, scope, before, after, language.titlesOf), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/flows/{id}/moves',
        tags,
        summary: 'Move the runs of one version to another, in the background',
        request: { params: flowParams, query: z.object({ scope: scopeQuery }), body: takes(request) },
        responses: answers(move, 'The move.'),
      }),
      async (c) => {
        const { from, to, mapping } = c.req.valid('json');
        const { id: flowId } = c.req.valid('param');
        const [before, after] = await mustReadBoth(flowId, from, to);
        const whole: StepMapping = { ...proposeMapping(before.program, after.program), ...mapping };
        const [wrong] = mappingProblems(before.program, after.program, whole);
        if (wrong) {
          throw new Refusal('bad-request', {
            zh: `映射里的步骤「${wrong.unknown}」不存在，请重新打开对照表再选。`,
            en: `The mapping names a step that is not there: ${wrong.unknown}. Open the preview again and choose anew.`,
          });
        }
        const made = { scopeId: c.req.valid('query').scope, flowId, from: before.id, to: after.id, mapping: whole, undoes: null };
        const moveId = await createMove(sql, { ...made, by: nameOf(c.var.operator), now: now() });
        return c.json(await mustReadMove(moveId), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/flows/{id}/moves',
        tags,
        summary: 'The latest moves of a flow, with their progress',
        request: { params: flowParams },
        responses: answers(listOf(move), 'The moves.'),
      }),
      async (c) => c.json(await listMoves(sql, c.req.valid('param').id), 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/moves/{id}/cancel',
        tags,
        summary: 'Stop moving; who was moved stays moved',
        request: { params: moveParams },
        responses: answers(move, 'The move.'),
      }),
      async (c) => {
        const id = Number(c.req.valid('param').id);
        await cancelMove(sql, id, now());
        return c.json(await mustReadMove(id), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/moves/{id}/undo',
        tags,
        summary: 'Take back those whom this move moved and who are still on the version that it moved them to',
        request: { params: moveParams },
        responses: answers(move, 'The move that takes them back.'),
      }),
      async (c) => {
        const id = Number(c.req.valid('param').id);
        const done = await mustReadMove(id);
        if (done.undone) {
          throw new Refusal('conflict', { zh: '这次移动已经撤销过了。', en: 'This move was taken back already.' });
        }
        await cancelMove(sql, id, now());
        const [before, after] = await mustReadBoth(done.flow, done.from, done.to);
        const undo = { scopeId: done.scope, flowId: done.flow, from: after.id, to: before.id, mapping: reverseMapping(done.mapping), undoes: id };
        return c.json(await mustReadMove(await createMove(sql, { ...undo, by: nameOf(c.var.operator), now: now() })), 200);
      },
    );

  async function mustReadMove(id: number) {
    const found = await readMove(sql, id);
    if (!found) throw notFound({ zh: '移动', en: 'move' });
    return found;
  }

  async function mustReadBoth(flowId: string, from: number, to: number): Promise<readonly [VersionProgram, VersionProgram]> {
    if (from === to) {
      throw new Refusal('bad-request', { zh: '请选两个不同的版本。', en: 'Choose two different versions.' });
    }
    const [before, after] = await Promise.all([readVersion(sql, flowId, from), readVersion(sql, flowId, to)]);
    if (!before || !after) throw notFound({ zh: '版本', en: 'version' });
    return [before, after];
  }
}
