// Where a window of a condition begins.
import type { Window } from '../condition/condition.ts';
import type { Instant } from '../instant.ts';
import { addDuration } from './duration.ts';
import { formatLocalDay, localDayOf, weekdayOf } from './local-day.ts';
import { instantAt } from './local-instant.ts';

/** The last n hours elapse, the last n days begin at this local time n days ago; a calendar unit at its local midnight. */
export function windowStart(zone: string, at: Instant, window: Extract<Window, { type: 'last' | 'calendar' }>): Instant {
  if (window.type === 'last') return addDuration(zone, at, { amount: -window.amount, unit: window.unit });
  const today = localDayOf(zone, at);
  switch (window.unit) {
    case 'day':
      return instantAt(zone, today, 0);
    case 'week':
      return instantAt(zone, today - weekdayOf(today) + 1, 0);
    case 'month':
      return instantAt(zone, today - Number(formatLocalDay(today).slice(8)) + 1, 0);
  }
}
