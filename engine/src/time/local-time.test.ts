// Waits as an operator means them: durations, the next local time, days from an anchor, windows.
import { expect, test } from 'vitest';
import type { Duration, LocalTime } from '../steps/step-config.ts';
import { anchoredInstant } from './anchored-time.ts';
import { previousSpan, windowStart } from './calendar-window.ts';
import { addDuration } from './duration.ts';
import { nextLocalTime } from './next-local-time.ts';

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString().replace('.000', ''));
const workdays: LocalTime['weekdays'] = [1, 2, 3, 4, 5];

test.each<[string, string, string, Duration['amount'], Duration['unit'], string]>([
  ['hours elapse across a change of clocks', 'America/New_York', '2026-03-07T17:00:00Z', 24, 'hours', '2026-03-08T17:00:00Z'],
  ['a day is the same local time', 'America/New_York', '2026-03-07T17:00:00Z', 1, 'days', '2026-03-08T16:00:00Z'],
  ['a week keeps the local time when clocks go back', 'Europe/London', '2026-10-22T08:00:00Z', 1, 'weeks', '2026-10-29T09:00:00Z'],
  ['a day into a gap is the first instant after it', 'America/New_York', '2026-03-07T07:30:00Z', 1, 'days', '2026-03-08T07:00:00Z'],
  ['a day into an overlap is the first of the two', 'America/New_York', '2026-10-31T05:30:00Z', 1, 'days', '2026-11-01T05:30:00Z'],
  ['a month from the 31st clamps', 'Asia/Shanghai', '2026-01-31T01:00:00Z', 1, 'months', '2026-02-28T01:00:00Z'],
  ['twelve months from a leap day clamp', 'Europe/London', '2028-02-29T09:00:00Z', 12, 'months', '2029-02-28T09:00:00Z'],
  ['a month over the year’s end', 'Europe/London', '2026-12-31T09:00:00Z', 2, 'months', '2027-02-28T09:00:00Z'],
  ['no days is now, also in the second of two equal hours', 'America/New_York', '2026-11-01T06:30:00Z', 0, 'days', '2026-11-01T06:30:00Z'],
  ['minutes elapse', 'Asia/Shanghai', '2026-01-01T00:00:00Z', 90, 'minutes', '2026-01-01T01:30:00Z'],
  ['seconds and milliseconds are kept', 'Asia/Shanghai', '2026-01-01T00:00:07.250Z', 1, 'days', '2026-01-02T00:00:07.250Z'],
])('%s', (_rule, zone, from, amount, unit, expected) => {
  expect(iso(addDuration(zone, Date.parse(from), { amount, unit }))).toBe(expected);
});

test.each<[string, string, string, string, LocalTime['weekdays'], string]>([
  [
    'Friday noon in Shanghai, Monday to Friday 07:00, is Monday',
    'Asia/Shanghai',
    '2026-11-27T04:00:00Z',
    '07:00',
    workdays,
    '2026-11-29T23:00:00Z',
  ],
  [
    'Monday 09:00 in New York is 09:00 there also when summer time ends before it',
    'America/New_York',
    '2026-10-31T16:00:00Z',
    '09:00',
    [1],
    '2026-11-02T14:00:00Z',
  ],
  ['exactly now is now', 'Asia/Shanghai', '2026-11-26T23:00:00Z', '07:00', workdays, '2026-11-26T23:00:00Z'],
  ['a millisecond late is the next one', 'Asia/Shanghai', '2026-11-26T23:00:00.001Z', '07:00', workdays, '2026-11-29T23:00:00Z'],
  ['a time in a gap is after it on that day', 'America/New_York', '2026-03-08T05:00:00Z', '02:30', [7], '2026-03-08T07:00:00Z'],
  ['a time that exists twice comes once', 'America/New_York', '2026-11-01T05:31:00Z', '01:30', [], '2026-11-02T06:30:00Z'],
  ['one weekday is at most a week away', 'Pacific/Kiritimati', '2026-11-23T22:01:00Z', '12:00', [2], '2026-11-30T22:00:00Z'],
  ['no weekdays are all of them', 'Etc/GMT+12', '2026-11-24T00:00:00Z', '11:00', [], '2026-11-24T23:00:00Z'],
  ['over the year’s end', 'Europe/London', '2026-12-31T10:00:00Z', '09:00', workdays, '2027-01-01T09:00:00Z'],
  ['in a week that lost its Friday', 'Pacific/Apia', '2011-12-29T22:00:00Z', '09:00', [6], '2011-12-30T19:00:00Z'],
])('%s', (_rule, zone, from, time, weekdays, expected) => {
  expect(iso(nextLocalTime(zone, Date.parse(from), { time, weekdays }).at)).toBe(expected);
});

test.each<[string, string, string | number, number, string, string | null]>([
  ['T-3 09:00 of a date', 'Europe/London', '2013-10-20', -3, '09:00', '2013-10-17T08:00:00Z'],
  ['T-3 09:00 across the end of summer time', 'Europe/London', '2013-10-29', -3, '09:00', '2013-10-26T08:00:00Z'],
  ['T+2 09:00 across it', 'Europe/London', '2013-10-26', 2, '09:00', '2013-10-28T09:00:00Z'],
  ['the due day’s own midnight', 'Europe/London', '2013-10-26', 0, '00:00', '2013-10-25T23:00:00Z'],
  ['an instant counts from its date in the member’s zone', 'Asia/Shanghai', '2026-11-23T16:30:00Z', 1, '09:00', '2026-11-25T01:00:00Z'],
  ['T+1 after 28 February of a leap year', 'UTC', '2028-02-28', 1, '00:00', '2028-02-29T00:00:00Z'],
  ['T-1 before New Year', 'UTC', '2027-01-01', -1, '18:00', '2026-12-31T18:00:00Z'],
  ['what is no date has no anchor', 'UTC', 'soon', 0, '09:00', null],
  ['a number is no date', 'UTC', 1_790_000_000_000, 0, '09:00', null],
])('%s', (_rule, zone, value, offsetDays, time, expected) => {
  expect(iso(anchoredInstant(zone, { value }, { offsetDays, time })?.at ?? null)).toBe(expected);
});

test.each<[string, Parameters<typeof windowStart>[2], string]>([
  ['the last 48 hours elapse', { type: 'last', amount: 48, unit: 'hours' }, '2026-03-07T16:00:00Z'],
  ['the last 2 days begin at this local time', { type: 'last', amount: 2, unit: 'days' }, '2026-03-07T17:00:00Z'],
  ['this day begins at local midnight', { type: 'calendar', unit: 'day' }, '2026-03-09T04:00:00Z'],
  ['this week begins on Monday', { type: 'calendar', unit: 'week' }, '2026-03-09T04:00:00Z'],
  ['this month begins on the first, at its own offset', { type: 'calendar', unit: 'month' }, '2026-03-01T05:00:00Z'],
])('%s', (_rule, window, expected) => {
  expect(iso(windowStart('America/New_York', Date.parse('2026-03-09T16:00:00Z'), window))).toBe(expected);
});

test.each<[string, string, Parameters<typeof previousSpan>[2], string, string]>([
  ['a day that has one hour less', '2026-03-09T16:00:00Z', { type: 'previous', unit: 'day' }, '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z'],
  ['a week, each end at its own offset', '2026-03-09T16:00:00Z', { type: 'previous', unit: 'week' }, '2026-03-02T05:00:00Z', '2026-03-09T04:00:00Z'],
  ['the month before one that is a day old', '2026-03-01T05:00:00Z', { type: 'previous', unit: 'month' }, '2026-02-01T05:00:00Z', '2026-03-01T05:00:00Z'],
  ['a February of 29 days', '2028-03-31T16:00:00Z', { type: 'previous', unit: 'month' }, '2028-02-01T05:00:00Z', '2028-03-01T05:00:00Z'],
  ['the December before New Year', '2027-01-31T16:00:00Z', { type: 'previous', unit: 'month' }, '2026-12-01T05:00:00Z', '2027-01-01T05:00:00Z'],
])('the one before: %s', (_rule, at, window, since, until) => {
  const span = previousSpan('America/New_York', Date.parse(at), window);
  expect([iso(span.since), iso(span.until)]).toEqual([since, until]);
});

test('a weekday that does not exist is a bug, not an endless search', () => {
  expect(() => nextLocalTime('UTC', 0, { time: '09:00', weekdays: [9 as 7] })).toThrow('weekday from 1 to 7');
});
