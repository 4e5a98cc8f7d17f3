import { expect, it } from 'vitest';
import { rowsOfText, textOfRows } from './table-text.ts';

it.each([
  ['tabs, as a spreadsheet copies them', 'a\tb, c\r\nd\t', [['a', 'b, c'], ['d', '']]],
  ['commas of either script', 'a, b\nc，d\n', [['a', 'b'], ['c', 'd']]],
  ['nothing', '', [['']]],
])('reads %s', (_, text, rows) => {
  expect(rowsOfText(text)).toEqual(rows);
});

it('what is shown is what is read', () => {
  const rows = [['one', 'two, three'], ['', 'x']];
  expect(rowsOfText(textOfRows(rows))).toEqual(rows);
});
