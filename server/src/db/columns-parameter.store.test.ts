// What is written by arrays is exactly what was given, whatever it holds.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../tests/setup/fresh-database.ts';
import { type Column, columns } from './columns-parameter.ts';
import { connect, type Sql } from './connect.ts';

let database: FreshDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await freshDatabase();
  sql = connect(database.url, { max: 1 });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

/** Postgres stores no NUL, neither in text nor in JSON. */
const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\u0000', '\\"{},'));
const row = fc.record({
  id: fc.uuid(),
  n: fc.option(fc.maxSafeInteger()),
  small: fc.integer({ min: -32_768, max: 32_767 }),
  word: fc.option(text),
  data: fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text))).map((value) => JSON.parse(JSON.stringify(value))),
});
type Row = typeof row extends fc.Arbitrary<infer Value> ? Value : never;
const each: { readonly [name: string]: Column<Row> } = {
  id: ['uuid', ({ id }) => id],
  n: ['bigint', ({ n }) => n],
  small: ['smallint', ({ small }) => small],
  word: ['text', ({ word }) => word],
  data: ['json', ({ data }) => JSON.stringify(data)],
};

test('rows come back as they were given, in their order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (given) => {
      const found = await sql.begin((tx) => tx`select id, n, small, word, data::jsonb from ${columns(tx, 'r', given, each)}`);
      expect(found.map((one) => ({ ...one }))).toEqual(given);
    }),
    { numRuns: 200 },
  );
});

test('half of a character is refused, in a text by name, in JSON by Postgres', async () => {
  const half = 'half of \ud83d';
  await expect(sql.begin((tx) => tx`select * from ${columns(tx, 'r', [half], { word: ['text', (word) => word] })}`)).rejects.toThrow('half of one in "half of \\ud83d"');
  await expect(sql.begin((tx) => tx`select data::jsonb from ${columns(tx, 'r', [{ half }], { data: ['json', (data) => JSON.stringify(data)] })}`)).rejects.toMatchObject({ code: '22P02' });
});
