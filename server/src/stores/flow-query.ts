// The flows as operators see them, with the figures of the live scope.
import type { FlowDetail, FlowSummary } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';

export async function listFlows(sql: Sql): Promise<FlowSummary[]> {
  const rows = await sql<FlowSummary[]>`
    select ${summaryColumns(sql)} from flows f ${latest(sql)} ${figures(sql)}
    order by (f.status = 'archived'), f.updated_at desc, f.id`;
  return [...rows];
}

export async function readFlow(sql: Sql, id: string): Promise<FlowDetail | null> {
  type Row = FlowSummary & Pick<FlowDetail, 'draft' | 'rev' | 'published'>;
  const [row] = await sql<Row[]>`
    select ${summaryColumns(sql)}, f.draft, f.rev,
      case when v.id is not null then jsonb_build_object(
        'versionId', v.id::text, 'number', v.number, 'at', v.created_at, 'document', v.document) end as published
    from flows f ${latest(sql)} ${figures(sql)} where f.id = ${id}`;
  return row ?? null;
}

function summaryColumns(sql: Sql) {
  return sql`
    f.id, f.name, f.status, v.number as version, coalesce(f.draft <> v.document, false) as "changedSincePublish",
    f.updated_at as "updatedAt", runs.active, runs.ended, runs.failed`;
}

function latest(sql: Sql) {
  return sql`
    left join lateral (
      select id, number, created_at, document from flow_versions
      where flow_id = f.id and number is not null order by number desc limit 1) v on true`;
}

function figures(sql: Sql) {
  return sql`
    cross join lateral (
      select count(*) filter (where status in ('new', 'active')) as active,
        count(*) filter (where status = 'ended') as ended, count(*) filter (where status = 'failed') as failed
      from runs where scope_id = 'live' and flow_id = f.id) runs`;
}
