import type { SubjectKey, SubjectKind } from '@sopwith/engine';
import type { Tx } from '../db/connect.ts';
import { rows } from '../db/rows-parameter.ts';
import { markNewMembers } from '../segments/mark-segments.ts';
import { ERASED } from './erased.ts';
import { readScopeNow } from './scope-clock.ts';

/**
 * The members' row ids by the ids of the outside world, locked until the commit; who is not known yet is made, who was erased is left out.
 * Sorted, and in statements of their own: what is read afterwards is what is true under the locks.
 */
export async function lockMembers(tx: Tx, scopeId: string, externalIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const locked = await lockSubjects(tx, scopeId, externalIds.map((id) => ({ kind: 'member', id })));
  return new Map(
    externalIds.flatMap((id) => {
      const row = locked.get(subjectName({ kind: 'member', id }));
      return row === undefined ? [] : [[id, row] as const];
    }),
  );
}

/** The same for subjects of any kind, by their `subjectName`. */
export async function lockSubjects(tx: Tx, scopeId: string, subjects: readonly SubjectKey[]): Promise<ReadonlyMap<string, number>> {
  const wanted = distinct(subjects);
  const found = await lockKnown(tx, scopeId, wanted);
  return found.size === wanted.length ? found : makeMissing(tx, scopeId, wanted, found);
}

/** The same, and the scope's time, read under the locks: it is later than everything that was decided without them. */
export async function lockSubjectsNow(
  tx: Tx,
  scopeId: string,
  subjects: readonly SubjectKey[],
): Promise<{ readonly subjects: ReadonlyMap<string, number>; readonly now: number }> {
  const wanted = distinct(subjects);
  // Sent together, run in this order: usually everybody is known, and this is one way to the database and back.
  const [found, now] = await Promise.all([lockKnown(tx, scopeId, wanted), readScopeNow(tx, scopeId)]);
  if (found.size === wanted.length) return { subjects: found, now };
  const all = await makeMissing(tx, scopeId, wanted, found);
  return { subjects: all, now: await readScopeNow(tx, scopeId) };
}

function distinct(subjects: readonly SubjectKey[]): readonly SubjectKey[] {
  return [...new Map(subjects.map((subject) => [subjectName(subject), subject])).values()];
}

async function makeMissing(
  tx: Tx,
  scopeId: string,
  wanted: readonly SubjectKey[],
  found: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const erased = await readErased(tx, scopeId, wanted);
  const missing = wanted.filter((subject) => !found.has(subjectName(subject)) && !(subject.kind === 'member' && erased.has(subject.id)));
  if (missing.length === 0) return found;
  const now = await readScopeNow(tx, scopeId);
  // A community that was only a group of members until now becomes a subject with what is known of it.
  const made = await tx<{ id: number; kind: SubjectKind }[]>`
    insert into members (scope_id, kind, external_id, joined_at, name, zone, attributes)
    select ${scopeId}, s.kind, s.id, ${now}, c.name, c.zone, coalesce(c.traits, '{}')
    from jsonb_to_recordset(${rows(tx, missing)}) as s(kind text, id text)
    left join communities c on s.kind = 'community' and c.scope_id = ${scopeId} and c.external_id = s.id
    order by s.kind, s.id
    on conflict (scope_id, kind, external_id) do nothing
    returning id, kind`;
  await markNewMembers(tx, scopeId, made.filter(({ kind }) => kind === 'member').map(({ id }) => id));
  return lockKnown(tx, scopeId, wanted);
}

/** Nobody is made anew who was erased. A statement of its own, after whoever was erasing has let go of the row. */
async function readErased(tx: Tx, scopeId: string, subjects: readonly SubjectKey[]): Promise<ReadonlySet<string>> {
  const found = await tx<{ id: string }[]>`
    select external_id as id from members where scope_id = ${scopeId} and kind = ${ERASED} and external_id = any(${subjects.map(({ id }) => id)}::text[])`;
  return new Set(found.map(({ id }) => id));
}

export function subjectName({ kind, id }: SubjectKey): string {
  return `${kind}/${id}`;
}

async function lockKnown(tx: Tx, scopeId: string, subjects: readonly SubjectKey[]): Promise<ReadonlyMap<string, number>> {
  const kinds = [...new Set(subjects.map(({ kind }) => kind))];
  const ids = subjects.map(({ id }) => id);
  // One statement in one order, whatever the kinds: two that lock a member and an activity must not wait for each other. It may
  // lock one too many where subjects of two kinds share an id.
  const locked = await tx<({ id: string; kind: SubjectKind; row: number })[]>`
    select id as row, kind, external_id as id from members
    where scope_id = ${scopeId} and kind = any(${kinds}::text[]) and external_id = any(${ids}::text[])
    order by members.id for no key update`;
  const wanted = new Set(subjects.map(subjectName));
  return new Map(locked.map((one) => [subjectName(one), one.row] as const).filter(([name]) => wanted.has(name)));
}
