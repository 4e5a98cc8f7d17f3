import { describe, expect, it, test } from 'vitest';
import { addColumn, addRow, columnsOf, moveRow, pasteTable, readSpreadsheet, removeColumn, renameColumn, setCell } from './content-table.ts';

const random = () => 0.5;
const table = [
  { id: 'a', title: 'One', text: 'first' },
  { id: 'b', title: 'Two', text: 'second' },
];

describe('pasted from a spreadsheet', () => {
  it.each([
    ['lines and tabs', 'a\tb\nc\td\n', [['a', 'b'], ['c', 'd']]],
    ['a cell of two lines, in quotes', 'a\t"b\nc"\r\nd\te', [['a', 'b\nc'], ['d', 'e']]],
    ['a quote inside quotes', '"say ""hi"""\tx', [['say "hi"', 'x']]],
    ['a quote in the middle is a sign like any other', '5" wide\tx', [['5" wide', 'x']]],
    ['empty lines are none', 'a\n\t\n\nb', [['a'], ['b']]],
  ])('%s', (_, text, lines) => {
    expect(readSpreadsheet(text)).toEqual(lines);
  });

  it('takes the first line for headings, and makes names of them that a text can write', () => {
    const pasted = pasteTable([], '标题\t今日 任务\t1st\t\nA\tB\tC\tD', true, random);
    expect(columnsOf(pasted)).toEqual(['标题', '今日_任务', 'c_1st', 'column4']);
    expect(pasted).toHaveLength(1);
  });

  it('keeps the rows that are there by their place, so that mending texts moves nobody', () => {
    const pasted = pasteTable(table, 'title\ttext\nUno\tprimo\nDos\tsegundo\nTres\ttercero', true, random);
    expect(pasted.map(({ id }) => id)).toEqual(['a', 'b', expect.stringMatching(/^row-/)]);
    expect(pasted[1]).toEqual({ id: 'b', title: 'Dos', text: 'segundo' });
  });

  it('without headings fills the columns that are there', () => {
    expect(pasteTable(table, 'Uno\tprimo', false, random)).toEqual([{ id: 'a', title: 'Uno', text: 'primo' }]);
  });

  it('changes nothing by nothing', () => {
    expect(pasteTable(table, ' \n', true, random)).toBe(table);
  });
});

test('a new row has every column and an id of its own; the first one begins with a title and a text', () => {
  expect(columnsOf(addRow([], random))).toEqual(['title', 'text']);
  const added = addRow(table, random);
  expect(added[2]).toMatchObject({ title: '', text: '' });
  expect(new Set(added.map(({ id }) => id)).size).toBe(3);
});

test('rows move with their ids, and not past the ends', () => {
  expect(moveRow(table, 0, 1).map(({ id }) => id)).toEqual(['b', 'a']);
  expect(moveRow(table, 0, -1)).toBe(table);
  expect(moveRow(table, 1, 2)).toBe(table);
});

test('columns are added under a free name, renamed in place, and removed', () => {
  expect(columnsOf(addColumn(addColumn(table)))).toEqual(['title', 'text', 'column', 'column2']);
  expect(columnsOf(renameColumn(table, 'title', '标题'))).toEqual(['标题', 'text']);
  expect(columnsOf(removeColumn(table, 'title'))).toEqual(['text']);
});

test.each(['text', 'two words', '1st', 'id', ''])('a column cannot be called “%s”', (name) => {
  expect(renameColumn(table, 'title', name)).toBe(table);
});

test('a cell is text', () => {
  expect(setCell(table, 1, 'text', 'x')[1]).toEqual({ id: 'b', title: 'Two', text: 'x' });
});
