// How long after an attempt that failed for the moment the next one comes. Pure.
import type { ChannelKind } from './channel-port.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const PAUSES: Readonly<Record<ChannelKind, readonly number[]>> = {
  /** A server that defers mail asks for minutes, and says the same for hours. */
  email: [30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR],
  /** As the Standard Webhooks specification publishes it. */
  webhook: [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR],
};

/** `tries` counts from 1. Null: that was the last. */
export function pauseAfter(kind: ChannelKind, tries: number): number | null {
  return PAUSES[kind][tries - 1] ?? null;
}
