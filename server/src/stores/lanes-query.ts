// The lanes in which runs are carried on, with who is in each, and how late it is: for whoever has to let one stand still.
import type { LaneDto } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';
import { readScopeNow } from '../runtime/scope-clock.ts';

const MOST = 200;

/** Those that stand still first, then by flow. A lane of a single run is told with its run, and here only while it stands still. */
export async function listLanes(sql: Sql, scopeId: string): Promise<readonly LaneDto[]> {
  const now = await readScopeNow(sql, scopeId);
  const rows = await sql<(Omit<LaneDto, 'flow' | 'late'> & { flowId: string; flowName: string; version: number; due: number | null })[]>`
    with walking as (
      select lane_id, count(*) as runs, min(due) filter (where paused_at is null) as due
      from runs where scope_id = ${scopeId} and status in ('new', 'active') group by lane_id
    ), numbered as (
      select *, row_number() over (partition by version_id order by id) as number from lanes where scope_id = ${scopeId}
    )
    select l.id::text as id, l.workflow_id as name, l.number, l.paused_at as "pausedAt", coalesce(p.paused, false) as "flowPaused",
      f.id as "flowId", f.name as "flowName", coalesce(v.number, 0) as version, coalesce(w.runs, 0) as runs, w.due
    from numbered l join flows f on f.id = l.flow_id join flow_versions v on v.id = l.version_id
    left join publications p on p.scope_id = l.scope_id and p.flow_id = l.flow_id
    left join walking w on w.lane_id = l.id
    where l.paused_at is not null or (w.runs > 0 and l.workflow_id like 'lane/%')
    order by l.paused_at is null, f.name, f.id, v.number desc, l.number limit ${MOST}`;
  return rows.map(({ flowId, flowName, version, due, ...lane }) => ({
    ...lane,
    flow: { id: flowId, name: flowName, version },
    late: due === null || lane.pausedAt !== null || lane.flowPaused ? 0 : Math.max(0, now - due),
  }));
}
