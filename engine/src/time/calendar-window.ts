// Where a window of a condition begins and ends, and when something that happened falls out of it.
import type { Window } from '../condition/condition.ts';
import type { Instant } from '../instant.ts';
import type { Json } from '../json.ts';
import { dayMs, formatLocalDay, type LocalDay, readDate, weekdayOf } from './local-day.ts';
import { instantAt } from './local-instant.ts';
import { clampInstant, offsetSpanAt } from './zone-offset.ts';

export type MovingWindow = Extract<Window, { type: 'last' | 'calendar' }>;
export type PreviousWindow = Extract<Window, { type: 'previous' }>;
type Unit = PreviousWindow['unit'];

const hourMs = 3_600_000;
// The dates that the language can name, years 1 to 9999.
const firstDay = -719_162;
const lastDay = 2_932_896;

/**
 * The last n hours elapse, the last n days begin at this local time n days ago; a calendar unit at its local midnight.
 * It never moves back: while clocks show an hour for the second time, it stays where it was when they went back.
 */
export function windowStart(zone: string, at: Instant, window: MovingWindow): Instant {
  if (window.type === 'last') {
    if (window.unit === 'hours') return clampInstant(at - window.amount * hourMs);
    return atWallClock(zone, latestWallClock(zone, at) - daysOf(window) * dayMs);
  }
  const own = window.zone ?? zone;
  return instantAt(own, firstDayOf(window.unit, latestDay(own, at)), 0);
}

/** The unit before the one that it is: from its first instant up to that of this one, which is no part of it. Neither ever moves back. */
export function previousSpan(zone: string, at: Instant, { unit, zone: named = zone }: PreviousWindow): { readonly since: Instant; readonly until: Instant } {
  const first = firstDayOf(unit, latestDay(named, at));
  return { since: instantAt(named, firstDayOf(unit, first - 1), 0), until: instantAt(named, first, 0) };
}

/** When it becomes another one, next and then once more: what happened so far stands in none after that. */
export function previousTurns(zone: string, at: Instant, { unit, zone: named = zone }: PreviousWindow): readonly [Instant, Instant] {
  const next = nextFirstDay(unit, latestDay(named, at));
  return [instantAt(named, next, 0), instantAt(named, nextFirstDay(unit, next), 0)];
}

/** Where a window begins that a value says: an instant, or the local midnight of a date; null where it is neither. */
export function instantOfStart(zone: string, value: Json | undefined): Instant | null {
  const date = readDate(value);
  if (date === null) return null;
  return date.type === 'instant' ? date.at : instantAt(zone, date.day, 0);
}

/** The first instant at which the window no longer reaches back to `occurredAt`. */
export function windowLeaves(zone: string, occurredAt: Instant, window: MovingWindow): Instant {
  if (window.type === 'last') {
    if (window.unit === 'hours') return clampInstant(occurredAt + window.amount * hourMs + 1);
    return atWallClock(zone, wallClockPast(zone, occurredAt) + daysOf(window) * dayMs);
  }
  const own = window.zone ?? zone;
  let day = latestDay(own, occurredAt);
  // Nearly always the next beginning; where midnight comes twice, the one after.
  do day = nextFirstDay(window.unit, day);
  while (instantAt(own, day, 0) <= occurredAt);
  return instantAt(own, day, 0);
}

/** The local date that it is, or already was before clocks went back over midnight. */
export function latestDay(zone: string, at: Instant): LocalDay {
  return Math.floor(latestWallClock(zone, at) / dayMs);
}

/** The latest that the zone's clocks have shown up to now. */
function latestWallClock(zone: string, at: Instant): number {
  const bounded = clampInstant(at);
  const { from, offsetMs } = offsetSpanAt(zone, bounded);
  const shown = bounded + offsetMs;
  if (from === Number.NEGATIVE_INFINITY) return shown;
  return Math.max(shown, from + offsetSpanAt(zone, from - 1).offsetMs);
}

/** The first reading of the clock whose instant is later than this one. */
function wallClockPast(zone: string, at: Instant): number {
  const shown = clampInstant(at) + offsetSpanAt(zone, clampInstant(at)).offsetMs;
  const latest = latestWallClock(zone, at);
  return latest > shown ? latest : shown + 1;
}

function atWallClock(zone: string, wallClock: number): Instant {
  const day = Math.floor(wallClock / dayMs);
  return instantAt(zone, Math.min(Math.max(day, firstDay), lastDay), wallClock - day * dayMs);
}

function daysOf({ amount, unit }: Extract<Window, { type: 'last' }>): number {
  return unit === 'weeks' ? amount * 7 : amount;
}

function firstDayOf(unit: Unit, day: LocalDay): LocalDay {
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return day - weekdayOf(day) + 1;
    case 'month':
      return day - Number(formatLocalDay(day).slice(8)) + 1;
  }
}

function nextFirstDay(unit: Unit, day: LocalDay): LocalDay {
  switch (unit) {
    case 'day':
      return day + 1;
    case 'week':
      return firstDayOf('week', day) + 7;
    case 'month':
      // The 1st plus 31 days is in the next month, whichever it is.
      return firstDayOf('month', firstDayOf('month', day) + 31);
  }
}
