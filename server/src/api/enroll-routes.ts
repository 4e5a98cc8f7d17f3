// Enrolment by hand, by a program, or from a table.
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { readContextFields } from '../stores/publication-query.ts';
import type { ApiParts } from './api-parts.ts';
import { contextFromText } from '../runtime/context-from-text.ts';
import type { EnrollResult } from './contract.ts';
import { scopeQuery } from './document-shapes.ts';
import { type EnrollRow, parseEnrollCsv } from './enroll-csv.ts';
import { enrollRequest, enrollResult } from './flow-shapes.ts';
import { Refusal } from './refusal.ts';
import { answers, router, takes } from './router.ts';

const params = z.object({ id: z.string().max(64) });
const tags = ['enrolment'];

export function enrollRoutes(parts: ApiParts) {
  return router()
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/flows/{id}/enroll',
        tags,
        summary: 'Enroll members; repeated with the same idempotencyKey it does nothing twice',
        request: { params, body: takes(enrollRequest) },
        responses: answers(enrollResult, 'How many were enrolled, and who was not and why.'),
      }),
      async (c) => {
        const { scope, members } = c.req.valid('json');
        const rows = members.map(({ userId, context, idempotencyKey }) => ({
          userId,
          context: context ?? {},
          idempotencyKey: idempotencyKey ?? null,
        }));
        return c.json(await enrollRows(parts, c.req.valid('param').id, scope, rows), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/flows/{id}/enroll/csv',
        tags,
        summary: 'Enroll the members of a table: a column userId, the others are context; UTF-8 or GBK',
        request: {
          params,
          query: z.object({ scope: scopeQuery }),
          body: { required: true, content: { 'text/csv': { schema: z.string() } } },
        },
        responses: answers(enrollResult, 'How many were enrolled, and who was not and why.'),
      }),
      async (c) => {
        const { scope } = c.req.valid('query');
        const { id } = c.req.valid('param');
        return c.json(await enrollRows(parts, id, scope, await rowsOfTable(parts, c, id, scope)), 200);
      },
    );
}

// Cells are text; the flow says which of its fields are numbers or dates.
async function rowsOfTable(parts: ApiParts, c: Context, flowId: string, scopeId: string): Promise<EnrollRow[]> {
  const rows = parseEnrollCsv(new Uint8Array(await c.req.arrayBuffer()));
  const fields = await mustBePublished(parts, flowId, scopeId);
  return rows.map((row) => ({ ...row, context: contextFromText(fields, row.context) }));
}

async function enrollRows(parts: ApiParts, flowId: string, scopeId: string, rows: readonly EnrollRow[]): Promise<EnrollResult> {
  await mustBePublished(parts, flowId, scopeId);
  const reasons = await parts.runtime.enroll({ scopeId, flowId, members: rows });
  const excluded = rows.flatMap(({ userId }, n) => {
    const reason = reasons[n];
    return reason === null || reason === undefined ? [] : [{ userId, reason }];
  });
  return { enrolled: rows.length - excluded.length, excluded };
}

async function mustBePublished({ sql }: ApiParts, flowId: string, scopeId: string) {
  const fields = await readContextFields(sql, flowId, scopeId);
  if (fields) return fields;
  throw new Refusal('not-found', {
    zh: '这个流程在这里没有发布的版本，请先发布再报名成员。',
    en: 'This flow has no published version here. Publish it first, then enroll members.',
  });
}
