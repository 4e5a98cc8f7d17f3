// Local dates as whole numbers: days since 1970-01-01, so that calendar arithmetic is integer arithmetic.
import type { Instant } from '../instant.ts';
import type { Json } from '../json.ts';
import { clampInstant, offsetSpanAt } from './zone-offset.ts';

/** Days since 1970-01-01, of a calendar date without a zone. */
export type LocalDay = number;

export const dayMs = 86_400_000;

/** Milliseconds of the wall clock: the local date and time read as if it were UTC. */
export function wallClockOf(zone: string, at: Instant): number {
  const bounded = clampInstant(at);
  return bounded + offsetSpanAt(zone, bounded).offsetMs;
}

export function localDayOf(zone: string, at: Instant): LocalDay {
  return Math.floor(wallClockOf(zone, at) / dayMs);
}

/** Milliseconds after midnight of `HH:mm`. */
export function timeMsOf(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * 60_000;
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: LocalDay): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** `2026-11-24` */
export function formatLocalDay(day: LocalDay): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

export function dayFromDate(year: number, month: number, dayOfMonth: number): LocalDay {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  return Math.round(date.getTime() / dayMs);
}

/** The same day of the month that many months on; the 31st clamps to the month's end, 29 February to the 28th. */
export function addMonths(day: LocalDay, months: number): LocalDay {
  const date = new Date(day * dayMs);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const year = Math.floor(month / 12);
  const first = dayFromDate(year, month - year * 12 + 1, 1);
  const next = dayFromDate(year, month - year * 12 + 2, 1);
  return Math.min(first + date.getUTCDate() - 1, next - 1);
}

const plainDate = /^(\d{4})-(\d{2})-(\d{2})$/;
const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A calendar date, or a point in time; null is neither. */
export type DateValue = { readonly type: 'day'; readonly day: LocalDay } | { readonly type: 'instant'; readonly at: Instant };

/** Reads `YYYY-MM-DD` or an ISO instant with its offset. A date that does not exist, such as 30 February, is null. */
export function readDate(value: Json | undefined): DateValue | null {
  if (typeof value !== 'string' || value.length < 10 || value.length > 40) return null;
  const date = plainDate.exec(value.slice(0, 10));
  if (date === null) return null;
  const month = Number(date[2]);
  const day = dayFromDate(Number(date[1]), month, Number(date[3]));
  if (Number(date[1]) === 0 || formatLocalDay(day) !== date[0]) return null;
  if (value.length === 10) return { type: 'day', day };
  if (!isoInstant.test(value)) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : { type: 'instant', at };
}

export function localDayOfValue(zone: string, value: DateValue): LocalDay {
  return value.type === 'day' ? value.day : localDayOf(zone, value.at);
}
