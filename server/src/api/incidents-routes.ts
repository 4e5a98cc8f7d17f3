// Incidents: how severe, whose, whom they concern, and everything that was done about them.
import { createRoute, z } from '@hono/zod-openapi';
import { SEVERITIES } from '@sopwith/engine';
import type { OperatorChange } from '../runtime/change-incident.ts';
import { listIncidents, readIncident } from '../stores/incident-query.ts';
import type { ApiParts } from './api-parts.ts';
import type { IncidentDetail, IncidentSummary } from './contract.ts';
import { anyObject, instant, scopeQuery } from './document-shapes.ts';
import { userId } from './flow-shapes.ts';
import { nameOf, type Operator } from './operator.ts';
import { notFound } from './refusal.ts';
import { answers, listOf, router, takes } from './router.ts';

const severity = z.enum(SEVERITIES);
const status = z.enum(['open', 'resolved']);
const member = z.object({ userId: z.string(), name: z.string().nullable() });
const summary = z
  .object({
    id: z.string(),
    title: z.string(),
    severity,
    owner: z.string(),
    status,
    mergeKey: z.string(),
    openedAt: instant,
    resolvedAt: instant.nullable(),
    concerns: z.number(),
  })
  .openapi('IncidentSummary') satisfies z.ZodType<IncidentSummary>;
const detail = summary
  .extend({
    timeline: listOf(
      z.object({
        id: z.string(),
        at: instant,
        kind: z.enum(['opened', 'joined', 'severity', 'owner', 'note', 'resolved', 'reopened']),
        text: z.string(),
        data: anyObject,
        by: z.string(),
        member: member.nullable(),
      }),
    ),
    concerned: listOf(member),
  })
  .openapi('Incident') satisfies z.ZodType<IncidentDetail>;

const line = z.string().trim().min(1).max(300);
const text = z.string().trim().min(1).max(4_000);
const newIncident = z.strictObject({ title: line, severity, owner: z.string().trim().min(1).max(100), mergeKey: line.optional() });
const newChange = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('add'), userId }),
  z.strictObject({ op: z.literal('severity'), severity }),
  z.strictObject({ op: z.literal('owner'), owner: z.string().trim().min(1).max(100) }),
  z.strictObject({ op: z.literal('note'), text }),
  z.strictObject({ op: z.literal('resolve'), text }),
  z.strictObject({ op: z.literal('reopen'), text }),
]);
const params = z.object({ id: z.string().min(1).max(64) });
const tags = ['incidents'];
/** An incident opened by hand is joined by complaints of its cause for so long. */
const WINDOW_MS = 24 * 3_600_000;

export function incidentsRoutes({ sql, runtime }: ApiParts) {
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/incidents',
        tags,
        summary: 'Incidents, open ones first, the most severe on top',
        request: { query: z.object({ scope: scopeQuery, status: status.optional() }) },
        responses: answers(listOf(summary), 'The incidents.'),
      }),
      async (c) => {
        const { scope, status: wanted } = c.req.valid('query');
        return c.json(await listIncidents(sql, scope, wanted), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/incidents/{id}',
        tags,
        summary: 'One incident with its timeline',
        request: { params, query: z.object({ scope: scopeQuery }) },
        responses: answers(detail, 'The incident.'),
      }),
      async (c) => c.json(await read(c.req.valid('query').scope, c.req.valid('param').id), 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/incidents',
        tags,
        summary: 'Open an incident by hand; of a cause that is open already it is that one',
        request: { query: z.object({ scope: scopeQuery }), body: takes(newIncident) },
        responses: answers(detail, 'The incident.'),
      }),
      async (c) => {
        const { title, owner, mergeKey = title, severity: how } = c.req.valid('json');
        const { scope } = c.req.valid('query');
        const change = { op: 'open', title, mergeKey, owner, severity: how, windowMs: WINDOW_MS } as const;
        return c.json(await changed(scope, { change }, c.var.operator), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/incidents/{id}/changes',
        tags,
        summary: 'Add somebody concerned, set the severity or the owner, note, resolve or reopen',
        request: { params, query: z.object({ scope: scopeQuery }), body: takes(newChange) },
        responses: answers(detail, 'The incident.'),
      }),
      async (c) => {
        const { scope } = c.req.valid('query');
        const { id: incident } = c.req.valid('param');
        const wanted = c.req.valid('json');
        if (wanted.op !== 'add') return c.json(await changed(scope, { change: { ...wanted, incident } }, c.var.operator), 200);
        return c.json(await changed(scope, { change: { op: 'add', incident }, userId: wanted.userId }, c.var.operator), 200);
      },
    );

  async function read(scopeId: string, id: string): Promise<IncidentDetail> {
    const incident = await readIncident(sql, scopeId, id);
    if (incident === null) throw notFound({ zh: '事件', en: 'incident' });
    return incident;
  }

  async function changed(scopeId: string, wanted: Pick<OperatorChange, 'change' | 'userId'>, operator: Operator): Promise<IncidentDetail> {
    const { incident } = await runtime.changeIncident({ scopeId, by: nameOf(operator), ...wanted });
    if (incident === null) throw notFound({ zh: '事件', en: 'incident' });
    return read(scopeId, incident);
  }
}
