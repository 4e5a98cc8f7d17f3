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
  return tx<T[]>`
    select r.id, r.member_id as "memberId", r.rev, r.due, r.depth, r.paused_at is not null as paused, r.state
    from runs r
    where r.lane_id = ${lane.laneId} and r.id in (
      (select id from runs where lane_id = ${lane.laneId} and due <= ${fires} and paused_at is null order by due limit ${limit})
      union
      (select i.run_id from run_inputs i join runs o on o.id = i.run_id
       where o.lane_id = ${lane.laneId} and ${takes(tx, tx`o`, lane.paused)} limit ${limit})
    )
    order by r.id
    for update of r skip locked`;
}

export async function nextDue(tx: Tx, lane: LaneRow): Promise<{ readonly due: number | null; readonly inputs: boolean }> {
  const [row] = await tx<{ due: number | null; inputs: boolean }[]>`
    select (select min(due) from runs where lane_id = ${lane.laneId} and due is not null and paused_at is null) as due,
           exists (select 1 from run_inputs i join runs r on r.id = i.run_id
                   where r.lane_id = ${lane.laneId} and ${takes(tx, tx`r`, lane.paused)}) as inputs`;
  return row ?? { due: null, inputs: false };
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
