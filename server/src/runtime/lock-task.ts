import type { FormField } from '@sopwith/engine';
import type { Tx } from '../db/connect.ts';

export interface LockedTask {
  readonly id: number;
  readonly key: string;
  readonly scopeId: string;
  readonly runId: string;
  readonly memberId: number;
  readonly laneId: number;
  readonly step: string;
  readonly status: 'open' | 'done' | 'closed';
  readonly outcomes: readonly { readonly id: string }[];
  readonly assignedTo: string | null;
  readonly acknowledgedAt: number | null;
  readonly checklist: readonly string[];
  readonly form: readonly FormField[];
}

/** The task with its lock and, before it, its member's: that orders what people do against the deadlines that an exchange may be deciding on. */
export async function lockTask(tx: Tx, taskId: number): Promise<LockedTask | null> {
  const [found] = await tx<{ memberId: number }[]>`select member_id as "memberId" from tasks where id = ${taskId}`;
  if (!found) return null;
  await tx`select 1 from members where id = ${found.memberId} for no key update`;
  const [task] = await tx<LockedTask[]>`
    select t.id, t.key, t.scope_id as "scopeId", t.run_id as "runId", t.member_id as "memberId", r.lane_id as "laneId", t.step, t.status,
      t.outcomes, t.assigned_to as "assignedTo", t.acknowledged_at as "acknowledgedAt", t.checklist, t.form
    from tasks t join runs r on r.id = t.run_id where t.id = ${taskId} for update of t`;
  return task ?? null;
}
