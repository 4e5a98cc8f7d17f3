import type { WorkingCalendar } from '@sopwith/engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarProblem, daysByYear, endsSoon, newCalendar, nextYear, readDays, spansOf, withYear } from './calendar-year.ts';

const calendar: WorkingCalendar = {
  id: 'cn',
  title: { zh: '中国大陆', en: 'Mainland China' },
  from: '2025-01-01',
  to: '2026-12-31',
  off: ['2025-10-01', '2026-01-01'],
  worked: ['2026-01-04'],
};

describe('days as people paste them', () => {
  test.each([
    ['10-01', ['2027-10-01'], []],
    ['2027/10/1、2027.10.2', ['2027-10-01', '2027-10-02'], []],
    ['09-29~10-02', ['2027-09-29', '2027-09-30', '2027-10-01', '2027-10-02'], []],
    ['10-01\n10-01', ['2027-10-01'], []],
    ['2026-10-01', [], ['2026-10-01']],
    ['02-30, 13-01, soon', [], ['02-30', '13-01', 'soon']],
    ['10-02~10-01', [], ['10-02~10-01']],
    ['', [], []],
  ] as const)('%j', (text, days, wrong) => expect(readDays(text, '2027')).toEqual({ days, wrong }));
});

test('a year more keeps the others, and only what differs from Monday to Friday', () => {
  // 2 October 2027 is a Saturday, 9 October too.
  const longer = withYear(calendar, '2027', ['2027-10-01', '2027-10-02'], ['2027-10-08', '2027-10-09']);
  expect(longer).toEqual({
    ...calendar,
    to: '2027-12-31',
    off: ['2025-10-01', '2026-01-01', '2027-10-01'],
    worked: ['2026-01-04', '2027-10-09'],
  });
});

test('a year given again replaces what was known of it, and the coverage is never cut', () => {
  expect(withYear(calendar, '2025', [], [])).toEqual({ ...calendar, off: ['2026-01-01'] });
});

test('the next year follows the last that is covered whole', () => {
  expect([nextYear({ to: '2026-12-31' }), nextYear({ to: '2026-06-30' })]).toEqual(['2027', '2026']);
});

test('a calendar ends soon where those who start today may outlast it', () => {
  const now = Date.parse('2026-11-01T00:00:00Z');
  expect([endsSoon({ to: '2026-12-31' }, now), endsSoon({ to: '2027-12-31' }, now)]).toEqual([true, false]);
});

test('the latest year comes first', () => {
  expect(daysByYear(calendar)).toEqual([
    { year: '2026', off: ['01-01'], worked: ['01-04'] },
    { year: '2025', off: ['10-01'], worked: [] },
  ]);
});

test('what is known of a year is shown as it is read', () => {
  expect(spansOf(['01-01', '01-02', '01-03', '02-05', '12-30', '12-31'])).toBe('01-01~01-03, 02-05, 12-30~12-31');
  const day = fc.integer({ min: 0, max: 364 }).map((n) => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(5, 10));
  fc.assert(
    fc.property(fc.uniqueArray(day), (days) => {
      const sorted = days.toSorted();
      expect(readDays(spansOf(sorted), '2027')).toEqual({ days: sorted.map((one) => `2027-${one}`), wrong: [] });
    }),
  );
});

test('a new calendar knows its first year, and keeps what differs from Monday to Friday', () => {
  // 1 October 2027 is a Friday, 9 October a Saturday.
  expect(newCalendar('campus', 'Campus', '2027', ['2027-10-01'], ['2027-10-08', '2027-10-09'])).toEqual({
    id: 'campus', title: { zh: 'Campus', en: 'Campus' }, from: '2027-01-01', to: '2027-12-31', off: ['2027-10-01'], worked: ['2027-10-09'],
  });
});

test.each([
  ['', null],
  ['campus-2', null],
  ['Campus', 'invalid'],
  ['our days', 'invalid'],
  ['cn', 'taken'],
] as const)('%j as the id of a calendar: %s', (id, problem) => expect(calendarProblem(id, [{ id: 'cn' }])).toBe(problem));
