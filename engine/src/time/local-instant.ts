// From the wall clock to the instant: what a local date and time means where clocks are put forward and back.
import type { Instant } from '../instant.ts';
import { dayMs, type LocalDay } from './local-day.ts';
import { clampInstant, offsetSpanAt } from './zone-offset.ts';

// No zone is further from UTC than this, nor ever was.
const widestOffsetMs = 26 * 3_600_000;

/**
 * The instant at which clocks of the zone show this. A local time that does not exist is the first instant after the
 * gap; one that exists twice is the first.
 */
export function instantAt(zone: string, day: LocalDay, msOfDay: number): Instant {
  const wallClock = day * dayMs + msOfDay;
  let span = offsetSpanAt(zone, clampInstant(wallClock - widestOffsetMs));
  for (;;) {
    const at = wallClock - span.offsetMs;
    if (at < span.from) return clampInstant(span.from);
    if (at < span.to) return clampInstant(at);
    span = offsetSpanAt(zone, span.to);
  }
}
