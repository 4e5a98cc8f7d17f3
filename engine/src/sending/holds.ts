// Holds: purposes that an audience gets nothing of for a while, by a key. Whoever sends asks which of them cover a recipient.
import type { Instant } from '../instant.ts';
import type { Purpose } from './sending-policy.ts';

/** What can be held. A crisis and a reply cannot wait. */
export const HOLDABLE_PURPOSES = ['marketing', 'reminder', 'programme', 'service'] as const satisfies readonly Purpose[];
export type HoldablePurpose = (typeof HOLDABLE_PURPOSES)[number];

export const HOLD_AUDIENCES = ['incident', 'community', 'segment', 'member', 'everyone'] as const;
export type HoldAudience = (typeof HOLD_AUDIENCES)[number];

/** Nothing is held for longer: a release that was forgotten must not silence anybody for good. */
export const LONGEST_HOLD_DAYS = 14;

/** A hold as whoever sends sees it. */
export interface ActiveHold {
  readonly key: string;
  readonly purposes: readonly Purpose[];
  readonly until: Instant;
  /** A kill switch: it is thrown by hand, holds every purpose, and has no end of its own. */
  readonly isStop?: boolean;
}

/** Holds by different keys are counted one by one: what two incidents hold is free when both have let go, or run out. */
export function heldUntil(holds: readonly ActiveHold[], purpose: Purpose, at: Instant): Instant | null {
  const until = holds.reduce((latest, hold) => (hold.purposes.includes(purpose) && hold.until > at ? Math.max(latest, hold.until) : latest), 0);
  return until === 0 ? null : until;
}
