// The file of a backup: a line of JSON about it, then for each table a line of JSON and its rows as Postgres copies them, each
// table closed by a line that no row can be, and a last line that says that it is whole. All of it gzipped.
import type { Sql, Tx } from '../db/connect.ts';

export const BACKUP_FORMAT = 'sopwith.backup/1';
export const END_OF_TABLE = '\\.';

export interface BackupHeader {
  readonly format: typeof BACKUP_FORMAT;
  readonly at: number;
  /** Hashes of the migrations that the database had: a backup is put back into the same ones. */
  readonly migrations: readonly string[];
  readonly sequences: Readonly<Record<string, number>>;
}

export interface BackupEnd {
  readonly whole: true;
  readonly tables: number;
}

export interface TableHeader {
  readonly table: string;
  readonly columns: readonly string[];
}

export async function readMigrations(sql: Sql | Tx): Promise<readonly string[]> {
  const found = await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations order by id`;
  return found.map(({ hash }) => hash);
}

/** Each after those that it refers to, so that its rows can be put back as they come. */
export async function tablesOf(sql: Sql | Tx): Promise<readonly string[]> {
  const found = await sql<{ name: string; refersTo: string[] }[]>`
    select t.tablename as name, coalesce(array_agg(f.relname::text) filter (where f.relname <> t.tablename), '{}') as "refersTo"
    from pg_tables t
    left join pg_constraint c on c.contype = 'f' and c.conrelid = format('%I.%I', t.schemaname, t.tablename)::regclass
    left join pg_class f on f.oid = c.confrelid
    where t.schemaname = 'public' group by 1 order by 1`;
  const placed: string[] = [];
  let waiting = [...found];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ refersTo }) => refersTo.every((name) => placed.includes(name)));
    if (ready.length === 0) throw new Error(`expected tables that refer to each other in one direction, found ${waiting.map(({ name }) => name).join(', ')}`);
    placed.push(...ready.map(({ name }) => name));
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return placed;
}

export async function columnsOf(sql: Sql | Tx, table: string): Promise<string[]> {
  const found = await sql<{ name: string }[]>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`;
  return found.map(({ name }) => name);
}
