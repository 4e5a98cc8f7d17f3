import type { SubjectKind } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import type { ReadProgram } from '../programs.ts';
import type { Job } from './job.ts';

/** What a job's targets are: of an enrolment what it was asked for, or what its flow is about, else members. */
export async function subjectOf(tx: Tx, readProgram: ReadProgram, { scopeId, flowId, spec }: Job): Promise<SubjectKind> {
  if (spec.type !== 'enroll' || spec.audience !== null) return 'member';
  if (spec.about !== undefined) return spec.about;
  const [published] = await tx<{ versionId: number }[]>`
    select version_id as "versionId" from publications where scope_id = ${scopeId} and flow_id = ${flowId}`;
  return published ? (await readProgram(tx, published.versionId)).subject : 'member';
}
