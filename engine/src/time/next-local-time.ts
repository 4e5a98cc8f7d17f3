// The next moment at which a member's clock shows a time, on one of the chosen weekdays.
import type { Instant } from '../instant.ts';
import type { LocalTime } from '../steps/step-config.ts';
import { type LocalDay, localDayOf, timeMsOf, weekdayOf } from './local-day.ts';
import { instantAt } from './local-instant.ts';
import { clampInstant } from './zone-offset.ts';

export interface LocalMoment {
  readonly at: Instant;
  readonly day: LocalDay;
}

/**
 * The first such local time at or after `from`, and not on a date before `earliestDay`. A target that is exactly now is
 * now. No weekdays means every day.
 */
export function nextLocalTime(zone: string, from: Instant, when: LocalTime, earliestDay?: LocalDay): LocalMoment {
  const timeMs = timeMsOf(when.time);
  const weekdays: readonly number[] = when.weekdays;
  const notBefore = clampInstant(from);
  const first = Math.max(localDayOf(zone, notBefore), earliestDay ?? Number.NEGATIVE_INFINITY);
  // A week and a day is enough but where a zone dropped a whole date; a second week covers that.
  for (let day = first; day <= first + 15; day++) {
    if (weekdays.length > 0 && !weekdays.includes(weekdayOf(day))) continue;
    const at = instantAt(zone, day, timeMs);
    if (at >= notBefore) return { at, day };
  }
  throw new Error(`Expected a weekday from 1 to 7 and a time HH:mm, found ${JSON.stringify(when)}.`);
}
