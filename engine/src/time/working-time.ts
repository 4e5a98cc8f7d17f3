// A clock that runs only while people work: minutes and hours elapse in working hours, days are counted in working days.
import type { Instant } from '../instant.ts';
import type { Duration, Weekday } from '../steps/step-config.ts';
import { addDuration } from './duration.ts';
import { dayMs, type LocalDay, localDayOf, timeMsOf, wallClockOf, weekdayOf } from './local-day.ts';
import { instantAt } from './local-instant.ts';
import { isWorkingDay, type WorkingCalendar } from './working-calendar.ts';
import { latestInstant } from './zone-offset.ts';

/** When the workspace works: `from` and `to` are `HH:mm` of one day, `from` the earlier. */
export interface WorkingHours {
  readonly zone: string;
  readonly weekdays: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}

/** Where nobody has said otherwise. */
export function usualWorkingHours(zone: string): WorkingHours {
  return { zone, weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };
}

interface Week {
  readonly hours: WorkingHours;
  readonly calendar: WorkingCalendar | undefined;
}

const minuteMs = 60_000;
/** A century: past it there is no answer. */
const mostDays = 40_000;

export function addWorkingTime(hours: WorkingHours, at: Instant, duration: Duration, calendar?: WorkingCalendar): Instant {
  const { amount, unit } = duration;
  switch (unit) {
    case 'minutes':
      return addWorked({ hours, calendar }, at, amount * minuteMs);
    case 'hours':
      return addWorked({ hours, calendar }, at, amount * 60 * minuteMs);
    case 'days':
      return addWorkingDays({ hours, calendar }, at, amount);
    case 'weeks':
    case 'months':
      return nextWorkingMoment(hours, addDuration(hours.zone, at, duration), calendar);
  }
}

/** The moment itself where people are at work then, else the next opening. */
export function nextWorkingMoment(hours: WorkingHours, at: Instant, calendar?: WorkingCalendar): Instant {
  for (const { opens, closes } of shifts({ hours, calendar }, at)) if (at < closes) return Math.max(at, opens);
  return latestInstant;
}

function addWorked(week: Week, at: Instant, ms: number): Instant {
  let left = ms;
  for (const { opens, closes } of shifts(week, at)) {
    const begins = Math.max(at, opens);
    if (begins >= closes) continue;
    // What ends with the day ends this evening, not tomorrow morning.
    if (left <= closes - begins) return begins + left;
    left -= closes - begins;
  }
  return latestInstant;
}

/** The same local time so many working days later; what begins outside of working hours begins when they do. */
function addWorkingDays({ hours, calendar }: Week, at: Instant, days: number): Instant {
  const begins = nextWorkingMoment(hours, at, calendar);
  const today = localDayOf(hours.zone, begins);
  let left = days;
  for (let day = today; day < today + mostDays; day++) {
    if (!isWorked(hours, calendar, day)) continue;
    if (left === 0) return instantAt(hours.zone, day, wallClockOf(hours.zone, begins) - today * dayMs);
    left -= 1;
  }
  return latestInstant;
}

/** The calendar's exceptions count, holidays and the weekends that are worked for them; else the workspace's own week. */
function isWorked({ weekdays }: WorkingHours, calendar: WorkingCalendar | undefined, day: LocalDay): boolean {
  const weekday = weekdayOf(day);
  const says = isWorkingDay(calendar, day);
  return says === weekday <= 5 ? weekdays.includes(weekday as Weekday) : says;
}

function* shifts({ hours, calendar }: Week, at: Instant): Generator<{ readonly opens: Instant; readonly closes: Instant }> {
  const { zone, from, to } = hours;
  const today = localDayOf(zone, at);
  for (let day = today; day < today + mostDays; day++) {
    if (isWorked(hours, calendar, day)) yield { opens: instantAt(zone, day, timeMsOf(from)), closes: instantAt(zone, day, timeMsOf(to)) };
  }
}
