import { expect, test } from 'vitest';
import type { Program } from './program.ts';
import { contentOf, withContent } from './with-content.ts';

const rows = [
  { id: 'day-1', title: 'Hallo', minutes: 5 },
  { id: 'day-2', title: 'Again' },
];
const program = {
  steps: { days: { type: 'programme', config: { rows }, next: {} }, say: { type: 'message', config: { text: 'x' }, next: {} } },
} as unknown as Program;

test('a mended text stands in its row, the newest last, and nothing else changes', () => {
  const mended = withContent(program, [
    { step: 'days', row: 'day-1', cells: { title: 'Helo' } },
    { step: 'days', row: 'day-1', cells: { title: 'Hello' } },
  ]);
  expect(contentOf(mended).get('days')).toEqual([{ ...rows[0], title: 'Hello' }, rows[1]]);
  expect(mended.steps.say).toBe(program.steps.say);
  expect(contentOf(program).get('days')).toEqual(rows);
});

test.each([
  ['a row that is not there', { step: 'days', row: 'day-9', cells: { title: 'x' } }],
  ['a step that is not there', { step: 'gone', row: 'day-1', cells: { title: 'x' } }],
])('%s changes nothing', (_, change) => {
  expect(withContent(program, [change])).toBe(program);
});

test('neither a row’s id, nor a number, nor a column that is new can be changed', () => {
  const mended = withContent(program, [{ step: 'days', row: 'day-1', cells: { id: 'other', minutes: '9', extra: 'x' } }]);
  expect(contentOf(mended).get('days')).toEqual(rows);
});
