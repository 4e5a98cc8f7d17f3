// Which offset a zone has at an instant, exactly, and fast enough to be asked for every transition.
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../instant.ts';

/** A stretch of time in which a zone keeps one offset: [from, to). */
export interface OffsetSpan {
  readonly from: Instant;
  readonly to: Instant;
  readonly offsetMs: number;
}

/** What dates the language can name: years 1 to 9999. Instants outside are taken as these. */
export const earliestInstant: Instant = -719_162 * 86_400_000;
export const latestInstant: Instant = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

// A pure memo: zones are few, and spans of one zone that real flows touch are fewer. Cleared when someone asks for centuries.
const spansByZone = new Map<string, OffsetSpan[]>();
const mostZones = 1_000;
const mostSpansPerZone = 400;

/** Throws a RangeError for a zone that does not exist. */
export function offsetSpanAt(zone: string, at: Instant): OffsetSpan {
  let spans = spansByZone.get(zone);
  if (spans === undefined) {
    if (spansByZone.size >= mostZones) spansByZone.clear();
    spans = [];
    spansByZone.set(zone, spans);
  }
  for (let i = 0; i < spans.length; i++) {
    const span = spans[i] as OffsetSpan;
    if (at >= span.from && at < span.to) {
      // The span asked for last is first: nearly every question is about the same half year.
      if (i > 0) {
        spans[i] = spans[0] as OffsetSpan;
        spans[0] = span;
      }
      return span;
    }
  }
  const span = findSpan(zone, at);
  if (spans.length >= mostSpansPerZone) spans.length = 0;
  spans.unshift(span);
  return span;
}

function findSpan(zone: string, at: Instant): OffsetSpan {
  const bounded = clampInstant(at);
  const moment = Temporal.Instant.fromEpochMilliseconds(Math.floor(bounded)).toZonedDateTimeISO(zone);
  // *Previous* is strictly before, so it is asked from one millisecond later.
  const from = moment.add({ milliseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? Number.NEGATIVE_INFINITY;
  const to = moment.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
  return {
    from: bounded > at ? Number.NEGATIVE_INFINITY : from,
    to: bounded < at ? Number.POSITIVE_INFINITY : to,
    offsetMs: moment.offsetNanoseconds / 1_000_000,
  };
}

export function clampInstant(at: Instant): Instant {
  return Math.min(Math.max(at, earliestInstant), latestInstant);
}

export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
