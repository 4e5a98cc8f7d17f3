// Counts the runs of jobs that have ended since, and answers the steps that waited for so many of them.
import type { Sql, Tx } from '../../db/connect.ts';
import type { Poke } from '../poke.ts';
import { answerJob } from './answer-job.ts';
import type { Job } from './job.ts';

export async function settleJobs(sql: Sql, poke: Poke): Promise<void> {
  const changed = await sql<{ id: number }[]>`
    select distinct job_id as id from job_targets where status = 'ended' and not counted order by 1 limit 200`;
  for (const { id } of changed) poke(await sql.begin((tx) => settle(tx, id)));
}

async function settle(tx: Tx, id: number): Promise<readonly number[]> {
  const [job] = await tx<(Job & { status: string })[]>`
    select id, scope_id as "scopeId", flow_id as "flowId", cause, asked_by as "askedBy", spec, phase, depth, total, started, finished, excluded,
      outcomes, status
    from jobs where id = ${id} for update skip locked`;
  if (!job) return [];
  const ended = await tx<{ outcome: string | null; count: number }[]>`
    with counted as (
      update job_targets set counted = true where job_id = ${id} and status = 'ended' and not counted returning outcome
    ) select outcome, count(*)::int as count from counted group by outcome`;
  const outcomes: Record<string, number> = { ...job.outcomes };
  let finished = job.finished;
  for (const { outcome, count } of ended) {
    outcomes[outcome ?? ''] = (outcomes[outcome ?? ''] ?? 0) + count;
    finished += count;
  }
  await tx`update jobs set finished = ${finished}, outcomes = ${tx.json(outcomes)} where id = ${id}`;
  return job.status === 'running' ? answerJob(tx, { ...job, finished, outcomes }) : [];
}

/** Within the transaction that ends these runs: which of them were started by a job. */
export async function noteEnds(tx: Tx, ended: readonly { readonly runId: string; readonly reason: string }[]): Promise<void> {
  const reasons = new Map(ended.map(({ runId, reason }) => [runId, reason]));
  const found = await tx<{ runId: string }[]>`
    select run_id as "runId" from job_targets where run_id = any(${[...reasons.keys()]}::uuid[]) and status = 'started'`;
  if (found.length === 0) return;
  const outcomes = found.map(({ runId }) => reasons.get(runId) ?? '');
  await tx`
    update job_targets t set status = 'ended', outcome = e.outcome
    from unnest(${found.map(({ runId }) => runId)}::uuid[], ${outcomes}::text[]) as e(run_id, outcome)
    where t.run_id = e.run_id and t.status = 'started'`;
}
