import type { Sql, Tx } from '../db/connect.ts';

export async function endScope(tx: Sql | Tx, scopeId: string, now: number): Promise<void> {
  await tx`update scopes set ended_at = ${now} where id = ${scopeId} and ended_at is null`;
}

export async function hasRuns(sql: Sql, scopeId: string): Promise<boolean> {
  return (await sql`select 1 from runs where scope_id = ${scopeId} limit 1`).length > 0;
}

export async function activeRunsOf(sql: Sql, scopeId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select id from runs where scope_id = ${scopeId} and status in ('new', 'active') order by id`;
  return rows.map(({ id }) => id);
}
