// Who has a task: somebody takes it up, takes it over, or gives it to somebody else. None of it moves its deadline.
import { ACKNOWLEDGED } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';
import { insertInputs } from './insert-inputs.ts';
import { type LockedTask, lockTask } from './lock-task.ts';
import type { Poke } from './poke.ts';
import type { ReadProgram } from './programs.ts';
import { routeEvents } from './route-events.ts';
import { readScopeNow } from './scope-clock.ts';

export type TakeUp =
  /** I am on it; it becomes mine where it was nobody's. */
  | { readonly type: 'acknowledge'; readonly by: string }
  /** It is mine now, whoever had it. */
  | { readonly type: 'claim'; readonly by: string }
  /** Somebody else's; to be taken up by them. */
  | { readonly type: 'assign'; readonly by: string; readonly to: string };

export type TakenUp = 'done' | 'unknown' | 'notOpen';

export async function takeUpTask(sql: Sql, readProgram: ReadProgram, poke: Poke, taskId: number, how: TakeUp): Promise<TakenUp> {
  const written = await sql.begin(async (tx) => {
    const task = await lockTask(tx, taskId);
    if (!task) return 'unknown' as const;
    if (task.status !== 'open') return 'notOpen' as const;
    const person = how.type === 'assign' ? how.to : how.type === 'claim' ? how.by : (task.assignedTo ?? how.by);
    await tx`update tasks set assigned_to = ${person} where id = ${taskId}`;
    // Who gives a task away has not taken it up; the first who takes it up counts.
    return how.type === 'assign' || task.acknowledgedAt !== null ? [] : acknowledge(tx, readProgram, task, how.by);
  });
  if (!Array.isArray(written)) return written as TakenUp;
  if (written.length > 0) poke([...new Set(written)]);
  return 'done';
}

async function acknowledge(tx: Tx, readProgram: ReadProgram, task: LockedTask, by: string): Promise<number[]> {
  const now = await readScopeNow(tx, task.scopeId);
  await tx`update tasks set acknowledged_at = ${now}, acknowledged_by = ${by} where id = ${task.id}`;
  // A source of its own: the answer that finishes the task is still to come under the same key.
  const payload = { key: task.key, outcome: ACKNOWLEDGED, data: { by } };
  await insertInputs(tx, now, [{ run: task.runId, source: `k${task.key}`, kind: 'answer', payload }]);
  const { lanes } = await routeEvents(tx, readProgram, task.scopeId, [
    {
      memberId: task.memberId,
      name: '$task.acknowledged',
      at: now,
      occurredAt: now,
      properties: { task: task.id, step: task.step, by },
      messageId: `${task.key}/$task.acknowledged`,
      historical: false,
      depth: 1,
    },
  ]);
  return [task.laneId, ...lanes];
}
