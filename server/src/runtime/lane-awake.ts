// Whether a lane is in a turn that will look again by itself, so that nobody has to wake it.
//
// No wake-up is lost: who has something for the lane commits it, and only then reads whether it is awake; the lane commits
// that it falls asleep, and only then looks for the last time. One of the two sees the other. A lane whose turn broke off
// is believed awake for a few seconds at most; then the sweeper's poke goes through.
import type { Sql, Tx } from '../db/connect.ts';

/** By the machine's own clock: it only saves signals, and decides nothing. Renewed in time, not with every batch. */
export async function stayAwake(tx: Tx, laneId: number, forMs: number): Promise<void> {
  const until = Date.now() + forMs;
  await tx`update lanes set awake_until = ${until} where id = ${laneId} and (awake_until is null or awake_until < ${until - forMs / 2})`;
}

export async function fallAsleep(tx: Tx, laneId: number): Promise<void> {
  await tx`update lanes set awake_until = null where id = ${laneId} and awake_until is not null`;
}

export interface LaneToWake {
  readonly workflowId: string;
  readonly workflowType: string;
  readonly awake: boolean;
}

export async function readLaneToWake(sql: Sql, laneId: number): Promise<LaneToWake | undefined> {
  const [lane] = await sql<LaneToWake[]>`
    select workflow_id as "workflowId", workflow_type as "workflowType", coalesce(awake_until > ${Date.now()}, false) as awake
    from lanes where id = ${laneId}`;
  return lane;
}
