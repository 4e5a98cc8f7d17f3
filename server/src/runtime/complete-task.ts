import type { JsonObject } from '@sopwith/engine';
import type { Sql } from '../db/connect.ts';
import { insertInputs } from './insert-inputs.ts';
import { type LockedTask, lockTask } from './lock-task.ts';
import type { Poke } from './poke.ts';
import type { ReadProgram } from './programs.ts';
import { routeEvents } from './route-events.ts';
import { readScopeNow } from './scope-clock.ts';
import { fieldsAtFault } from './form-answers.ts';

export interface TaskCompletion {
  readonly taskId: number;
  readonly outcome: string;
  readonly note: string | null;
  readonly by: string;
  /** What the form was filled in with, by name. */
  readonly form?: JsonObject;
  /** Indexes of the items that are ticked off. */
  readonly ticked?: readonly number[];
}

export type Completed =
  | 'done'
  | 'unknown'
  | 'notOpen'
  | 'noSuchOutcome'
  /** Fields that are missing or do not fit. */
  | { readonly fields: readonly string[] };

/** Closes a task with one of its outcomes. The run's answer, the task's row and the event `$task.done` are one commit. */
export async function completeTask(sql: Sql, readProgram: ReadProgram, poke: Poke, completion: TaskCompletion): Promise<Completed> {
  const { taskId, outcome, note, by } = completion;
  const written = await sql.begin(async (tx) => {
    const task = await lockTask(tx, taskId);
    if (!task) return 'unknown' as const;
    if (task.status !== 'open') return 'notOpen' as const;
    if (!task.outcomes.some(({ id }) => id === outcome)) return 'noSuchOutcome' as const;
    const filled = completion.form ?? {};
    const fields = fieldsAtFault(task.form, filled);
    if (fields.length > 0) return { fields };
    const ticked = [...new Set(completion.ticked ?? [])].filter((item) => item >= 0 && item < task.checklist.length).sort((a, b) => a - b);
    const now = await readScopeNow(tx, task.scopeId);
    await tx`
      update tasks set status = 'done', outcome = ${outcome}, note = ${note}, done_at = ${now}, done_by = ${by}, ticked = ${tx.json(ticked)},
        filled = ${task.form.length === 0 ? null : tx.json(filled as never)},
        acknowledged_at = coalesce(acknowledged_at, ${now}), acknowledged_by = coalesce(acknowledged_by, ${by})
      where id = ${taskId}`;
    const data = answerData(task, { by, note, filled, ticked });
    // The same instant everywhere: what the run's trail says of it is what the task says.
    await insertInputs(tx, now, [{ run: task.runId, source: `a${task.key}`, kind: 'answer', payload: { key: task.key, outcome, data } }]);
    const { lanes } = await routeEvents(tx, readProgram, task.scopeId, [
      {
        memberId: task.memberId,
        name: '$task.done',
        at: now,
        occurredAt: now,
        properties: { task: taskId, step: task.step, outcome, by },
        messageId: `${task.key}/$task.done`,
        historical: false,
        depth: 1,
      },
    ]);
    return [task.laneId, ...lanes];
  });
  if (!Array.isArray(written)) return written;
  poke([...new Set(written)]);
  return 'done';
}

interface Given {
  readonly by: string;
  readonly note: string | null;
  readonly filled: JsonObject;
  readonly ticked: readonly number[];
}

function answerData({ form, checklist }: LockedTask, { by, note, filled, ticked }: Given): JsonObject {
  return {
    by,
    ...(note === null ? {} : { note }),
    ...(form.length === 0 ? {} : { form: filled }),
    ...(checklist.length === 0 ? {} : { ticked: ticked.length, of: checklist.length }),
  };
}
