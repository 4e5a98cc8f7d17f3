// The one predicate: what can move, and when. The batch, the next wake-up, completion and the sweeper all ask here.
import type { LaneRow } from '@sopwith/activities';
import type { Fragment } from 'postgres';
import type { Sql, Tx } from '../db/connect.ts';

/**
 * A paused lane takes control inputs only; everything else stays as it is. The lane is asked for twice: a run that was handed
 * to another lane while this statement waited is looked at anew only by what stands in the outer condition.
 */
export async function lockRunnable<T extends object>(tx: Tx, lane: LaneRow, limit: number): Promise<readonly T[]> {
  const fires = lane.paused ? Number.MIN_SAFE_INTEGER : lane.clock.fires;
  // Written out: a limit that the planner cannot see makes it expect a tenth of the table, and read the whole of it.
  const most = tx.unsafe(String(Math.trunc(limit)));
  return tx<T[]>`
    select r.id, r.member_id as "memberId", r.rev, r.due, r.depth, r.paused_at is not null as paused, r.state
    from runs r
    where r.lane_id = ${lane.laneId} and r.id in (
      (select id from runs where lane_id = ${lane.laneId} and due <= ${fires} and paused_at is null order by due limit ${most})
      union
      (select i.run_id ${waitingIn(tx, lane)} order by i.kind limit ${most})
    )
    order by r.id
    for update of r skip locked`;
}

export async function nextDue(tx: Tx, lane: LaneRow): Promise<{ readonly due: number | null; readonly inputs: boolean }> {
  const [row] = await tx<{ due: number | null; inputs: boolean }[]>`
    select (select min(due) from runs where lane_id = ${lane.laneId} and due is not null and paused_at is null) as due,
           coalesce((select true ${waitingIn(tx, lane)} order by i.kind limit 1), false) as inputs`;
  return row ?? { due: null, inputs: false };
}

/**
 * Inputs of the lane that can move their runs. What a lane that stands still does not take is not even read; and each run is
 * looked up by its id, whatever the planner believes about tables that grow and shrink by the second. Who asks for the first
 * one asks for the first in the index's order: for any one at all it would read the table, hoping to meet it soon.
 */
function waitingIn(tx: Tx, lane: LaneRow): Fragment {
  return tx`
    from run_inputs i cross join lateral (select * from runs where id = i.run_id offset 0) o
    where i.lane_id = ${lane.laneId} ${lane.paused ? tx`and i.kind = 'control'` : tx``}
      and o.lane_id = ${lane.laneId} and ${takes(tx, tx`o`, lane.paused)}`;
}

/** For lane `l` in scope `s`, whose flow's publication is `p`: whether it has inputs, up to the position, that can move a run, or are to be passed on. */
export function laneHasInputs(tx: Sql | Tx, upTo: number): Fragment {
  const found = (kinds: Fragment) => tx`exists (
    select 1 from run_inputs i cross join lateral (select * from runs where id = i.run_id offset 0) o
    where i.lane_id = l.id and ${kinds} and i.seq <= ${upTo}
      and (${takes(tx, tx`o`, laneIsPaused(tx))} or (i.kind <> 'event' and o.lane_id <> l.id)))`;
  // Many events may wait for a lane that stands still, and are not for it to take: they are not even read.
  return tx`(${found(tx`i.kind in ('answer', 'failure', 'control')`)} or (not ${laneIsPaused(tx)} and ${found(tx`i.kind = 'event'`)}))`;
}

/** The lanes that have inputs, by jumps through their index from one to the next, however many each has. */
export function lanesWithInputs(tx: Sql | Tx): Fragment {
  return tx`
    with recursive found(id) as (
      (select lane_id from run_inputs order by lane_id limit 1)
      union all
      select (select i.lane_id from run_inputs i where i.lane_id > f.id order by i.lane_id limit 1) from found f where f.id is not null
    ) select id from found where id is not null`;
}

/**
 * Whether input `i` can move its run. One that is paused, or has failed, moves only when people say so; and what sets it going after a
 * pause waits for the end of the next one, where it was paused again meanwhile.
 */
export function takes(tx: Sql | Tx, run: Fragment, lanePaused: boolean | Fragment): Fragment {
  return tx`((i.kind = 'control' and i.source <> 'cresume')
    or (not ${lanePaused} and ${run}.paused_at is null and (${run}.status <> 'failed' or i.kind = 'control')))`;
}

/** Of lane `l` in scope `s`, whose flow's publication is `p`: frozen at any level above the run. */
export function laneIsPaused(tx: Sql | Tx): Fragment {
  return tx`(coalesce(p.paused, false) or l.paused_at is not null or s.paused_at is not null)`;
}

/** The earliest timer of a scope, of those that do not stand still; null where there is none. */
export async function earliestDue(sql: Sql, scopeId: string): Promise<number | null> {
  const [row] = await sql<{ due: number | null }[]>`
    select min(d.due) as due from lanes l join scopes s on s.id = l.scope_id
    left join publications p on p.scope_id = l.scope_id and p.flow_id = l.flow_id
    cross join lateral (select min(due) as due from runs r where r.lane_id = l.id and r.due is not null and r.paused_at is null) d
    where l.scope_id = ${scopeId} and not ${laneIsPaused(sql)}`;
  return row?.due ?? null;
}
