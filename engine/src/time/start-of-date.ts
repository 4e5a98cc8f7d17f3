import type { Instant } from '../instant.ts';
import { readDate } from './local-day.ts';
import { instantAt } from './local-instant.ts';

/** When a date `YYYY-MM-DD` begins in a zone; null for what is no date. */
export function startOfDate(zone: string, date: string): Instant | null {
  const read = readDate(date);
  return read?.type === 'day' ? instantAt(zone, read.day, 0) : null;
}
