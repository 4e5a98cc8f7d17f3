// Which days are worked. A calendar knows the days of the years that it covers, and says where its knowledge ends.
import type { Bilingual } from '../catalog/step-manifest.ts';
import { type LocalDay, readDate, weekdayOf } from './local-day.ts';

export interface WorkingCalendar {
  readonly id: string;
  readonly title: Bilingual;
  /** The first and the last date that it knows, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  /** Days from Monday to Friday that are not worked. */
  readonly off: readonly string[];
  /** Saturdays and Sundays that are: 调休. */
  readonly worked: readonly string[];
}

interface KnownDays {
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly off: ReadonlySet<LocalDay>;
  readonly worked: ReadonlySet<LocalDay>;
}

// A pure memo: the days as numbers, for a calendar is asked for every wait of every member.
const known = new WeakMap<WorkingCalendar, KnownDays>();

/** Outside of what the calendar covers, and without one: Monday to Friday. */
export function isWorkingDay(calendar: WorkingCalendar | undefined, day: LocalDay): boolean {
  const isWeekday = weekdayOf(day) <= 5;
  if (calendar === undefined) return isWeekday;
  const { from, to, off, worked } = knownDays(calendar);
  if (day < from || day > to) return isWeekday;
  return isWeekday ? !off.has(day) : worked.has(day);
}

export function isCovered(calendar: WorkingCalendar | undefined, day: LocalDay): boolean {
  if (calendar === undefined) return false;
  const { from, to } = knownDays(calendar);
  return day >= from && day <= to;
}

function knownDays(calendar: WorkingCalendar): KnownDays {
  let days = known.get(calendar);
  if (days === undefined) {
    days = {
      from: dayOf(calendar.from),
      to: dayOf(calendar.to),
      off: new Set(calendar.off.map(dayOf)),
      worked: new Set(calendar.worked.map(dayOf)),
    };
    known.set(calendar, days);
  }
  return days;
}

/** Throws for what is no date: a calendar is checked where it comes in. */
export function dayOf(date: string): LocalDay {
  const value = readDate(date);
  if (value?.type !== 'day') throw new Error(`Expected a date YYYY-MM-DD, found ${JSON.stringify(date)}.`);
  return value.day;
}
