// The lanes in which runs are carried on, with who is in each, and how late it is: for whoever has to let one stand still.
import type { LaneDto } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';
import { readScopeNow } from '../runtime/scope-clock.ts';

const MOST = 200;

type LaneRow = Omit<LaneDto, 'flow' | 'late'> & { flowId: string; flowName: string; version: number; due: number | null };

/** Those that stand still first, then by flow. A lane of a single run is told with its run, and here only while it stands still. */
export async function listLanes(sql: Sql, scopeId: string): Promise<readonly LaneDto[]> {
  const now = await readScopeNow(sql, scopeId);
  return (await lanesOf(sql, scopeId)).map(({ flowId, flowName, version, due, ...lane }) => ({
    ...lane,
    flow: { id: flowId, name: flowName, version },
    late: due === null || lane.pausedAt !== null || lane.flowPaused ? 0 : Math.max(0, now - due),
  }));
}

/**
 * Asked every few seconds, and as cheap with a million who wait as with ten: how many wait is what the tally has counted, and the earliest timer is
 * the first entry of an index. A lane whose runs are all new has counted none yet, and is known by that timer.
 */
export function lanesOf(sql: Sql, scopeId: string) {
  return sql<LaneRow[]>`
    with shown as (
      select *, row_number() over (partition by version_id order by id) as number from lanes
      where scope_id = ${scopeId} and (paused_at is not null or workflow_id like 'lane/%')
    )
    select l.id::text as id, l.workflow_id as name, l.number, l.paused_at as "pausedAt", coalesce(p.paused, false) as "flowPaused",
      f.id as "flowId", f.name as "flowName", coalesce(v.number, 0) as version, coalesce(w.waiting, 0)::bigint as waiting, d.due
    from shown l join flows f on f.id = l.flow_id join flow_versions v on v.id = l.version_id
    left join publications p on p.scope_id = l.scope_id and p.flow_id = l.flow_id
    left join lateral (select sum(t.count) as waiting from tally t where t.lane_id = l.id and t.kind = 'waiting') w on true
    left join lateral (
      select r.due from runs r where r.lane_id = l.id and r.due is not null and r.paused_at is null order by r.due limit 1
    ) d on true
    where l.paused_at is not null or w.waiting > 0 or d.due is not null
    order by l.paused_at is null, f.name, f.id, v.number desc, l.number limit ${MOST}`;
}
