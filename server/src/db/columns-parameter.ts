import type { Fragment } from 'postgres';
import type { Tx } from './connect.ts';

const NEW_LINE = '\n';

type Cell = number | string | null | undefined;

/** A column's type, and its value in a row. `json`: the text of it, which comes as text, for the statement to cast. */
export type Column<Row> =
  | readonly ['uuid' | 'text', (row: Row) => string | null | undefined]
  | readonly ['int' | 'smallint' | 'bigint', (row: Row) => number | null | undefined]
  | readonly ['json', (row: Row) => string];

/**
 * Many rows as a table `alias`, each column of them as one parameter: for what is written by the hundred. Beside `rows` it names no field once a
 * row, copies no row, and builds no JSON to take it apart again; a few rows are better off as JSON.
 * Throws on a text with half of a character in it, which Postgres would not store, and the connection would silently mend.
 */
export function columns<Row>(tx: Tx, alias: string, list: readonly Row[], each: { readonly [name: string]: Column<Row> }): Fragment {
  const functions = Object.values(each).map((column) => elements(tx, list, column));
  const names = Object.keys(each).map((name) => `"${name}"`).join(', ');
  return tx`rows from (${functions.reduce((all, one) => tx`${all}, ${one}`)}) as ${tx(alias)} (${tx.unsafe(names)})`;
}

function elements<Row>(tx: Tx, list: readonly Row[], column: Column<Row>): Fragment {
  switch (column[0]) {
    case 'uuid':
    case 'int':
    case 'smallint':
    case 'bigint':
      return tx`unnest(${literal(list.map<Cell>(column[1]), (value) => String(value))}::${tx.unsafe(`${column[0]}[]`)})`;
    case 'text':
      return tx`unnest(${textLiteral(list.map(column[1]))}::text[])`;
    // Whatever JSON holds is on one line. To take lines apart costs half of what it does to read quoted texts out of an array.
    case 'json':
      return tx`string_to_table(${list.map(column[1]).join(NEW_LINE)}::text, ${NEW_LINE})`;
  }
}

function literal<Value extends Cell>(values: readonly Value[], write: (value: NonNullable<Value>) => string): string {
  let text = '{';
  for (const value of values) text += `${text.length > 1 ? ',' : ''}${value == null ? 'null' : write(value)}`;
  return `${text}}`;
}

/** JSON quotes as an array does, except for what it escapes otherwise, and half a character is among that: without an escape both are the same. */
function textLiteral(values: readonly (string | null | undefined)[]): string {
  const json = JSON.stringify(values);
  return json.includes('\\') ? literal(values, quoted) : `{${json.slice(1, -1)}}`;
}

/** In Unicode mode a pair is one character, so that only a half by itself is found. */
const HALF = /\p{Surrogate}/u;

function quoted(text: string): string {
  if (HALF.test(text)) throw new TypeError(`expected text of whole characters, found half of one in ${JSON.stringify(text.slice(0, 100))}`);
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
