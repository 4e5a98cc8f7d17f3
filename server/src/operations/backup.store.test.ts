import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../tests/setup/fresh-database.ts';
import { type ApiUnderTest, apiUnderTest } from '../api/testing/api-under-test.ts';
import type { FlowDetail } from '../api/contract.ts';
import { connect, type Sql } from '../db/connect.ts';
import { backup } from './backup.ts';
import { tablesOf } from './backup-format.ts';
import { restore } from './restore.ts';

let api: ApiUnderTest;
let folder: string;
let file: string;
const databases: FreshDatabase[] = [];
const pools: Sql[] = [];

async function emptyDatabase(): Promise<Sql> {
  const database = await freshDatabase();
  databases.push(database);
  const sql = connect(database.url);
  pools.push(sql);
  return sql;
}

async function everything(sql: Sql): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of await tablesOf(sql)) {
    const found = await sql<{ row: string }[]>`select t::text as row from ${sql(table)} t order by 1`;
    all[table] = found.map(({ row }) => row);
  }
  return all;
}

beforeAll(async () => {
  api = await apiUnderTest();
  const { body } = await api.call<FlowDetail>('POST', '/v1/flows', { template: 'onboarding', language: 'zh' });
  await api.call('POST', `/v1/flows/${body.id}/publish`, { rev: body.rev });
  const members = ['ann', 'bo\tb', 'c\\d', '林\n晓'].map((userId) => ({ userId }));
  await api.call('POST', `/v1/flows/${body.id}/enroll`, { members });
  await api.settle();
  const answer = await api.ask('POST', '/v1/welcome', { headers: { origin: 'http://localhost' }, body: { token: api.welcomeToken, name: 'Lin', email: 'lin@example.org', password: 'correct horse battery' } });
  expect(answer.status).toBe(200);
  folder = mkdtempSync(join(tmpdir(), 'sopwith-backup-'));
  file = join(folder, 'all.sopwith');
  await backup(api.sql, file, 1_000);
});
afterAll(async () => {
  await api.close();
  for (const pool of pools) await pool.end();
  for (const database of databases) await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

test('what is put back is what was backed up, row by row, tabs, backslashes and line ends included', async () => {
  const sql = await emptyDatabase();
  expect(await restore(sql, file)).toMatchObject({ at: 1_000 });
  const [restored, original] = [await everything(sql), await everything(api.sql)];
  expect(original['runs']).toHaveLength(4);
  expect(original['auth_user']).toHaveLength(1);
  expect(restored).toEqual(original);
});

test('a table that comes faster than it is written is backed up and put back whole', async () => {
  const [from, to] = [await emptyDatabase(), await emptyDatabase()];
  await from`
    insert into members (scope_id, external_id, joined_at, attributes)
    select 'live', 'member-' || n, n, jsonb_build_object('text', repeat('多 ', 40)) from generate_series(1, 8000) n`;
  const large = join(folder, 'large.sopwith');
  await backup(from, large, 2_000);
  await restore(to, large);
  expect(await everything(to)).toEqual(await everything(from));
});

test('what is made after a restore does not collide with what was there', async () => {
  const sql = await emptyDatabase();
  await restore(sql, file);
  const [before] = await sql<{ id: number; seq: number }[]>`select max(m.id) as id, (select max((state -> 'started' ->> 'seq')::bigint) from runs) as seq from members m`;
  const [made] = await sql<{ id: number; seq: number }[]>`
    insert into members (scope_id, external_id, joined_at) values ('live', 'new', 0) returning id, nextval('position_seq') as seq`;
  expect(made?.id).toBeGreaterThan(before?.id as number);
  expect(made?.seq).toBeGreaterThan(before?.seq as number);
});

test('a database that holds something is left as it is', async () => {
  const before = await everything(api.sql);
  await expect(restore(api.sql, file)).rejects.toThrow('not empty');
  expect(await everything(api.sql)).toEqual(before);
});

test.each([
  ['is cut off', (whole: string) => whole.slice(0, whole.length - 200)],
  ['is of another version', (whole: string) => whole.replace(/"migrations":\["./, '"migrations":["#')],
  ['is something else', () => 'hello\n'],
])('a file that %s is refused with what to do, and nothing of it is kept', async (_, spoil) => {
  const sql = await emptyDatabase();
  const before = await everything(sql);
  const spoiled = join(folder, 'spoiled.sopwith');
  writeFileSync(spoiled, gzipSync(spoil(gunzipSync(readFileSync(file)).toString('utf8'))));
  await expect(restore(sql, spoiled)).rejects.toMatchObject({ name: 'StartProblem' });
  expect(await everything(sql)).toEqual(before);
});

test('a file whose compressed half is missing is refused too', async () => {
  const sql = await emptyDatabase();
  const half = join(folder, 'half.sopwith');
  writeFileSync(half, readFileSync(file).subarray(0, 2_000));
  await expect(restore(sql, half)).rejects.toMatchObject({ name: 'StartProblem' });
});
