// Dates and times as the browser's fields write them, in the zone of the member who is simulated.
import { type Instant, instantAt, timeMsOf, wallClockOf } from '@sopwith/engine';

const DAY_MS = 86_400_000;
const LOCAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/;

/** Null: no date and time. */
export function instantOf(local: string, zone: string): Instant | null {
  return onDay(local, zone, 1, LOCAL.exec(local)?.[2] ?? '');
}

/** The nth day from that of `local`, which is the first, at a time of day. */
export function onDay(local: string, zone: string, day: number, time: string): Instant | null {
  const date = LOCAL.exec(local)?.[1];
  const midnight = date === undefined ? Number.NaN : Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  return instantAt(zone, midnight / DAY_MS + day - 1, timeMsOf(time));
}

export function dateIn(zone: string, at: Instant): string {
  return new Date(wallClockOf(zone, at)).toISOString().slice(0, 10);
}
