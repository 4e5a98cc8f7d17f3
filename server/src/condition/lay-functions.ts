import { readFile } from 'node:fs/promises';
import type postgres from 'postgres';

/** What conditions call in SQL. `create or replace`: the database always has those of the build that started last. */
export async function layFunctions(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(await readFile(new URL('./functions.sql', import.meta.url), 'utf8'));
}
