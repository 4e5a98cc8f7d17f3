import postgres from 'postgres';
import { expect, test } from 'vitest';
import { freshDatabase } from './fresh-database.ts';

test('what one fresh database is told, another does not know', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
  const write = postgres(one.url, { max: 1 });
  const read = postgres(other.url, { max: 1 });
  await write`create table only_here (id int)`;
  const found = await read`select to_regclass('only_here') as id`;
  expect(found[0]?.id).toBeNull();
  await Promise.all([write.end(), read.end(), one.drop(), other.drop()]);
});

test('a fresh database has the tables of the product', async () => {
  const database = await freshDatabase();
  const sql = postgres(database.url, { max: 1 });
  const tables = await sql`select tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`;
  expect(tables.length).toBeGreaterThan(0);
  await sql.end();
  await database.drop();
});

test('a dropped database is gone even while a pool still holds it', async () => {
  const database = await freshDatabase();
  const left = postgres(database.url, { max: 1 });
  await left`select 1`;
  await database.drop();
  await expect(left`select 1`).rejects.toThrow();
  await left.end();
});
