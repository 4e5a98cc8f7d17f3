// Sees to it that every running job has its workflow, `job/<id>`, and that jobs hear of the runs they wait for.
import { WorkflowIdConflictPolicy } from '@temporalio/client';
import type { Sql, Tx } from '../../db/connect.ts';
import { every } from '../every.ts';
import type { LaneQueue, Poke } from '../poke.ts';
import type { ReadProgram } from '../programs.ts';
import { settleJobs } from './settle-jobs.ts';
import { workPage } from './work-page.ts';

const EVERY_MS = 250;

export interface JobRunner {
  stop(): Promise<void>;
}

/** A job is a row: whatever becomes of its workflow, the next look starts it again. */
export function startJobs(sql: Sql, { client, taskQueue }: LaneQueue, poke: Poke, onError: (error: unknown) => void): JobRunner {
  return every(
    EVERY_MS,
    async () => {
      for (const id of await jobsToWork(sql)) {
        await client.workflow.start('job', {
          workflowId: `job/${id}`,
          taskQueue,
          args: [{ jobId: id }],
          workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        });
      }
      await settleJobs(sql, poke);
    },
    onError,
  );
}

/** Whether a driven clock has to wait: pages are to be worked, or runs that have ended are to be counted. */
export async function jobsAreBusy(sql: Sql | Tx, scopeId: string): Promise<boolean> {
  const found = await sql`
    select 1 from jobs j where j.scope_id = ${scopeId} and j.status = 'running'
      and (j.phase <> 'waiting' or exists (select 1 from job_targets t where t.job_id = j.id and t.status = 'ended' and not t.counted))
    limit 1`;
  return found.length > 0;
}

async function jobsToWork(sql: Sql): Promise<readonly number[]> {
  const found = await sql<{ id: number }[]>`
    select id from jobs where status = 'running' and phase <> 'waiting' order by id limit 100`;
  return found.map(({ id }) => id);
}

/** Without Temporal, for tests: everything that can be done now. */
export async function workJobs(sql: Sql, readProgram: ReadProgram, poke: Poke): Promise<void> {
  for (const id of await jobsToWork(sql)) while (await workPage(sql, readProgram, poke, id));
  await settleJobs(sql, poke);
}
