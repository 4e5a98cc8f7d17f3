// One page of a job, in one transaction: whatever has been done is counted with it, so that a job goes on where it stopped,
// in whichever process.
import type { Sql, Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import { isRetryable } from '../../db/sql-state.ts';
import { ERASED } from '../erased.ts';
import { lockSubjects, subjectName } from '../lock-members.ts';
import type { Poke } from '../poke.ts';
import type { ReadProgram } from '../programs.ts';
import { readScopeNow } from '../scope-clock.ts';
import { whoHolds } from './audience.ts';
import { doneFor } from './do-for-each.ts';
import { freeze } from './freeze.ts';
import type { Job } from './job.ts';
import { subjectOf } from './subject-of.ts';
import { answerJob } from './answer-job.ts';

const PAGE = 200;
const ATTEMPTS = 8;
/** The first half of the advisory locks of jobs; the second is the job. */
const JOB_PAGES = 7_309_403;

export interface PageTarget {
  readonly n: number;
  readonly externalId: string;
  readonly memberId: number;
  readonly data: import('@sopwith/engine').JsonObject | null;
}

export interface TargetDone {
  readonly n: number;
  readonly status: 'excluded' | 'done' | 'started';
  readonly runId: string | null;
  readonly outcome: string | null;
}

export interface WorkedPage {
  readonly lanes: readonly number[];
  readonly more: boolean;
}

/** False once there is nothing left that the job itself can do. */
export async function workPage(sql: Sql, readProgram: ReadProgram, poke: Poke, id: number): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { lanes, more } = await sql.begin((tx) => page(tx, readProgram, id));
      poke(lanes);
      return more;
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
    }
  }
}

async function page(tx: Tx, readProgram: ReadProgram, id: number): Promise<WorkedPage> {
  const job = await claim(tx, id);
  if (!job) return { lanes: [], more: false };
  if (job.phase === 'freezing') return { lanes: [], more: await freeze(tx, job) };
  const pending = await tx<Omit<PageTarget, 'memberId'>[]>`
    select n, external_id as "externalId", data from job_targets where job_id = ${id} and status = 'pending' order by n limit ${PAGE}`;
  if (pending.length === 0) {
    // As it stands now: runs may have ended, or whoever asked may have gone, since the page began.
    const [waiting] = await tx<Job[]>`update jobs set phase = 'waiting' where id = ${id} and status = 'running' returning ${columns(tx)}`;
    return { lanes: waiting ? await answerJob(tx, waiting) : [], more: false };
  }
  const kind = await subjectOf(tx, readProgram, job);
  const locked = await lockSubjects(tx, job.scopeId, pending.map(({ externalId }) => ({ kind, id: externalId })));
  const now = await readScopeNow(tx, job.scopeId);
  const rowOf = (externalId: string) => locked.get(subjectName({ kind, id: externalId }));
  const targets = pending.flatMap((one) => {
    const memberId = rowOf(one.externalId);
    return memberId === undefined ? [] : [{ ...one, memberId }];
  });
  const erased = pending.filter(({ externalId }) => rowOf(externalId) === undefined).map(({ n }): TargetDone => ({ n, status: 'excluded', runId: null, outcome: ERASED }));
  const where = job.spec.audience?.where ?? null;
  const holds = where === null ? null : await whoHolds(tx, where, targets.map(({ memberId }) => memberId), now);
  const wanted = targets.filter(({ memberId }) => holds === null || holds.has(memberId));
  const { done, lanes } = await doneFor(tx, readProgram, job, wanted, now);
  const refused = targets.filter((target) => !wanted.includes(target)).map(({ n }): TargetDone => ({ n, status: 'excluded', runId: null, outcome: 'condition' }));
  await count(tx, job, [...done, ...refused, ...erased]);
  return { lanes, more: true };
}

async function count(tx: Tx, job: Job, done: readonly TargetDone[]): Promise<void> {
  await tx`
    update job_targets t set status = d.status, run_id = d."runId", outcome = d.outcome, data = case when d.outcome = ${ERASED} then null else t.data end
    from jsonb_to_recordset(${rows(tx, done)}) as d(n int, status text, "runId" uuid, outcome text)
    where t.job_id = ${job.id} and t.n = d.n`;
  const excluded: Record<string, number> = { ...job.excluded };
  for (const { status, outcome } of done) {
    if (status === 'excluded') excluded[outcome ?? 'unknown'] = (excluded[outcome ?? 'unknown'] ?? 0) + 1;
  }
  const started = done.filter(({ status }) => status !== 'excluded').length;
  // Of a broadcast nothing is to come of those who have it, or are not waited for.
  const finished = job.spec.type === 'broadcast' ? done.filter(({ status }) => status === 'done').length : 0;
  await tx`update jobs set started = started + ${started}, finished = finished + ${finished}, excluded = ${tx.json(excluded)} where id = ${job.id}`;
}

/**
 * One page of a job at a time, by a lock that is not the row's: the row is locked last and briefly, so that whoever withdraws or
 * cancels a job is not kept waiting by its page, and never passes it by.
 */
async function claim(tx: Tx, id: number): Promise<Job | undefined> {
  const [lock] = await tx<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(${JOB_PAGES}, ${id}::int) as mine`;
  if (!lock?.mine) return undefined;
  const [job] = await tx<Job[]>`select ${columns(tx)} from jobs where id = ${id} and status = 'running' and phase <> 'waiting'`;
  return job;
}

function columns(tx: Tx) {
  return tx`id, scope_id as "scopeId", flow_id as "flowId", cause, asked_by as "askedBy", spec, phase, depth, total, started, finished, excluded, outcomes`;
}
