// Whether a lane is in a turn that will look again by itself, so that nobody has to wake it.
//
// No wake-up is lost: who has something for the lane commits it, and only then reads whether it is awake; the lane commits
// that it falls asleep, and only then looks for the last time. One of the two sees the other. A lane whose turn broke off, or
// whose signal was lost, is believed awake for a few seconds at most; then the sweeper's poke goes through.
import type { Sql, Tx } from '../db/connect.ts';

/** By the machine's own clock: it only saves signals, and decides nothing. Renewed in time, not with every batch. */
export async function stayAwake(tx: Tx, laneId: number, forMs: number): Promise<void> {
  const until = Date.now() + forMs;
  await tx`update lanes set awake_until = ${until} where id = ${laneId} and (awake_until is null or awake_until < ${until - forMs / 2})`;
}

export async function fallAsleep(tx: Tx | Sql, laneId: number): Promise<void> {
  await tx`update lanes set awake_until = null where id = ${laneId} and awake_until is not null`;
}

export interface LaneToWake {
  readonly workflowId: string;
  readonly workflowType: string;
}

/**
 * From before a signal is sent the lane counts as awake: the signal brings a turn, and a turn looks for the last time before it falls
 * asleep. On a server that is far behind, further signals would only hold up the turn that they are for. Undefined: it looks by itself,
 * or somebody else is about to see to that. A signal that is lost after this is believed in for as long, and then the sweeper comes.
 */
export async function beginToWake(sql: Sql, laneId: number, forMs: number): Promise<LaneToWake | undefined> {
  const now = Date.now();
  const [lane] = await sql<LaneToWake[]>`
    update lanes set awake_until = ${now + forMs}
    where id in (select id from lanes where id = ${laneId} and (awake_until is null or awake_until <= ${now}) for no key update skip locked)
    returning workflow_id as "workflowId", workflow_type as "workflowType"`;
  return lane;
}
