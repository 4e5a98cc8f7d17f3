// `T-3 09:00`: a local date counted from an anchor's local date, at a time of the member's clock.
import type { Instant } from '../instant.ts';
import type { Json } from '../json.ts';
import { type DateValue, localDayOfValue, readDate, timeMsOf } from './local-day.ts';
import { instantAt } from './local-instant.ts';

/** Null where the anchor has no date. Numbers are instants only where the language made them: run start, a step. */
export function anchoredInstant(
  zone: string,
  anchor: { readonly instant: Instant } | { readonly value: Json | undefined },
  offsetDays: number,
  time: string,
): Instant | null {
  const date: DateValue | null = 'instant' in anchor ? { type: 'instant', at: anchor.instant } : readDate(anchor.value);
  if (date === null) return null;
  return instantAt(zone, localDayOfValue(zone, date) + offsetDays, timeMsOf(time));
}
