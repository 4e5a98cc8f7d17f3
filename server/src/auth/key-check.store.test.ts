import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../tests/setup/fresh-database.ts';
import { connect, type Sql } from '../db/connect.ts';
import { createKey, deleteKey, findKey, listKeys } from './access-key-store.ts';
import { createKeyCheck } from './key-check.ts';

let database: FreshDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await freshDatabase();
  sql = connect(database.url, { max: 2 });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

test('a key that is deleted by another process is refused within seconds, here at once', async () => {
  let now = 0;
  const check = createKeyCheck(sql, () => now);
  const made = await createKey(sql, { kind: 'write', scope: 'live', name: 'import' });
  expect(await check.check(made.key)).toMatchObject({ kind: 'write', scope: 'live', name: 'import' });
  await deleteKey(sql, made.id);
  now = 4_999;
  expect(await check.check(made.key)).not.toBeNull();
  now = 5_000;
  expect(await check.check(made.key)).toBeNull();

  const other = await createKey(sql, { kind: 'write', scope: 'live', name: 'other' });
  await check.check(other.key);
  await deleteKey(sql, other.id);
  check.forget();
  expect(await check.check(other.key)).toBeNull();
});

test('a key that is not known is looked up each time, so that a new one works at once', async () => {
  const check = createKeyCheck(sql);
  expect(await check.check('sww_unknown')).toBeNull();
  const made = await createKey(sql, { kind: 'api', scope: 'live', name: 'new' });
  expect(await check.check(made.key)).toMatchObject({ kind: 'api' });
});

test('people see when a key was last used, and only keys of the live scope', async () => {
  const made = await createKey(sql, { kind: 'api', scope: 'live', name: 'used' });
  await createKey(sql, { kind: 'write', scope: 'driven-1', name: 'replay' });
  expect((await listKeys(sql)).find(({ id }) => id === made.id)?.lastUsedAt).toBeNull();
  await findKey(sql, made.key);
  const listed = await listKeys(sql);
  const used = listed.find(({ id }) => id === made.id);
  expect(Math.abs((used?.lastUsedAt ?? 0) - Date.now())).toBeLessThan(60_000);
  expect(made.key.startsWith(used?.prefix ?? 'none')).toBe(true);
  expect(listed.map(({ name }) => name)).not.toContain('replay');
});
