import type { Fragment } from 'postgres';
import type { Tx } from './connect.ts';

type ColumnType = 'uuid' | 'int' | 'smallint' | 'bigint' | 'text' | 'jsonb';

/**
 * Many rows as a table `alias`, each column of them as one array: for what is written by the hundred. Beside `rows` it names no field once a
 * row and builds no JSON to take it apart again, which saves a tenth of what such a batch costs; a few rows are better off as JSON.
 * Throws on a text with half of a character in it, which Postgres would not store, and the connection would silently mend.
 */
export function columns<Row extends object>(tx: Tx, alias: string, list: readonly Row[], types: { readonly [name in keyof Row & string]?: ColumnType }): Fragment {
  const names = Object.keys(types) as (keyof Row & string)[];
  const arrays = names.map((name) => arrayOf(tx, list.map((row) => row[name]), types[name] as ColumnType));
  return tx`unnest(${arrays.reduce((all, array) => tx`${all}, ${array}`)}) as ${tx(alias)} (${tx.unsafe(names.map((name) => `"${name}"`).join(', '))})`;
}

function arrayOf(tx: Tx, values: readonly unknown[], type: ColumnType): Fragment {
  const array = tx.unsafe(`${type}[]`);
  switch (type) {
    case 'uuid':
    case 'int':
    case 'smallint':
    case 'bigint':
      return tx`${literal(values.map((value) => value ?? 'null'))}::${array}`;
    case 'text':
      return tx`${literal(values.map((value) => (value == null ? 'null' : quoted(value as string))))}::${array}`;
    case 'jsonb':
      // JSON has no control characters left, so that what quotes it in JSON once more is what quotes it in an array, and done in one.
      return tx`${`{${JSON.stringify(values.map((value) => JSON.stringify(value))).slice(1, -1)}}`}::${array}`;
  }
}

function literal(values: readonly unknown[]): string {
  return `{${values.join(',')}}`;
}

/** In Unicode mode a pair is one character, so that only a half by itself is found. */
const HALF = /\p{Surrogate}/u;

function quoted(text: string): string {
  if (HALF.test(text)) throw new TypeError(`expected text of whole characters, found half of one in ${JSON.stringify(text.slice(0, 100))}`);
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
