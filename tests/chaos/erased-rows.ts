// What is left of those who were erased: nothing but their tombstones, and nothing of a run that is gone.
import type { Sql } from '../../server/src/db/connect.ts';

/** A tombstone, the note of the erasure, and whoever could not be enrolled or told for it. */
const STAYS: ReadonlySet<string> = new Set(['members', 'erasures', 'exclusions']);

/** `table: n` for each in which something is left. */
export async function readLeftOfErased(sql: Sql, scopeId: string): Promise<readonly string[]> {
  const columns = await sql<{ name: string; of: 'member_id' | 'run_id' }[]>`
    select c.table_name as name, c.column_name as of from information_schema.columns c join pg_tables t on t.tablename = c.table_name and t.schemaname = 'public'
    where c.table_schema = 'public' and c.column_name in ('member_id', 'run_id') order by 1`;
  const left: string[] = [];
  for (const { name, of } of columns) {
    if (STAYS.has(name)) continue;
    const [row] = of === 'member_id'
      ? await sql<{ n: number }[]>`select count(*)::int as n from ${sql(name)} where member_id in (select member_id from erasures where scope_id = ${scopeId})`
      : await sql<{ n: number }[]>`select count(*)::int as n from ${sql(name)} t where t.run_id is not null and not exists (select 1 from runs r where r.id = t.run_id)`;
    if ((row?.n ?? 0) > 0) left.push(`${name}: ${row?.n}`);
  }
  return left;
}

export async function readErased(sql: Sql, scopeId: string): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }[]>`select external_id as id from erasures where scope_id = ${scopeId} and finished_at is not null`;
  return new Set(found.map(({ id }) => id));
}
