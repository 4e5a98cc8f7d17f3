// `T-3 09:00`: a local date counted from an anchor's local date, at a time of the member's clock.
import type { Instant } from '../instant.ts';
import type { Json } from '../json.ts';
import type { AnchoredTime } from '../steps/step-config.ts';
import { type DateValue, type LocalDay, localDayOfValue, readDate, timeMsOf, weekdayOf } from './local-day.ts';
import { instantAt } from './local-instant.ts';
import type { LocalMoment } from './next-local-time.ts';
import { isCovered, isWorkingDay, type WorkingCalendar } from './working-calendar.ts';

const mostDaysOff = 100;

/** Null where the anchor has no date. Numbers are instants only where the language made them: run start, a step. */
export function anchoredInstant(
  zone: string,
  anchor: { readonly instant: Instant } | { readonly value: Json | undefined },
  { offsetDays, time, on }: Pick<AnchoredTime, 'offsetDays' | 'time' | 'on'>,
  calendar?: WorkingCalendar,
): LocalMoment | null {
  const date: DateValue | null = 'instant' in anchor ? { type: 'instant', at: anchor.instant } : readDate(anchor.value);
  if (date === null) return null;
  const day = settle(localDayOfValue(zone, date) + offsetDays, on, offsetDays < 0 ? -1 : 1, calendar);
  const at = instantAt(zone, day, timeMsOf(time));
  return on === 'working' && !isCovered(calendar, day) ? { at, day, guessed: true } : { at, day };
}

/** Away from the anchor: what comes before a date must not slip to it, or past it, over a weekend. */
function settle(from: LocalDay, on: AnchoredTime['on'], step: 1 | -1, calendar: WorkingCalendar | undefined): LocalDay {
  if (on === undefined || on === 'any') return from;
  const fits = (day: LocalDay) => (on === 'weekdays' ? weekdayOf(day) <= 5 : isWorkingDay(calendar, day));
  let day = from;
  for (let tried = 0; !fits(day) && tried < mostDaysOff; tried++) day += step;
  return day;
}
