// The next moment at which a member's clock shows a time, on one of the chosen weekdays or on a working day.
import type { Instant } from '../instant.ts';
import type { LocalTime } from '../steps/step-config.ts';
import { type LocalDay, localDayOf, timeMsOf, weekdayOf } from './local-day.ts';
import { instantAt } from './local-instant.ts';
import { isCovered, isWorkingDay, type WorkingCalendar } from './working-calendar.ts';
import { clampInstant } from './zone-offset.ts';

export interface LocalMoment {
  readonly at: Instant;
  readonly day: LocalDay;
  /** The working days of that date are not known: Monday to Friday was taken for them. */
  readonly guessed?: true;
}

/** A week and a day is enough but where a zone dropped a whole date; a second week covers that. */
const mostDays = 15;
/** No country rests for longer than this. */
const mostDaysOff = 100;

/**
 * The first such local time at or after `from`, and not on a date before `earliestDay`. A target that is exactly now is
 * now. No weekdays means every day; working days come from the calendar, and weekdays then mean nothing.
 */
export function nextLocalTime(
  zone: string,
  from: Instant,
  when: LocalTime,
  earliestDay?: LocalDay,
  calendar?: WorkingCalendar,
): LocalMoment {
  const timeMs = timeMsOf(when.time);
  const notBefore = clampInstant(from);
  const first = Math.max(localDayOf(zone, notBefore), earliestDay ?? Number.NEGATIVE_INFINITY);
  const last = first + (when.workingDays === true ? mostDaysOff : mostDays);
  for (let day = first; day <= last; day++) {
    if (!isDayOf(when, day, calendar)) continue;
    const at = instantAt(zone, day, timeMs);
    if (at < notBefore) continue;
    return when.workingDays === true && !isCovered(calendar, day) ? { at, day, guessed: true } : { at, day };
  }
  throw new Error(`Expected a weekday from 1 to 7 and a time HH:mm, found ${JSON.stringify(when)}.`);
}

export function isDayOf({ weekdays, workingDays }: LocalTime, day: LocalDay, calendar: WorkingCalendar | undefined): boolean {
  if (workingDays === true) return isWorkingDay(calendar, day);
  return weekdays.length === 0 || (weekdays as readonly number[]).includes(weekdayOf(day));
}
