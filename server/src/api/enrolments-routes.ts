// Enrolment of a segment, a long list or a table, in the background: asked for, looked at, cancelled, and reported on.
import { createRoute, z } from '@hono/zod-openapi';
import { cancelEnrolment, enrollInBulk } from '../runtime/jobs/bulk-enrolment.ts';
import { readSegment } from '../segments/segment-store.ts';
import { leftOutOf, listEnrolments, readEnrolment } from '../stores/enrolment-query.ts';
import { readEntrance } from '../stores/publication-query.ts';
import type { ApiParts } from './api-parts.ts';
import type { EnrolmentDto } from './contract.ts';
import { anyObject, instant, scopeQuery } from './document-shapes.ts';
import { parseEnrollCsv } from './enroll-csv.ts';
import { reportHead, reportLines } from './enrolment-report.ts';
import { enrolledMember, MOST_ENROLLED_IN_BULK } from './flow-shapes.ts';
import { nameOf } from './operator.ts';
import { notFound, Refusal } from './refusal.ts';
import { answers, listOf, router, takes } from './router.ts';

const key = z.string().min(1).max(100).openapi({ description: 'The same key again answers with the enrolment that it made.' });

const request = z
  .strictObject({
    scope: z.string().max(64).default('live'),
    key: key.optional(),
    segment: z.string().max(64).optional(),
    members: z.array(enrolledMember).min(1).max(MOST_ENROLLED_IN_BULK).optional(),
    context: anyObject.default({}).openapi({ description: 'Of everybody; what a member brings goes before it.' }),
  })
  .refine(({ segment, members }) => (segment === undefined) !== (members === undefined), 'give a segment or members, one of them')
  .openapi('EnrolmentRequest');

const enrolment = z
  .object({
    id: z.string(),
    flow: z.string(),
    scope: z.string(),
    status: z.enum(['running', 'done', 'cancelled']),
    segment: z.string().nullable(),
    total: z.number().nullable().openapi({ description: 'Null until the members of the segment are listed.' }),
    enrolled: z.number(),
    excluded: z.record(z.string(), z.number()),
    at: instant,
    by: z.string(),
    endedAt: instant.nullable(),
  })
  .openapi('Enrolment') satisfies z.ZodType<EnrolmentDto>;

const flowParams = z.object({ id: z.string().max(64) });
const params = z.object({ id: z.string().regex(/^\d{1,15}$/) });
const tags = ['enrolment'];
const REPORT_PAGE = 2_000;

export function enrolmentsRoutes({ sql }: ApiParts) {
  return router()
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/flows/{id}/enrolments',
        tags,
        summary: 'Enroll a segment or a long list in the background, page by page',
        request: { params: flowParams, body: takes(request) },
        responses: answers(enrolment, 'The enrolment, as far as it is.'),
      }),
      async (c) => {
        const { scope, segment, members, context, key: given } = c.req.valid('json');
        const { id: flowId } = c.req.valid('param');
        const { subject } = await mustBePublished(flowId, scope);
        if (segment !== undefined) await mustSuit(segment, subject);
        const list = members?.map(({ userId, context: own, idempotencyKey }) => ({ userId, context: own ?? {}, idempotencyKey: idempotencyKey ?? null }));
        const who = segment === undefined ? { members: list ?? [] } : { segment };
        const made = await enrollInBulk(sql, { scopeId: scope, flowId, key: given ?? null, who, context, by: nameOf(c.var.operator) });
        return c.json(await mustRead(made), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/flows/{id}/enrolments/csv',
        tags,
        summary: 'Enroll the members of a table in the background: a column userId, the others are context; UTF-8 or GBK',
        request: {
          params: flowParams,
          query: z.object({ scope: scopeQuery, key: key.optional() }),
          body: { required: true, content: { 'text/csv': { schema: z.string() } } },
        },
        responses: answers(enrolment, 'The enrolment, as far as it is.'),
      }),
      async (c) => {
        const { scope, key: given } = c.req.valid('query');
        const { id: flowId } = c.req.valid('param');
        // Cells stay text here: the page that starts a run gives them the types of the version that is published then.
        const members = parseEnrollCsv(new Uint8Array(await c.req.arrayBuffer()), MOST_ENROLLED_IN_BULK);
        await mustBePublished(flowId, scope);
        const made = await enrollInBulk(sql, { scopeId: scope, flowId, key: given ?? null, who: { members }, context: {}, by: nameOf(c.var.operator) });
        return c.json(await mustRead(made), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/flows/{id}/enrolments',
        tags,
        summary: 'The latest enrolments of a flow, with their progress',
        request: { params: flowParams, query: z.object({ scope: scopeQuery }) },
        responses: answers(listOf(enrolment), 'The enrolments, latest first.'),
      }),
      async (c) => c.json(await listEnrolments(sql, c.req.valid('param').id, c.req.valid('query').scope), 200),
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/enrolments/{id}',
        tags,
        summary: 'How far an enrolment is',
        request: { params },
        responses: answers(enrolment, 'The enrolment.'),
      }),
      async (c) => c.json(await mustRead(Number(c.req.valid('param').id)), 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/enrolments/{id}/cancel',
        tags,
        summary: 'Enroll no more; who was enrolled stays in the flow',
        request: { params },
        responses: answers(enrolment, 'The enrolment.'),
      }),
      async (c) => {
        const id = Number(c.req.valid('param').id);
        await cancelEnrolment(sql, id);
        return c.json(await mustRead(id), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/enrolments/{id}/left-out.csv',
        tags,
        summary: 'Who was left out and why, as a table for a spreadsheet',
        request: { params, query: z.object({ language: z.enum(['zh', 'en']).default('zh') }) },
        responses: { 200: { description: 'The table, in UTF-8 with a byte order mark.', content: { 'text/csv': { schema: z.string() } } } },
      }),
      async (c) => {
        const id = Number(c.req.valid('param').id);
        const { language } = c.req.valid('query');
        await mustRead(id);
        let after = -1;
        let text = reportHead(language);
        for (;;) {
          const page = await leftOutOf(sql, id, after, REPORT_PAGE);
          text += reportLines(page, language);
          after = page.at(-1)?.n ?? after;
          if (page.length < REPORT_PAGE) break;
        }
        c.header('Content-Disposition', `attachment; filename="enrolment-${id}.csv"`);
        return c.body(text, 200, { 'Content-Type': 'text/csv; charset=utf-8' });
      },
    );

  async function mustRead(id: number): Promise<EnrolmentDto> {
    const found = await readEnrolment(sql, id);
    if (!found) throw notFound({ zh: '批量加入', en: 'enrolment' });
    return found;
  }

  async function mustBePublished(flowId: string, scopeId: string) {
    const found = await readEntrance(sql, flowId, scopeId);
    if (found) return found;
    throw new Refusal('not-found', {
      zh: '这个流程在这里没有发布的版本，请先发布再让成员加入。',
      en: 'This flow has no published version here. Publish it first, then enroll members.',
    });
  }

  async function mustSuit(segment: string, subject: string): Promise<void> {
    if (!(await readSegment(sql, segment))) throw notFound({ zh: '人群', en: 'segment' });
    if (subject === 'member') return;
    throw new Refusal('bad-request', {
      zh: '这个流程的对象不是成员，而人群里只有成员。请用列表或表格。',
      en: 'This flow is not about members, and a segment holds members only. Send a list or a table.',
    });
  }
}
