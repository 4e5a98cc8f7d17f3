// Whether someone who was in a flow before may enter it again. Applies within one key.
import type { Reentry } from './document/flow-document.ts';
import type { Instant } from './instant.ts';
import type { RunStatus } from './interpreter/run-state.ts';
import { addDuration } from './time/duration.ts';

export interface PreviousRun {
  readonly status: RunStatus;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
}

export type ReentryVerdict = { readonly enroll: true } | { readonly enroll: false; readonly reason: 'alreadyIn' | 'onlyOnce' | 'tooSoon' };

/** Semantics 3: `afterDays` are steps on the calendar of whom it is about, from the end of the last run. Nobody is in twice at once. */
export function judgeReentry(reentry: Reentry, previousRuns: readonly PreviousRun[], at: Instant, zone: string): ReentryVerdict {
  if (previousRuns.some(({ status }) => status === 'new' || status === 'active')) return { enroll: false, reason: 'alreadyIn' };
  if (previousRuns.length === 0) return { enroll: true };
  switch (reentry.type) {
    case 'never':
      return { enroll: false, reason: 'onlyOnce' };
    case 'afterEnd':
      return { enroll: true };
    case 'afterDays': {
      const lastEnd = Math.max(...previousRuns.map(({ startedAt, endedAt }) => endedAt ?? startedAt));
      return at >= addDuration(zone, lastEnd, { amount: reentry.days, unit: 'days' }) ? { enroll: true } : { enroll: false, reason: 'tooSoon' };
    }
  }
}
