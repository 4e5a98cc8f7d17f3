// Enrolments of very many: how far they are, and who was left out.
import type { EnrolmentDto } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';

export async function readEnrolment(sql: Sql, id: number): Promise<EnrolmentDto | null> {
  const [row] = await sql<EnrolmentDto[]>`${enrolments(sql)} and j.id = ${id}`;
  return row ?? null;
}

export async function listEnrolments(sql: Sql, flowId: string, scopeId: string): Promise<readonly EnrolmentDto[]> {
  return sql<EnrolmentDto[]>`${enrolments(sql)} and j.scope_id = ${scopeId} and j.flow_id = ${flowId} order by j.created_at desc, j.id desc limit 20`;
}

// A job that a step waits for belongs to its run; it is told of there.
function enrolments(sql: Sql) {
  return sql`
    select j.id::text as id, j.flow_id as flow, j.scope_id as scope, j.status, s.name as segment,
      case when j.phase = 'freezing' then null else j.total end as total, j.started as enrolled, j.excluded,
      j.created_at as at, j.created_by as by, j.ended_at as "endedAt"
    from jobs j left join segments s on j.spec -> 'audience' ->> 'from' = 'segment' and s.id = j.spec -> 'audience' ->> 'of'
    where j.type = 'enroll' and j.asked_by is null`;
}

export interface LeftOut {
  readonly n: number;
  readonly userId: string;
  /** Null: its turn had not come when the enrolment was cancelled. */
  readonly reason: string | null;
}

/** In the order of the list, those after `after`. Who still waits for a turn is not left out. */
export async function leftOutOf(sql: Sql, id: number, after: number, limit: number): Promise<readonly LeftOut[]> {
  return sql<LeftOut[]>`
    select t.n, t.external_id as "userId", t.outcome as reason from job_targets t join jobs j on j.id = t.job_id
    where t.job_id = ${id} and t.n > ${after} and (t.status = 'excluded' or (t.status = 'pending' and j.status = 'cancelled'))
    order by t.n limit ${limit}`;
}
