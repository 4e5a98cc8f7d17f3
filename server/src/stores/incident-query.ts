import type { IncidentDetail, IncidentSummary } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';

const MOST_INCIDENTS = 200;
const MOST_LINES = 1_000;

export async function listIncidents(sql: Sql, scopeId: string, status: IncidentSummary['status'] | undefined): Promise<IncidentSummary[]> {
  const rows = await sql<IncidentSummary[]>`
    ${selectIncidents(sql)} where i.scope_id = ${scopeId} ${status === undefined ? sql`` : sql`and i.status = ${status}`}
    order by (i.status <> 'open'), array_position(array['critical', 'high', 'medium', 'low'], i.severity), i.opened_at desc limit ${MOST_INCIDENTS}`;
  return [...rows];
}

export async function readIncident(sql: Sql, scopeId: string, name: string): Promise<IncidentDetail | null> {
  const [summary] = await sql<(IncidentSummary & { row: number })[]>`
    ${selectIncidents(sql, sql`, i.id as row`)} where i.scope_id = ${scopeId} and i.name = ${name}`;
  if (!summary) return null;
  const { row, ...incident } = summary;
  const [timeline, concerned] = await Promise.all([
    sql<IncidentDetail['timeline'][number][]>`
      select t.id::text as id, t.at, t.kind, t.text, t.data, t.by,
        case when m.id is not null then jsonb_build_object('userId', m.external_id, 'name', m.name) end as member
      from incident_timeline t left join members m on m.id = t.member_id
      where t.incident_id = ${row} order by t.at desc, t.id desc limit ${MOST_LINES}`,
    sql<IncidentDetail['concerned'][number][]>`
      select m.external_id as "userId", m.name from incident_concerned c join members m on m.id = c.member_id
      where c.incident_id = ${row} order by c.at, m.id limit ${MOST_LINES}`,
  ]);
  return { ...incident, timeline: timeline.reverse(), concerned: [...concerned] };
}

function selectIncidents(sql: Sql, more = sql``) {
  return sql`
    select i.name as id, i.title, i.severity, i.owner, i.status, i.merge_key as "mergeKey", i.opened_at as "openedAt", i.resolved_at as "resolvedAt",
      (select count(*)::int from incident_concerned c where c.incident_id = i.id) as concerns ${more}
    from incidents i`;
}
