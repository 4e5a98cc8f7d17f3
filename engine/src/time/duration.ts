// How long from now: minutes and hours elapse, days, weeks and months are steps on the calendar.
import type { Instant } from '../instant.ts';
import type { Duration } from '../steps/step-config.ts';
import { addMonths, dayMs, wallClockOf } from './local-day.ts';
import { instantAt } from './local-instant.ts';
import { clampInstant } from './zone-offset.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;
// The dates that the language can name, years 1 to 9999.
const firstDay = -719_162;
const lastDay = 2_932_896;
const mostMonths = 120_000;

export function addDuration(zone: string, at: Instant, duration: Duration): Instant {
  const { amount, unit } = duration;
  switch (unit) {
    case 'minutes':
      return clampInstant(at + amount * minuteMs);
    case 'hours':
      return clampInstant(at + amount * hourMs);
    case 'days':
      return onCalendar(zone, at, amount, 0);
    case 'weeks':
      return onCalendar(zone, at, amount * 7, 0);
    case 'months':
      return onCalendar(zone, at, 0, amount);
  }
}

function onCalendar(zone: string, at: Instant, days: number, months: number): Instant {
  // Without this, no days from the second 01:30 of an autumn night would be the first one, in the past.
  if (days === 0 && months === 0) return at;
  const wallClock = wallClockOf(zone, at);
  const today = Math.floor(wallClock / dayMs);
  const day = months === 0 ? today + days : addMonths(today, Math.min(months, mostMonths));
  return instantAt(zone, Math.min(Math.max(day, firstDay), lastDay), wallClock - today * dayMs);
}
