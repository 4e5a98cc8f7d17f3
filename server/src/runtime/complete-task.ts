import type { Sql } from '../db/connect.ts';
import { insertInput } from './control-run.ts';
import type { Poke } from './poke.ts';
import type { ReadProgram } from './programs.ts';
import { routeEvents } from './route-events.ts';
import { readScopeNow } from './scope-clock.ts';

export interface TaskCompletion {
  readonly taskId: number;
  readonly outcome: string;
  readonly note: string | null;
  readonly by: string;
}

export type Completed = 'done' | 'unknown' | 'notOpen' | 'noSuchOutcome';

interface OpenTask {
  readonly key: string;
  readonly scopeId: string;
  readonly runId: string;
  readonly memberId: number;
  readonly laneId: number;
  readonly status: 'open' | 'done' | 'closed';
  readonly outcomes: readonly { readonly id: string }[];
}

/** Closes a task with one of its outcomes. The run's answer, the task's row and the event `$task.done` are one commit. */
export async function completeTask(sql: Sql, readProgram: ReadProgram, poke: Poke, completion: TaskCompletion): Promise<Completed> {
  const { taskId, outcome, note, by } = completion;
  const written = await sql.begin(async (tx) => {
    const [found] = await tx<{ memberId: number }[]>`select member_id as "memberId" from tasks where id = ${taskId}`;
    if (!found) return 'unknown' as const;
    // The member's lock orders the answer against the deadline that an exchange may be deciding on.
    await tx`select 1 from members where id = ${found.memberId} for no key update`;
    const [task] = await tx<OpenTask[]>`
      select t.key, t.scope_id as "scopeId", t.run_id as "runId", t.member_id as "memberId", r.lane_id as "laneId", t.status, t.outcomes
      from tasks t join runs r on r.id = t.run_id where t.id = ${taskId} for update of t`;
    if (!task) return 'unknown' as const;
    if (task.status !== 'open') return 'notOpen' as const;
    if (!task.outcomes.some(({ id }) => id === outcome)) return 'noSuchOutcome' as const;
    const now = await readScopeNow(tx, task.scopeId);
    await tx`
      update tasks set status = 'done', outcome = ${outcome}, note = ${note}, done_at = ${now}, done_by = ${by} where id = ${taskId}`;
    const data = note === null ? { by } : { by, note };
    await insertInput(tx, task.runId, task.scopeId, { source: `a${task.key}`, kind: 'answer', payload: { key: task.key, outcome, data } });
    const { lanes } = await routeEvents(tx, readProgram, task.scopeId, [
      {
        memberId: task.memberId,
        name: '$task.done',
        at: now,
        occurredAt: now,
        properties: { task: taskId, outcome },
        messageId: `${task.key}/$task.done`,
        historical: false,
        depth: 1,
      },
    ]);
    return [task.laneId, ...lanes];
  });
  if (typeof written === 'string') return written;
  poke([...new Set(written)]);
  return 'done';
}
