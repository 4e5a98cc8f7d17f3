// The one predicate: what can move, and when. The batch, the next wake-up, completion and the sweeper all ask here.
import type { LaneRow } from '@sopwith/activities';
import type { Tx } from '../db/connect.ts';

/**
 * A paused lane takes control inputs only; everything else stays as it is. The lane is asked for twice: a run that was handed
 * to another lane while this statement waited is looked at anew only by what stands in the outer condition.
 */
export async function lockRunnable<T extends object>(tx: Tx, lane: LaneRow, limit: number): Promise<readonly T[]> {
  const fires = lane.paused ? Number.MIN_SAFE_INTEGER : lane.clock.fires;
  return tx<T[]>`
    select r.id, r.member_id as "memberId", r.rev, r.due, r.depth, r.state
    from runs r
    where r.lane_id = ${lane.laneId} and r.id in (
      (select id from runs where lane_id = ${lane.laneId} and due <= ${fires} order by due limit ${limit})
      union
      (select i.run_id from run_inputs i join runs o on o.id = i.run_id
       where o.lane_id = ${lane.laneId} and (not ${lane.paused} or i.kind = 'control') limit ${limit})
    )
    order by r.id
    for update of r skip locked`;
}

export async function nextDue(tx: Tx, lane: LaneRow): Promise<{ readonly due: number | null; readonly inputs: boolean }> {
  const [row] = await tx<{ due: number | null; inputs: boolean }[]>`
    select (select min(due) from runs where lane_id = ${lane.laneId} and due is not null) as due,
           exists (select 1 from run_inputs i join runs r on r.id = i.run_id
                   where r.lane_id = ${lane.laneId} and (not ${lane.paused} or i.kind = 'control')) as inputs`;
  return row ?? { due: null, inputs: false };
}
