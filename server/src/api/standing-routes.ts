// Runs that stand still: those that failed, and what was paused. And how they are set going again.
import { createRoute, z } from '@hono/zod-openapi';
import type { Control } from '@sopwith/engine';
import { pause, resumeAndPoke, type Standing } from '../runtime/pause.ts';
import { retryFailed } from '../runtime/retry-failed.ts';
import { cursorOf } from '../stores/cursor.ts';
import { listFailedPlaces } from '../stores/failed-place-query.ts';
import { listFailedRuns } from '../stores/failed-run-query.ts';
import { listLanes } from '../stores/lanes-query.ts';
import { readStanding } from '../stores/standing-query.ts';
import type { ApiParts } from './api-parts.ts';
import { scopeQuery } from './document-shapes.ts';
import { nameOf } from './operator.ts';
import { notFound, Refusal } from './refusal.ts';
import { answers, listOf, nothing, pageOf, router, takes } from './router.ts';
import { mustParseCursor } from './runs-routes.ts';
import { failedPlace, failedRun, goOnQuery, lane, retriedPage } from './standing-shapes.ts';

const run = { zh: '运行记录', en: 'run' };
const runParams = z.object({ id: z.uuid() });
const standingParams = z.object({ kind: z.enum(['runs', 'lanes', 'scopes']), id: z.string().max(200) });
const tags = ['runs'];
const notFailed = { zh: '只有出错停下的运行可以重试。', en: 'Only a run that failed can be tried again.' };
const isOver = { zh: '这次运行已经结束。', en: 'This run is over.' };
const noWay = { zh: '它不在这一步，或者从这一步不能去那里。', en: 'It does not stand at this step, or nothing leads there from it.' };

export function standingRoutes(parts: ApiParts) {
  const { sql, runtime, language } = parts;

  async function control(id: string, one: Control, refusal: typeof isOver): Promise<void> {
    const answered = await runtime.control(id, one);
    if (answered === 'unknown') throw notFound(run);
    if (answered !== 'asked') throw new Refusal('conflict', answered === 'noWay' ? noWay : refusal);
  }

  async function mustFind({ kind, id }: z.output<typeof standingParams>): Promise<Standing> {
    const found = await readStanding(sql, kind, id);
    if (!found) throw notFound({ runs: run, lanes: { zh: '车道', en: 'lane' }, scopes: { zh: '空间', en: 'scope' } }[kind]);
    return found;
  }

  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/failed-runs',
        tags,
        summary: 'Runs that stand still because of an error, latest first',
        request: { query: z.object({ scope: scopeQuery, cursor: z.string().max(200).optional() }) },
        responses: answers(pageOf(failedRun), 'A page.'),
      }),
      async (c) => {
        const { scope, cursor } = c.req.valid('query');
        return c.json(await listFailedRuns(sql, scope, cursor === undefined ? null : mustParseCursor(cursor), language.titlesOf), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/failed-places',
        tags,
        summary: 'The steps at which more than one run of a flow stands still because of an error, where most stand first',
        request: { query: z.object({ scope: scopeQuery }) },
        responses: answers(listOf(failedPlace), 'The steps.'),
      }),
      async (c) => c.json(await listFailedPlaces(sql, c.req.valid('query').scope, language.titlesOf), 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/failed-places/retry',
        tags,
        summary: 'Let those that failed at a step do again what they failed at, a page at a time, those that failed last first',
        request: {
          query: z.object({ scope: scopeQuery }),
          body: takes(z.strictObject({ flow: z.string().max(64), step: z.string().max(64), cursor: z.string().max(200).optional() })),
        },
        responses: answers(retriedPage, 'They try again.'),
      }),
      async (c) => {
        const { flow, step, cursor } = c.req.valid('json');
        const after = cursor === undefined ? null : mustParseCursor(cursor);
        const { asked, next } = await retryFailed(sql, runtime.poke, { scopeId: c.req.valid('query').scope, flowId: flow, step, by: nameOf(c.var.operator), after });
        return c.json({ asked, cursor: next === null ? null : cursorOf(next) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/lanes',
        tags,
        summary: 'The lanes that have runs under way, and those that stand still, which come first',
        request: { query: z.object({ scope: scopeQuery }) },
        responses: answers(listOf(lane), 'The lanes.'),
      }),
      async (c) => c.json(await listLanes(sql, c.req.valid('query').scope), 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/runs/{id}/retry',
        tags,
        summary: 'Let a run that failed do again what it failed at',
        request: { params: runParams },
        responses: answers(nothing, 'It tries again.'),
      }),
      async (c) => {
        await control(c.req.valid('param').id, { type: 'retry', by: nameOf(c.var.operator) }, notFailed);
        return c.json({}, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/runs/{id}/skip',
        tags,
        summary: 'Let a run leave a step by one of its outcomes',
        request: { params: runParams, body: takes(z.strictObject({ step: z.string().max(64), outcome: z.string().max(64) })) },
        responses: answers(nothing, 'It leaves the step.'),
      }),
      async (c) => {
        const { step, outcome } = c.req.valid('json');
        await control(c.req.valid('param').id, { type: 'skip', step, outcome, by: nameOf(c.var.operator) }, isOver);
        return c.json({}, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/runs/{id}/move',
        tags,
        summary: 'Let a run go on at another step of its version; what the step asked for is called off',
        request: { params: runParams, body: takes(z.strictObject({ step: z.string().max(64), to: z.string().max(64) })) },
        responses: answers(nothing, 'It goes on there.'),
      }),
      async (c) => {
        const { step, to } = c.req.valid('json');
        await control(c.req.valid('param').id, { type: 'move', step, to, by: nameOf(c.var.operator) }, isOver);
        return c.json({}, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/{kind}/{id}/pause',
        tags,
        summary: 'Freeze one run, a lane, or everything of a scope: nobody is ejected, nothing is lost',
        request: { params: standingParams },
        responses: answers(nothing, 'It stands still.'),
      }),
      async (c) => {
        const what = await mustFind(c.req.valid('param'));
        await sql.begin((tx) => pause(tx, what));
        return c.json({}, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/{kind}/{id}/resume',
        tags,
        summary: 'Let it go on; `elapsed` says what becomes of timers that would have rung meanwhile',
        request: { params: standingParams, query: goOnQuery },
        responses: answers(nothing, 'It goes on.'),
      }),
      async (c) => {
        const what = await mustFind(c.req.valid('param'));
        await resumeAndPoke(sql, runtime.poke, what, { elapsed: c.req.valid('query').elapsed, by: nameOf(c.var.operator) });
        return c.json({}, 200);
      },
    );
}
