import type { Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import type { JobSpec, NewTarget } from './job.ts';

export interface NewJob {
  readonly scopeId: string;
  readonly flowId: string;
  readonly cause: string;
  readonly askedBy: string | null;
  readonly spec: JobSpec;
  readonly depth: number;
  readonly at: number;
  readonly by: string;
  /** Known already; null: found when the job begins. */
  readonly targets: readonly NewTarget[] | null;
}

/** Null where the same cause asked before: what it asked for is done, or being done. */
export async function createJob(tx: Tx, job: NewJob): Promise<number | null> {
  const { scopeId, flowId, cause, askedBy, spec, depth, at, by, targets } = job;
  const [made] = await tx<{ id: number }[]>`
    insert into jobs (scope_id, type, flow_id, cause, asked_by, spec, status, phase, depth, total, created_at, created_by)
    values (${scopeId}, ${spec.type}, ${flowId}, ${cause}, ${askedBy}, ${tx.json(spec as never)}, 'running',
      ${targets === null ? 'freezing' : 'working'}, ${depth}, ${targets?.length ?? 0}, ${at}, ${by})
    on conflict (scope_id, cause) do nothing returning id`;
  if (made && targets !== null) await insertTargets(tx, made.id, targets);
  return made?.id ?? null;
}

/** A statement holds a piece of a very long list: no single one comes near the limit of a parameter or of a transaction's time. */
const PIECE = 5_000;

export async function insertTargets(tx: Tx, jobId: number, targets: readonly NewTarget[]): Promise<void> {
  for (let from = 0; from < targets.length; from += PIECE) {
    const piece = targets.slice(from, from + PIECE).map((target, n) => ({ ...target, n: from + n }));
    await tx`
      insert into job_targets (job_id, n, external_id, status, data)
      select ${jobId}, n, "externalId", 'pending', data
      from jsonb_to_recordset(${rows(tx, piece)}) as t(n int, "externalId" text, data jsonb)`;
  }
}
