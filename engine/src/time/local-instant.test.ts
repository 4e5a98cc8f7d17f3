import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayFromDate, dayMs, timeMsOf, wallClockOf } from './local-day.ts';
import { instantAt } from './local-instant.ts';
import { offsetSpanAt } from './zone-offset.ts';

function at(zone: string, date: string, time: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return new Date(instantAt(zone, dayFromDate(year, month, day), timeMsOf(time))).toISOString();
}

test.each([
  ['a plain day', 'Asia/Shanghai', '2026-11-24', '07:30', '2026-11-23T23:30:00.000Z'],
  ['New York, summer', 'America/New_York', '2026-07-01', '09:00', '2026-07-01T13:00:00.000Z'],
  ['New York, winter', 'America/New_York', '2026-12-01', '09:00', '2026-12-01T14:00:00.000Z'],
  ['a gap: the first instant after it', 'America/New_York', '2026-03-08', '02:30', '2026-03-08T07:00:00.000Z'],
  ['the gap’s first minute', 'America/New_York', '2026-03-08', '02:00', '2026-03-08T07:00:00.000Z'],
  ['the minute before the gap', 'America/New_York', '2026-03-08', '01:59', '2026-03-08T06:59:00.000Z'],
  ['the minute after the gap', 'America/New_York', '2026-03-08', '03:00', '2026-03-08T07:00:00.000Z'],
  ['a time that exists twice: the first', 'America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
  ['London puts its clocks forward', 'Europe/London', '2026-03-29', '01:15', '2026-03-29T01:00:00.000Z'],
  ['London puts its clocks back', 'Europe/London', '2026-10-25', '01:15', '2026-10-25T00:15:00.000Z'],
  ['a gap of half an hour', 'Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30:00.000Z'],
  ['half an hour twice', 'Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00.000Z'],
  ['a gap at midnight: the day begins at one', 'America/Sao_Paulo', '2018-11-04', '00:00', '2018-11-04T03:00:00.000Z'],
  ['a gap at midnight in Beirut', 'Asia/Beirut', '2022-03-27', '00:00', '2022-03-26T22:00:00.000Z'],
  ['a date that a zone left out', 'Pacific/Apia', '2011-12-30', '09:00', '2011-12-30T10:00:00.000Z'],
  ['fourteen hours ahead', 'Pacific/Kiritimati', '2026-01-01', '00:00', '2025-12-31T10:00:00.000Z'],
  ['twelve hours behind', 'Etc/GMT+12', '2026-01-01', '00:00', '2026-01-01T12:00:00.000Z'],
  ['thirteen hours ahead with summer time', 'Pacific/Auckland', '2026-01-15', '08:00', '2026-01-14T19:00:00.000Z'],
  ['the turn of the year', 'Asia/Shanghai', '2026-12-31', '23:59', '2026-12-31T15:59:00.000Z'],
  ['a leap day', 'Europe/London', '2028-02-29', '09:00', '2028-02-29T09:00:00.000Z'],
])('%s: %s %s %s', (_rule, zone, date, time, expected) => {
  expect(at(zone, date, time)).toBe(expected);
});

test('the clock shows what was asked for, or the first moment after the gap that swallowed it', () => {
  const zones = fc.constantFrom('America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Shanghai', 'America/Santiago');
  fc.assert(
    fc.property(zones, fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 1439 }), (zone, day, minute) => {
      const wanted = day * dayMs + minute * 60_000;
      const found = instantAt(zone, day, minute * 60_000);
      const shown = wallClockOf(zone, found);
      if (shown === wanted) expect(wallClockOf(zone, found - 7_200_000)).toBeLessThan(wanted);
      else {
        expect(offsetSpanAt(zone, found).from).toBe(found);
        expect(wallClockOf(zone, found - 1)).toBeLessThan(wanted);
        expect(shown).toBeGreaterThan(wanted);
      }
    }),
    { numRuns: 2_000 },
  );
});
