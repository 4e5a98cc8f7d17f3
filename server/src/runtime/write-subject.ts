// What the API tells of a subject that is no member: made where it was not known, else changed field by field.
import type { JsonObject, SubjectKey } from '@sopwith/engine';
import type { Sql } from '../db/connect.ts';
import { lockSubjects, subjectName } from './lock-members.ts';
import { writeTraits } from './write-traits.ts';

export interface SubjectChange extends SubjectKey {
  readonly name?: string;
  readonly zone?: string;
  readonly attributes: JsonObject;
}

export async function writeSubject(sql: Sql, scopeId: string, { kind, id, name, zone, attributes }: SubjectChange): Promise<void> {
  await sql.begin(async (tx) => {
    const locked = await lockSubjects(tx, scopeId, [{ kind, id }]);
    const memberId = locked.get(subjectName({ kind, id })) as number;
    await writeTraits(tx, [{ memberId, traits: attributes }]);
    await tx`update members set name = coalesce(${name ?? null}, name), zone = coalesce(${zone ?? null}, zone) where id = ${memberId}`;
  });
}
