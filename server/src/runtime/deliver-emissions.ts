// Events that runs emit for other members, and what became of messages that did not go at once. They happen right after the commit, under the member's lock, once.
import type { JsonObject, SubjectKind } from '@sopwith/engine';
import type { Sql } from '../db/connect.ts';
import { withRetries } from '../db/with-retries.ts';
import { lockSubjects, subjectName } from './lock-members.ts';
import type { Poke } from './poke.ts';
import type { ReadProgram } from './programs.ts';
import { routeEvents } from './route-events.ts';
import { readScopeNow } from './scope-clock.ts';

const BATCH = 500;

interface Emission {
  readonly key: string;
  readonly userId: string;
  readonly kind: SubjectKind;
  readonly event: string;
  readonly properties: JsonObject;
  readonly depth: number;
}

export async function deliverEmissions(sql: Sql, readProgram: ReadProgram, poke: Poke, scopeId: string): Promise<number> {
  let delivered = 0;
  for (;;) {
    const { count, lanes } = await withRetries(() => deliverBatch(sql, readProgram, scopeId));
    poke(lanes);
    delivered += count;
    if (count < BATCH) return delivered;
  }
}

async function deliverBatch(sql: Sql, readProgram: ReadProgram, scopeId: string) {
  return sql.begin(async (tx) => {
    // Taken before the members' locks: nobody else ever waits for these rows.
    const taken = await tx<Emission[]>`
      delete from emissions where key in (
        select key from emissions where scope_id = ${scopeId} order by at, key limit ${BATCH} for update skip locked)
      returning key, user_id as "userId", kind, event, properties, depth`;
    if (taken.length === 0) return { count: 0, lanes: [] };
    const subjects = await lockSubjects(tx, scopeId, taken.map(({ kind, userId }) => ({ kind, id: userId })));
    const now = await readScopeNow(tx, scopeId);
    const events = taken.flatMap(({ key, kind, userId, event, properties, depth }) => {
      const memberId = subjects.get(subjectName({ kind, id: userId }));
      return memberId === undefined ? [] : [{ memberId, name: event, properties, depth, at: now, occurredAt: now, historical: false, messageId: `${key}/${event}` }];
    });
    const { lanes } = await routeEvents(tx, readProgram, scopeId, events);
    return { count: taken.length, lanes };
  });
}
