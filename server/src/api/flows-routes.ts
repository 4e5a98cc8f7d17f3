// Flows: drawn, saved, published, paused, archived.
import { createRoute, z } from '@hono/zod-openapi';
import type { GoOn } from '../runtime/pause.ts';
import { listFlows, readFlow } from '../stores/flow-query.ts';
import { archiveFlow, createFlow, saveDraft } from '../stores/flow-store.ts';
import type { ApiParts } from './api-parts.ts';
import { blankFlow } from './blank-flow.ts';
import type { FlowDetail } from './contract.ts';
import { scopeQuery } from './document-shapes.ts';
import type { FlowLanguage } from './flow-language.ts';
import { draftSave, flowDetail, flowSummary, newFlow, publishedVersion } from './flow-shapes.ts';
import { nameOf } from './operator.ts';
import { setFlowPaused, setFlowPausedIn } from './pause-flow.ts';
import { changedMeanwhile, LIVE, parseOrRefuse, publishFlow } from './publish-flow.ts';
import { notFound } from './refusal.ts';
import { answers, listOf, nothing, router, takes } from './router.ts';
import { goOnQuery } from './standing-shapes.ts';

const flow = { zh: '流程', en: 'flow' };
const params = z.object({ id: z.string().max(64) });
const tags = ['flows'];

export function flowsRoutes(parts: ApiParts) {
  const { sql, language, now } = parts;
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/flows',
        tags,
        summary: 'All flows, with live figures',
        responses: answers(listOf(flowSummary), 'The flows.'),
      }),
      async (c) => c.json(await listFlows(sql), 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/flows',
        tags,
        summary: 'Create a flow: blank, from a template, or from a document',
        request: { body: takes(newFlow) },
        responses: answers(flowDetail, 'The flow.'),
      }),
      async (c) => c.json(await mustRead(parts, await createFlow(sql, documentOf(c.req.valid('json'), language), now())), 200),
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/flows/{id}',
        tags,
        summary: 'One flow, its draft and its published version',
        request: { params },
        responses: answers(flowDetail, 'The flow.'),
      }),
      async (c) => c.json(await mustRead(parts, c.req.valid('param').id), 200),
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/v1/flows/{id}/draft',
        tags,
        summary: 'Save the draft; 409 when somebody saved meanwhile',
        request: { params, body: takes(draftSave) },
        responses: answers(z.object({ rev: z.number() }), 'The new revision.'),
      }),
      async (c) => {
        const { document, rev } = c.req.valid('json');
        const saved = await saveDraft(sql, c.req.valid('param').id, parseOrRefuse(language, document), rev, now());
        if (saved.status === 'missing') throw notFound(flow);
        if (saved.status === 'changedMeanwhile') throw changedMeanwhile();
        return c.json({ rev: saved.rev }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/flows/{id}/publish',
        tags,
        summary: 'Freeze the draft as a version that enrolls; 422 with all problems',
        request: { params, body: takes(z.strictObject({ rev: z.int() })) },
        responses: answers(publishedVersion, 'The version, and what should be known about it.'),
      }),
      async (c) => c.json(await publishFlow(parts, c.req.valid('param').id, c.req.valid('json').rev, nameOf(c.var.operator)), 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/flows/{id}/pause',
        tags,
        summary: 'Freeze all runs and enroll nobody',
        request: { params, query: z.object({ scope: scopeQuery }) },
        responses: answers(nothing, 'Paused.'),
      }),
      async (c) => {
        await setPaused(parts, c.req.valid('query').scope, c.req.valid('param').id, null);
        return c.json({}, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/flows/{id}/resume',
        tags,
        summary: 'Go on; `elapsed` says what becomes of timers that would have rung meanwhile',
        request: { params, query: goOnQuery.extend({ scope: scopeQuery }) },
        responses: answers(nothing, 'Resumed.'),
      }),
      async (c) => {
        const { scope, elapsed } = c.req.valid('query');
        await setPaused(parts, scope, c.req.valid('param').id, { elapsed, by: nameOf(c.var.operator) });
        return c.json({}, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/flows/{id}/archive',
        tags,
        summary: 'Enroll nobody any more; runs inside go on',
        request: { params },
        responses: answers(nothing, 'Archived.'),
      }),
      async (c) => {
        if (!(await archiveFlow(sql, c.req.valid('param').id, now()))) throw notFound(flow);
        return c.json({}, 200);
      },
    );
}

/** In the step versions of this installation; what is saved stays as it is until somebody saves it. */
async function mustRead({ sql, language }: Pick<ApiParts, 'sql' | 'language'>, id: string): Promise<FlowDetail> {
  const found = await readFlow(sql, id);
  if (!found) throw notFound(flow);
  return { ...found, draft: language.upgrade(found.draft) };
}

function documentOf(wanted: z.output<typeof newFlow>, language: FlowLanguage) {
  if ('name' in wanted) return blankFlow(wanted.name);
  if ('document' in wanted) return parseOrRefuse(language, wanted.document);
  const template = language.templates.find(({ id }) => id === wanted.template);
  if (!template) throw notFound({ zh: '模板', en: 'template' });
  return template.flows[wanted.language];
}

async function setPaused({ sql, runtime, now }: ApiParts, scope: string, id: string, goOn: GoOn | null): Promise<void> {
  runtime.poke(await sql.begin((tx) => (scope === LIVE ? setFlowPaused(tx, id, goOn, now()) : setFlowPausedIn(tx, scope, id, goOn))));
}
