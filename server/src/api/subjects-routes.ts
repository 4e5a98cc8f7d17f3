// Communities, activities, pieces, incidents and projects: what flows can be about besides members.
import { createRoute, z } from '@hono/zod-openapi';
import { SUBJECT_KINDS } from '@sopwith/engine';
import { isZone } from '../runtime/write-traits.ts';
import { listMembers, readMember } from '../stores/member-query.ts';
import type { ApiParts } from './api-parts.ts';
import { anyObject, scopeQuery } from './document-shapes.ts';
import { userId } from './flow-shapes.ts';
import { notFound } from './refusal.ts';
import { answers, pageOf, router, takes } from './router.ts';
import { memberSummary } from './run-shapes.ts';
import { mustParseCursor } from './runs-routes.ts';

const kind = z.enum(SUBJECT_KINDS);
const params = z.object({ kind, id: userId });
const tags = ['subjects'];

const change = z
  .strictObject({
    name: z.string().min(1).max(200).optional(),
    zone: z.string().refine(isZone, 'must be an IANA time zone').optional(),
    attributes: anyObject.default({}),
  })
  .openapi('SubjectChange');

export function subjectsRoutes({ sql, runtime }: ApiParts) {
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/subjects',
        tags,
        summary: 'Subjects of a kind, newest first; search looks into id and name',
        request: {
          query: z.object({ scope: scopeQuery, kind, search: z.string().max(200).optional(), cursor: z.string().max(200).optional() }),
        },
        responses: answers(pageOf(memberSummary), 'A page.'),
      }),
      async (c) => {
        const { scope, search, cursor, ...filter } = c.req.valid('query');
        const page = await listMembers(sql, {
          scopeId: scope,
          kind: filter.kind,
          ...(search === undefined || search === '' ? {} : { search }),
          ...(cursor === undefined ? {} : { after: mustParseCursor(cursor) }),
        });
        return c.json(page, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/v1/subjects/{kind}/{id}',
        tags,
        summary: 'Make a subject, or change it: attributes that are not named stay as they are; dates are ISO 8601 texts',
        request: { params, query: z.object({ scope: scopeQuery }), body: takes(change) },
        responses: answers(memberSummary, 'The subject.'),
      }),
      async (c) => {
        const { kind: of, id } = c.req.valid('param');
        const { scope } = c.req.valid('query');
        const { name, zone, attributes } = c.req.valid('json');
        const given = { ...(name === undefined ? {} : { name }), ...(zone === undefined ? {} : { zone }) };
        await runtime.writeSubject(scope, { kind: of, id, attributes, ...given });
        const subject = await readMember(sql, scope, id, of);
        if (!subject) throw notFound({ zh: '对象', en: 'subject' });
        const { id: _row, ...shown } = subject;
        return c.json(shown, 200);
      },
    );
}
