import type { JsonObject, SubjectKind } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';
import { ERASED } from './erased.ts';
import { enroll } from './enroll.ts';
import { lockSubjects, subjectName } from './lock-members.ts';
import type { Poke } from './poke.ts';
import type { ReadProgram } from './programs.ts';
import { readScopeNow } from './scope-clock.ts';
import { withRetries } from '../db/with-retries.ts';

export interface EnrollMember {
  /** Of the member, or of the subject where the flow is about something else. */
  readonly userId: string;
  readonly context: JsonObject;
  readonly idempotencyKey: string | null;
}

export interface EnrollMembers {
  readonly scopeId: string;
  readonly flowId: string;
  readonly members: readonly EnrollMember[];
}

/** In the order of the request; null where enrolled, or where the same idempotency key had enrolled before. */
export type Exclusions = readonly (string | null)[];

/** One transaction a page, so that a long list never holds many members' locks. */
const PAGE = 500;

export async function enrollMembers(sql: Sql, readProgram: ReadProgram, poke: Poke, request: EnrollMembers): Promise<Exclusions> {
  const exclusions: (string | null)[] = [];
  for (let from = 0; from < request.members.length; from += PAGE) {
    const page = request.members.slice(from, from + PAGE);
    const outcome = await enrollPage(sql, readProgram, { ...request, members: page });
    poke(outcome.lanes);
    exclusions.push(...outcome.excluded);
  }
  return exclusions;
}

async function enrollPage(sql: Sql, readProgram: ReadProgram, { scopeId, flowId, members }: EnrollMembers) {
  return withRetries(() =>
    sql.begin(async (tx) => {
      const kind = await readSubjectOf(tx, scopeId, flowId);
      const ids = await lockSubjects(tx, scopeId, members.map(({ userId }) => ({ kind, id: userId })));
      const at = await readScopeNow(tx, scopeId);
      const rowOf = (userId: string) => ids.get(subjectName({ kind, id: userId }));
      const enrollments = members.flatMap(({ userId, context, idempotencyKey }) => {
        const memberId = rowOf(userId);
        return memberId === undefined ? [] : [{ memberId, context, cause: idempotencyKey === null ? null : `k${idempotencyKey}`, at, seq: null, depth: 0 }];
      });
      const { excluded, lanes } = await enroll(tx, readProgram, { scopeId, flowId, enrollments });
      let next = 0;
      return { excluded: members.map(({ userId }) => (rowOf(userId) === undefined ? ERASED : (excluded[next++] ?? null))), lanes };
    }),
  );
}

/** What the flow's version in a scope is about. */
async function readSubjectOf(tx: Tx, scopeId: string, flowId: string): Promise<SubjectKind> {
  const [row] = await tx<{ subject: SubjectKind }[]>`
    select v.program ->> 'subject' as subject from publications p join flow_versions v on v.id = p.version_id
    where p.scope_id = ${scopeId} and p.flow_id = ${flowId}`;
  return row?.subject ?? 'member';
}
