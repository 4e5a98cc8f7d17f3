import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, formatLocalDay, localDayOf, readDate, weekdayOf } from './local-day.ts';

const day = (text: string): number => {
  const value = readDate(text);
  if (value?.type !== 'day') throw new Error(text);
  return value.day;
};

test('weekdays count from Monday', () => {
  expect(['2026-11-23', '2026-11-29', '1970-01-01', '1969-12-28'].map((text) => weekdayOf(day(text)))).toEqual([1, 7, 4, 7]);
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-01-15', -13, '2024-12-15'],
])('%s and %i months is %s', (from, months, to) => {
  expect(formatLocalDay(addMonths(day(from), months))).toBe(to);
});

test.each([
  '2026-02-30',
  '2026-13-01',
  '2026-00-10',
  '0000-01-01',
  '2026-2-3',
  '26-02-03',
  '2026-02-03T10:00',
  '2026-02-03T25:00:00Z',
  '2026-02-03 10:00:00Z',
  '2026-02-03T10:00:00',
  '2026-02-03T10:00:00+08',
  '',
  'tomorrow',
  20260203,
  null,
  true,
  undefined,
])('%s is no date', (text) => {
  expect(readDate(text)).toBeNull();
});

test('an instant is read with its offset', () => {
  expect(readDate('2026-02-03T10:00:00+08:00')).toEqual({ type: 'instant', at: Date.parse('2026-02-03T02:00:00Z') });
  expect(readDate('2026-02-03T10:00:00.123Z')).toEqual({ type: 'instant', at: Date.parse('2026-02-03T10:00:00.123Z') });
});

test('every date reads as what it was written from', () => {
  fc.assert(fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (n) => day(formatLocalDay(n)) === n));
});

test('a local day ends at the member’s midnight, not at that of UTC', () => {
  expect(formatLocalDay(localDayOf('Asia/Shanghai', Date.parse('2026-11-23T16:00:00Z')))).toBe('2026-11-24');
  expect(formatLocalDay(localDayOf('America/New_York', Date.parse('2026-11-24T04:59:59Z')))).toBe('2026-11-23');
});
