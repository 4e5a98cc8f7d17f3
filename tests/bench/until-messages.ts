import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '../../server/src/db/connect.ts';

const LOOK_MS = 5;

/** Until the outbox holds so many messages of a scope. Looks no more often than every tenth of what looking takes. */
export async function untilMessages(sql: Sql, scopeId: string, messages: number, patienceMs = 600_000): Promise<void> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const from = performance.now();
    const [found] = await sql<{ count: number }[]>`select count(*) as count from messages where scope_id = ${scopeId}`;
    if ((found?.count ?? 0) >= messages) return;
    if (performance.now() >= until) throw new Error(`expected ${messages} messages within ${patienceMs / 1_000} s, found ${found?.count ?? 0}`);
    await sleep(Math.max(LOOK_MS, 10 * (performance.now() - from)));
  }
}
