// Enrolment of very many, asked for by a person or a program: a job whose targets are a list, or a segment as it is when the job begins.
import { randomUUID } from 'node:crypto';
import type { JsonObject } from '@sopwith/engine';
import type { Sql } from '../../db/connect.ts';
import type { EnrollMember } from '../enroll-members.ts';
import { readScopeNow } from '../scope-clock.ts';
import { createJob } from './create-job.ts';
import type { NewTarget } from './job.ts';

export interface BulkEnrolment {
  readonly scopeId: string;
  readonly flowId: string;
  /** The same key again asks for nothing new. */
  readonly key: string | null;
  readonly who: { readonly segment: string } | { readonly members: readonly EnrollMember[] };
  /** Of everybody; what a member brings goes before it. */
  readonly context: JsonObject;
  readonly by: string;
}

/** The id of the job; where its key was used before, of the one that it made then. */
export async function enrollInBulk(sql: Sql, { scopeId, flowId, key, who, context, by }: BulkEnrolment): Promise<number> {
  const cause = `enrolment/${flowId}/${key ?? randomUUID()}`;
  return sql.begin(async (tx) => {
    const at = await readScopeNow(tx, scopeId);
    const audience = 'segment' in who ? ({ from: 'segment', of: who.segment, ids: [], where: null } as const) : null;
    const targets = 'segment' in who ? null : who.members.map(targetOf);
    const made = await createJob(tx, {
      scopeId, flowId, cause, askedBy: null, depth: 0, at, by, targets,
      spec: { type: 'enroll', audience, context, percent: 0 },
    });
    if (made !== null) return made;
    const [before] = await tx<{ id: number }[]>`select id from jobs where scope_id = ${scopeId} and cause = ${cause}`;
    if (!before) throw new Error(`expected a job for ${cause}, found none`);
    return before.id;
  });
}

function targetOf({ userId, context, idempotencyKey }: EnrollMember): NewTarget {
  return { externalId: userId, data: { context, ...(idempotencyKey === null ? {} : { key: idempotencyKey }) } };
}

/** Who was enrolled stays so. It waits for the page that is being worked. */
export async function cancelEnrolment(sql: Sql, id: number): Promise<void> {
  await sql.begin(async (tx) => {
    const [job] = await tx<{ scopeId: string }[]>`
      select scope_id as "scopeId" from jobs where id = ${id} and type = 'enroll' and asked_by is null and status = 'running' for update`;
    if (!job) return;
    await tx`update jobs set status = 'cancelled', ended_at = ${await readScopeNow(tx, job.scopeId)} where id = ${id}`;
  });
}
