// The content table of a programme as its editor changes it. Pure: a row keeps its id as long as it keeps its place or is moved.
import type { Json, JsonObject } from '@sopwith/engine';
import { asList, isJsonObject } from './field-schema.ts';
import { freshOutcomeId } from './outcome-id.ts';

export interface ContentRow {
  readonly id: string;
  readonly [column: string]: string | number | boolean;
}

export type ContentTable = readonly ContentRow[];

/** What a table begins with, and what columns without a heading are called. */
const usualColumns = ['title', 'text'] as const;

export function readTable(json: Json | undefined): ContentTable {
  return asList(json).flatMap((row) => (isJsonObject(row) && typeof row['id'] === 'string' ? [readRow(row.id as string, row)] : []));
}

function readRow(id: string, row: JsonObject): ContentRow {
  const cells = Object.entries(row).filter((cell): cell is [string, string | number | boolean] => ['string', 'number', 'boolean'].includes(typeof cell[1]));
  return { ...Object.fromEntries(cells), id };
}

/** In the order in which they are first seen. */
export function columnsOf(table: ContentTable): readonly string[] {
  const names = [...new Set(table.flatMap((row) => Object.keys(row)))].filter((name) => name !== 'id');
  // The database keeps keys in an order of its own; what a row is called comes first whatever it is.
  return names.includes('title') ? ['title', ...names.filter((name) => name !== 'title')] : names;
}

export function addRow(table: ContentTable, random: () => number): ContentTable {
  const columns = table.length === 0 ? usualColumns : columnsOf(table);
  return [...table, { id: freshId(table, random), ...Object.fromEntries(columns.map((name) => [name, ''])) }];
}

export function removeRow(table: ContentTable, index: number): ContentTable {
  return table.filter((_, other) => other !== index);
}

export function moveRow(table: ContentTable, from: number, to: number): ContentTable {
  const row = table[from];
  if (row === undefined || to < 0 || to >= table.length) return table;
  return table.toSpliced(from, 1).toSpliced(to, 0, row);
}

export function setCell(table: ContentTable, index: number, column: string, text: string): ContentTable {
  const row = table[index];
  return row === undefined ? table : table.with(index, { ...row, [column]: text });
}

export function addColumn(table: ContentTable): ContentTable {
  const name = freeName(columnsOf(table), 'column');
  return table.map((row) => ({ ...row, [name]: '' }));
}

/** Every row keeps the order of its columns. A name that is taken, or that no text could write, changes nothing. */
export function renameColumn(table: ContentTable, from: string, to: string): ContentTable {
  if (!isColumnName(to) || columnsOf(table).includes(to)) return table;
  return table.map((row) => {
    const { id, ...cells } = row;
    return { id, ...Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name === from ? to : name, cell])) };
  });
}

export function removeColumn(table: ContentTable, column: string): ContentTable {
  return table.map(({ [column]: _, ...row }) => row as ContentRow);
}

export function isColumnName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]{0,63}$/u.test(name) && name !== 'id' && !['__proto__', 'constructor', 'prototype'].includes(name);
}

/** The pasted table in place of the one that is there. Whoever mends texts in a spreadsheet keeps the rows that they were. */
export function pasteTable(table: ContentTable, text: string, headed: boolean, random: () => number): ContentTable {
  const lines = readSpreadsheet(text);
  const [first] = lines;
  if (first === undefined) return table;
  const width = Math.max(...lines.map((cells) => cells.length));
  const before = table.length === 0 ? usualColumns : columnsOf(table);
  const columns: string[] = [];
  for (let n = 0; n < width; n++) {
    const heading = headed ? asColumnName(first[n] ?? '') : (before[n] ?? '');
    columns.push(freeName(columns, heading === '' ? `column${n + 1}` : heading));
  }
  const pasted: ContentRow[] = [];
  for (const cells of headed ? lines.slice(1) : lines) {
    const id = table[pasted.length]?.id ?? freshId([...table, ...pasted], random);
    pasted.push({ id, ...Object.fromEntries(columns.map((name, n) => [name, cells[n] ?? ''])) });
  }
  return pasted;
}

function asColumnName(heading: string): string {
  const name = heading.trim().replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^_+|_+$/gu, '').slice(0, 60);
  return isColumnName(name) ? name : name === '' ? '' : `c_${name}`;
}

function freeName(taken: readonly string[], name: string): string {
  if (!taken.includes(name)) return name;
  for (let n = 2; ; n++) if (!taken.includes(`${name}${n}`)) return `${name}${n}`;
}

function freshId(table: ContentTable, random: () => number): string {
  return freshOutcomeId(table.map(({ id }) => ({ id })), random, 'row');
}

/** Cells apart by tabs; a cell with a line break, a tab or a quote in it stands in quotes, as spreadsheets copy it. */
export function readSpreadsheet(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [];
  const line: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === '\t' || sign === '\n') {
      line.push(cell);
      cell = '';
      if (sign === '\n') lines.push(line.splice(0));
    } else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || line.length > 0) lines.push([...line, cell]);
  return lines.filter((cells) => cells.some((each) => each.trim() !== ''));
}
