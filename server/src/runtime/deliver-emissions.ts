// Events that runs emit for other members. They happen right after the commit, under the other member's lock, once.
import type { JsonObject } from '@sopwith/engine';
import type { Sql } from '../db/connect.ts';
import { withRetries } from '../db/with-retries.ts';
import { lockMembers } from './lock-members.ts';
import type { Poke } from './poke.ts';
import type { ReadProgram } from './programs.ts';
import { routeEvents } from './route-events.ts';
import { readScopeNow } from './scope-clock.ts';

const BATCH = 500;

interface Emission {
  readonly key: string;
  readonly userId: string;
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
      returning key, user_id as "userId", event, properties, depth`;
    if (taken.length === 0) return { count: 0, lanes: [] };
    const members = await lockMembers(tx, scopeId, taken.map(({ userId }) => userId));
    const now = await readScopeNow(tx, scopeId);
    const events = taken.flatMap(({ key, userId, event, properties, depth }) => {
      const memberId = members.get(userId);
      return memberId === undefined ? [] : [{ memberId, name: event, properties, depth, at: now, occurredAt: now, historical: false, messageId: `${key}/${event}` }];
    });
    const { lanes } = await routeEvents(tx, readProgram, scopeId, events);
    return { count: taken.length, lanes };
  });
}
