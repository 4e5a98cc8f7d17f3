import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Duration } from '../steps/step-config.ts';
import { builtinCalendars } from './builtin-calendars.ts';
import { addWorkingTime, nextWorkingMoment, usualWorkingHours } from './working-time.ts';

const shanghai = usualWorkingHours('Asia/Shanghai');
const at = (local: string) => Date.parse(`${local}:00+08:00`);

describe('the working clock', () => {
  // 2026-03-06 is a Friday.
  test.each<[string, string, Duration, string]>([
    ['runs while people work', '2026-03-06T10:00', { amount: 15, unit: 'minutes' }, '2026-03-06T10:15'],
    ['stands still over a weekend', '2026-03-06T17:30', { amount: 1, unit: 'hours' }, '2026-03-09T09:30'],
    ['ends with the day, not with the next morning', '2026-03-06T17:00', { amount: 1, unit: 'hours' }, '2026-03-06T18:00'],
    ['begins with the day for what comes before it', '2026-03-06T07:00', { amount: 1, unit: 'hours' }, '2026-03-06T10:00'],
    ['begins on Monday for what comes on Saturday', '2026-03-07T12:00', { amount: 30, unit: 'minutes' }, '2026-03-09T09:30'],
    ['takes nine hours a day', '2026-03-06T09:00', { amount: 24, unit: 'hours' }, '2026-03-10T15:00'],
    ['counts days in working days', '2026-03-06T15:00', { amount: 1, unit: 'days' }, '2026-03-09T15:00'],
    ['counts days from the next opening', '2026-03-07T15:00', { amount: 2, unit: 'days' }, '2026-03-11T09:00'],
    ['goes on to the next opening after a week', '2026-03-06T20:00', { amount: 1, unit: 'weeks' }, '2026-03-16T09:00'],
  ])('%s', (_, from, duration, until) => {
    expect(new Date(addWorkingTime(shanghai, at(from), duration)).toISOString()).toBe(new Date(at(until)).toISOString());
  });

  test('keeps the hours of its own zone where clocks change', () => {
    const hours = usualWorkingHours('America/New_York');
    // Clocks go forward on Sunday 8 March 2026.
    const friday = Date.parse('2026-03-06T17:30:00-05:00');
    expect(addWorkingTime(hours, friday, { amount: 1, unit: 'hours' })).toBe(Date.parse('2026-03-09T09:30:00-04:00'));
  });

  test('rests on the holidays that a calendar knows, and works the weekends that are worked for them', () => {
    const cn = builtinCalendars.find(({ id }) => id === 'cn');
    // Sunday 15 to Monday 23 February 2026 is the Spring Festival; Saturday 28 February is worked.
    expect(addWorkingTime(shanghai, at('2026-02-14T17:00'), { amount: 2, unit: 'hours' }, cn)).toBe(at('2026-02-24T10:00'));
    expect(addWorkingTime(shanghai, at('2026-02-27T17:00'), { amount: 2, unit: 'hours' }, cn)).toBe(at('2026-02-28T10:00'));
  });

  test('answers at once for the longest wait in the shortest week', () => {
    const hours = { ...shanghai, weekdays: [3] as const, from: '09:00', to: '09:01' };
    expect(addWorkingTime(hours, at('2026-03-06T10:00'), { amount: 1_000, unit: 'minutes' })).toBeGreaterThan(at('2045-01-01T00:00'));
  });

  test('never ends outside of working hours, and never before it began', () => {
    const unit = fc.constantFrom('minutes' as const, 'hours' as const, 'days' as const, 'weeks' as const, 'months' as const);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000_000_000_000 }), fc.integer({ min: 1, max: 40 }), unit, (from, amount, of) => {
        const until = addWorkingTime(shanghai, from, { amount, unit: of });
        expect(until).toBeGreaterThanOrEqual(from);
        // The closing moment itself still belongs to the day's work.
        expect(nextWorkingMoment(shanghai, until - 1)).toBeLessThanOrEqual(until);
      }),
    );
  });
});
