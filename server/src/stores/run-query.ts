// The runs of a flow, newest first, and one run with its whole trail.
import type { FlowDocument, JsonObject, RunState, TrailEntry } from '@sopwith/engine';
import type { Page, RunDetail, RunSummary } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';
import { zoneOf } from '../runtime/borrowed-zones.ts';
import { type Cursor, cursorOf } from './cursor.ts';

export const RUNS_PER_PAGE = 50;

export interface RunFilter {
  readonly flowId: string;
  readonly scopeId: string;
  readonly status?: RunSummary['status'];
  readonly step?: string;
  readonly after?: Cursor;
}

export interface RunRow {
  readonly id: string;
  readonly flowId: string;
  readonly flowName: string;
  readonly version: number;
  readonly userId: string;
  readonly memberName: string | null;
  readonly key: string;
  readonly status: RunSummary['status'];
  readonly endReason: string | null;
  readonly tokens: RunState['tokens'];
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly rehearsal: boolean;
}

export async function listRuns(sql: Sql, filter: RunFilter): Promise<Page<RunSummary>> {
  const { status, step, after } = filter;
  const rows = await sql<RunRow[]>`
    select ${runColumns(sql)} ${fromRuns(sql)}
    where r.scope_id = ${filter.scopeId} and r.flow_id = ${filter.flowId}
      ${status === undefined ? sql`` : sql`and r.status = ${status}`}
      ${step === undefined ? sql`` : sql`and r.state @> ${sql.json({ tokens: [{ step }] })} and r.status in ('new', 'active')`}
      ${after === undefined ? sql`` : sql`and (r.started_at, r.id) < (${after.at}, ${after.id}::uuid)`}
    order by r.started_at desc, r.id desc limit ${RUNS_PER_PAGE + 1}`;
  const items = rows.slice(0, RUNS_PER_PAGE).map(summaryOf);
  const last = items.at(-1);
  return { items, cursor: rows.length > RUNS_PER_PAGE && last ? cursorOf({ at: last.startedAt, id: last.id }) : null };
}

export async function readRun(sql: Sql, id: string): Promise<RunDetail | null> {
  type Row = RunRow & { pausedAt: number | null; zone: string; context: JsonObject; variables: JsonObject; document: FlowDocument };
  const [row] = await sql<Row[]>`
    select ${runColumns(sql)}, r.paused_at as "pausedAt", ${zoneOf(sql)} as zone, v.document,
      coalesce(r.state -> 'context', '{}') as context, coalesce(r.state -> 'variables', '{}') as variables
    ${fromRuns(sql)} where r.id = ${id}`;
  if (!row) return null;
  const trail = await sql<TrailEntry[]>`
    select at, kind, step, visit, outcome, reason from trail where run_id = ${id} order by n`;
  const deliveries = await sql<RunDetail['deliveries'][number][]>`
    select step, substring(key from '#([0-9]+)$')::int as visit, status, why, not_before as "notBefore" from (
      select key, step, status, why, not_before, coalesce(asked_at, at) as asked from messages where run_id = ${id} and why is not null
      union all
      select key, step, status, why, not_before, coalesce(asked_at, at) from group_posts where run_id = ${id} and why is not null
    ) said order by asked, key`;
  const { pausedAt, zone, context, variables, document } = row;
  return { ...summaryOf(row), pausedAt, zone, context, variables, trail: [...trail], deliveries: [...deliveries], document };
}

export function runColumns(sql: Sql) {
  return sql`
    r.id, r.flow_id as "flowId", f.name as "flowName", coalesce(v.number, 0) as version, m.external_id as "userId", m.name as "memberName",
    r.key, r.status, r.end_reason as "endReason", coalesce(r.state -> 'tokens', '[]') as tokens,
    r.started_at as "startedAt", r.ended_at as "endedAt", s.kind = 'rehearsal' as rehearsal`;
}

export function fromRuns(sql: Sql) {
  return sql`
    from runs r join flows f on f.id = r.flow_id join flow_versions v on v.id = r.version_id
    join members m on m.id = r.member_id join scopes s on s.id = r.scope_id`;
}

export function summaryOf(row: RunRow): RunSummary {
  const rests = row.status === 'new' || row.status === 'active';
  return {
    id: row.id,
    flow: { id: row.flowId, name: row.flowName, version: row.version },
    member: { userId: row.userId, name: row.memberName },
    key: row.key,
    status: row.status,
    endReason: row.endReason,
    resting: rests ? row.tokens.map((token) => ({ step: token.step, due: token.resting.due })) : [],
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    rehearsal: row.rehearsal,
  };
}
