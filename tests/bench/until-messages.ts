import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '../../server/src/db/connect.ts';

const LOOK_MS = 5;

/** Whose messages are counted: of a scope, to members with ids from one to another. With the bounds a look reads these members' only, whatever else is there. */
export interface Readers {
  readonly scopeId: string;
  readonly firstMember: number;
  readonly lastMember: number;
}

export async function readersOf(sql: Sql, scopeId: string): Promise<Readers> {
  const [found] = await sql<{ first: number | null; last: number | null }[]>`
    select min(id) as first, max(id) as last from members where scope_id = ${scopeId}`;
  if (found?.first == null || found.last === null) throw new Error(`expected members in ${scopeId}, found none`);
  return { scopeId, firstMember: found.first, lastMember: found.last };
}

/** Until the outbox holds so many messages of theirs. Looks no more often than every tenth of what looking takes. `sql`: one that looks up by index. */
export async function untilMessages(sql: Sql, { scopeId, firstMember, lastMember }: Readers, messages: number, patienceMs = 600_000): Promise<void> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const from = performance.now();
    const [found] = await sql<{ count: number }[]>`
      select count(*) as count from messages where member_id between ${firstMember} and ${lastMember} and scope_id = ${scopeId}`;
    if ((found?.count ?? 0) >= messages) return;
    if (performance.now() >= until) throw new Error(`expected ${messages} messages within ${patienceMs / 1_000} s, found ${found?.count ?? 0}`);
    await sleep(Math.max(LOOK_MS, 10 * (performance.now() - from)));
  }
}
