import type { Sql } from '../../server/src/db/connect.ts';

/** How many statements in this database wait for a lock: what a test looks at to know that somebody has come so far. */
export async function lockWaiters(sql: Sql): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return row?.n as number;
}
