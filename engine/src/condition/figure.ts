// One number out of what happened: how often, on how many days, how many different values, how much, how many days in a row.
import { canonicalJson } from '../compile/canonical-json.ts';
import type { Instant } from '../instant.ts';
import type { HistoricEvent } from '../interpreter/facts.ts';
import { latestDay } from '../time/calendar-window.ts';
import { localDayOf } from '../time/local-day.ts';
import type { CountOf } from './condition.ts';
import { ownValue } from './scope.ts';

// Amounts are added in whole millionths, so that eight times 0.1 is 0.8. What is larger than any amount is a mistake and counts nothing.
const million = 1_000_000;
const mostAmount = 1e15;

export function figureOf(count: CountOf, events: readonly HistoricEvent[], zone: string, at: Instant): number {
  switch (count.of) {
    case 'events':
      return events.length;
    case 'days':
      return daysOf(events, zone).size;
    case 'streak':
      return streakOf(daysOf(events, zone), latestDay(zone, at));
    case 'values': {
      const values = new Set<string>();
      for (const { properties } of events) {
        const value = ownValue(properties, count.property);
        if (value !== undefined && value !== null) values.add(canonicalJson(value));
      }
      return values.size;
    }
    case 'sum': {
      let millionths = 0;
      for (const { properties } of events) {
        const value = ownValue(properties, count.property);
        if (typeof value === 'number' && Math.abs(value) <= mostAmount) millionths += Math.floor(value * million + 0.5);
      }
      return millionths / million;
    }
  }
}

function daysOf(events: readonly HistoricEvent[], zone: string): Set<number> {
  return new Set(events.map(({ occurredAt }) => localDayOf(zone, occurredAt)));
}

/** Today need not be done yet: until it is over, the days in a row up to yesterday count. */
function streakOf(days: ReadonlySet<number>, today: number): number {
  let last = days.has(today) ? today : today - 1;
  let streak = 0;
  while (days.has(last)) {
    streak++;
    last--;
  }
  return streak;
}

/** The last local day on which it happened; null: on none. */
export function lastDayOf(events: readonly HistoricEvent[], zone: string): number | null {
  let last: number | null = null;
  for (const { occurredAt } of events) last = Math.max(last ?? Number.NEGATIVE_INFINITY, localDayOf(zone, occurredAt));
  return last;
}
