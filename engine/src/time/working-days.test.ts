// Semantics 6, and the working days of design §6: 调休, the end of a calendar, and the known mistakes of others.
import { describe, expect, test } from 'vitest';
import type { AnchoredTime, LocalTime } from '../steps/step-config.ts';
import { anchoredInstant } from './anchored-time.ts';
import { builtinCalendars } from './builtin-calendars.ts';
import { formatLocalDay } from './local-day.ts';
import { nextLocalTime } from './next-local-time.ts';
import { dayOf, isCovered, isWorkingDay } from './working-calendar.ts';

const [cn] = builtinCalendars;
const at = (zone: string, from: string, when: Partial<LocalTime>) => {
  const found = nextLocalTime(zone, Date.parse(from), { time: '09:00', weekdays: [], ...when }, undefined, cn);
  return `${new Date(found.at).toISOString().slice(0, 16)}${found.guessed === true ? ' guessed' : ''}`;
};
const weekdays: LocalTime['weekdays'] = [1, 2, 3, 4, 5];

describe('the Chinese calendar', () => {
  test.each([
    ['2026-02-13', true, 'a Friday before Spring Festival'],
    ['2026-02-14', true, 'the Saturday that is worked for it'],
    ['2026-02-15', false, 'the Sunday on which it begins'],
    ['2026-02-16', false, 'a Monday of it'],
    ['2026-02-23', false, 'its last day, a Monday'],
    ['2026-02-28', true, 'the second Saturday that is worked for it'],
    ['2026-03-01', false, 'a Sunday like any other'],
    ['2026-09-20', true, 'the Sunday worked for National Day'],
    ['2026-10-07', false, 'the last day of National Day'],
    ['2026-10-10', true, 'the Saturday after it'],
    ['2025-10-08', false, 'Mid-autumn and National Day together, eight days'],
  ])('%s: %s, %s', (date, worked) => {
    expect(isWorkingDay(cn, dayOf(date))).toBe(worked);
  });

  test('past what it covers Monday to Friday are taken, and it says so', () => {
    expect(isCovered(cn, dayOf('2026-12-31'))).toBe(true);
    expect(isCovered(cn, dayOf('2027-01-01'))).toBe(false);
    // New Year's Day, a Friday: nobody has told the calendar.
    expect(isWorkingDay(cn, dayOf('2027-01-01'))).toBe(true);
    expect(isWorkingDay(cn, dayOf('2027-01-02'))).toBe(false);
  });

  test('without a calendar Monday to Friday are taken', () => {
    expect(isWorkingDay(undefined, dayOf('2026-02-16'))).toBe(true);
    expect(isWorkingDay(undefined, dayOf('2026-02-14'))).toBe(false);
  });

  test('a day that is off lies on a weekday, one that is worked on a weekend: else the calendar would say nothing by it', () => {
    for (const calendar of builtinCalendars) {
      for (const date of [...calendar.off, ...calendar.worked]) expect(isCovered(calendar, dayOf(date))).toBe(true);
      expect(calendar.off.filter((date) => [0, 6].includes(new Date(date).getUTCDay()))).toEqual([]);
      expect(calendar.worked.filter((date) => ![0, 6].includes(new Date(date).getUTCDay()))).toEqual([]);
    }
  });
});

describe('the next working day', () => {
  test.each<[string, string, string, Partial<LocalTime>, string]>([
    ['over Spring Festival', 'Asia/Shanghai', '2026-02-14T02:00:00Z', { workingDays: true }, '2026-02-24T01:00'],
    ['a Saturday that is worked', 'Asia/Shanghai', '2026-02-13T02:00:00Z', { workingDays: true }, '2026-02-14T01:00'],
    ['today, where the time is still to come', 'Asia/Shanghai', '2026-10-10T00:30:00Z', { workingDays: true }, '2026-10-10T01:00'],
    ['exactly now is now', 'Asia/Shanghai', '2026-10-10T01:00:00Z', { workingDays: true }, '2026-10-10T01:00'],
    ['the local date counts: it is the 8th in Auckland', 'Pacific/Auckland', '2026-10-07T11:00:00Z', { workingDays: true }, '2026-10-07T20:00'],
    ['and still the 7th in Los Angeles', 'America/Los_Angeles', '2026-10-08T02:00:00Z', { workingDays: true }, '2026-10-08T16:00'],
    ['past the calendar it is a guess', 'Asia/Shanghai', '2026-12-31T02:00:00Z', { workingDays: true }, '2027-01-01T01:00 guessed'],
    ['the weekdays beside it mean nothing', 'Asia/Shanghai', '2026-02-13T02:00:00Z', { workingDays: true, weekdays: [3] }, '2026-02-14T01:00'],
  ])('%s', (_rule, zone, from, when, expected) => {
    expect(at(zone, from, when)).toBe(expected);
  });
});

describe('what others get wrong', () => {
  test('Monday to Friday 07:30 in Shanghai, asked on Friday noon, is Monday and not Saturday', () => {
    expect(at('Asia/Shanghai', '2026-11-27T04:00:00Z', { time: '07:30', weekdays })).toBe('2026-11-29T23:30');
  });
  test('Monday 09:00 in New York across the end of daylight saving is 09:00 and not 08:00', () => {
    expect(at('America/New_York', '2026-10-30T16:00:00Z', { weekdays: [1] })).toBe('2026-11-02T14:00');
  });
  test('and across its beginning 09:00 and not 10:00', () => {
    expect(at('America/New_York', '2026-03-06T17:00:00Z', { weekdays: [1] })).toBe('2026-03-09T13:00');
  });
  test('the weekday is the member’s: Sunday evening in UTC is Monday in Kiritimati', () => {
    expect(at('Pacific/Kiritimati', '2026-11-29T17:00:00Z', { weekdays: [1] })).toBe('2026-11-29T19:00');
    expect(at('Etc/GMT+12', '2026-11-30T08:00:00Z', { weekdays: [1] })).toBe('2026-11-30T21:00');
  });
  test('every date past the data is not simply a working day', () => {
    expect(at('Asia/Shanghai', '2031-06-07T00:00:00Z', { workingDays: true })).toBe('2031-06-09T01:00 guessed');
  });
});

describe('days around an anchor', () => {
  test.each<[string, string, number, AnchoredTime['on'], string]>([
    ['any day is the day itself', '2026-10-11', -1, 'any', '2026-10-10'],
    ['T-1 of a Monday is the Friday before, for weekdays', '2026-11-23', -1, 'weekdays', '2026-11-20'],
    ['T-1 is Saturday, and that one is worked', '2026-10-11', -1, 'working', '2026-10-10'],
    ['T-3 in the middle of Spring Festival is before it', '2026-02-20', -3, 'working', '2026-02-14'],
    ['T+3 in the middle of it is after it', '2026-02-15', 3, 'working', '2026-02-24'],
    ['the day itself, where it is off, is later', '2026-10-01', 0, 'working', '2026-10-08'],
    ['over the turn of the year', '2027-01-02', 0, 'weekdays', '2027-01-04'],
    ['29 February is a day', '2028-02-28', 1, 'weekdays', '2028-02-29'],
  ])('%s', (_rule, value, offsetDays, on, expected) => {
    const found = anchoredInstant('Asia/Shanghai', { value }, { offsetDays, time: '09:00', ...(on === undefined ? {} : { on }) }, cn);
    expect(found && formatLocalDay(found.day)).toBe(expected);
  });
});
