// What the API tells of a subject that is no member: made where it was not known, else changed field by field.
import type { JsonObject, SubjectKey } from '@sopwith/engine';
import type { Sql } from '../db/connect.ts';
import { moveCommunities } from './borrowed-zones.ts';
import { lockSubjects, subjectName } from './lock-members.ts';
import type { Poke } from './poke.ts';
import type { ReadProgram } from './programs.ts';
import { routeEvents } from './route-events.ts';
import { v7 } from './run-id.ts';
import { readScopeNow } from './scope-clock.ts';
import { zoneMoved } from './write-groups.ts';
import { writeTraits } from './write-traits.ts';

export interface SubjectChange extends SubjectKey {
  readonly name?: string;
  readonly zone?: string;
  readonly attributes: JsonObject;
}

/** Runs that wait for what was changed hear of it at once. */
export async function writeSubject(sql: Sql, readProgram: ReadProgram, poke: Poke, scopeId: string, change: SubjectChange): Promise<void> {
  const { kind, id, name, zone, attributes } = change;
  const lanes = await sql.begin(async (tx) => {
    const locked = await lockSubjects(tx, scopeId, [{ kind, id }]);
    const now = await readScopeNow(tx, scopeId);
    const memberId = locked.get(subjectName({ kind, id }));
    if (memberId === undefined) return [];
    const traits = zone === undefined ? attributes : { ...attributes, timezone: zone };
    const changed = await writeTraits(tx, now, [{ memberId, traits, messageId: v7(now) }]);
    if (name !== undefined) await tx`update members set name = ${name} where id = ${memberId}`;
    if (kind === 'community') await moveCommunities(tx, scopeId, now, zoneMoved(id, traits));
    return (await routeEvents(tx, readProgram, scopeId, changed)).lanes;
  });
  poke(lanes);
}
