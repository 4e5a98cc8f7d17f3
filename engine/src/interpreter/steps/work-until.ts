// The instant of a deadline that people have, and what a pause does to it.
import type { Instant } from '../../instant.ts';
import { isDuration, type WorkDeadline } from '../../steps/work-deadline.ts';
import type { Moment } from '../behaviour.ts';
import { anchoredMoment, localMoment } from '../deadline.ts';
import { afterOnClock } from './on-clock.ts';

/** Null: none, or one around a date that is not there. `from`: where a duration is counted from. */
export function workUntil(moment: Moment, deadline: WorkDeadline | null, clock: 'wall' | 'working' | undefined, from: Instant): Instant | null {
  if (deadline === null) return null;
  if (isDuration(deadline)) return afterOnClock(clock, moment, from, deadline);
  return deadline.type === 'at' ? localMoment(moment, deadline, moment.at).at : (anchoredMoment(moment, deadline)?.at ?? null);
}

/** A pause that prolongs: a time of day that came meanwhile is the next one, a date stays where it is. */
export function workUntilAfter(moment: Moment, deadline: WorkDeadline | null, dueAt: Instant, later: (instant: Instant) => Instant): Instant {
  if (deadline === null || isDuration(deadline)) return later(dueAt);
  return deadline.type === 'date' || dueAt > moment.at ? dueAt : localMoment(moment, deadline, moment.at).at;
}

/** Around a date, or at a time of day that is now: nobody is asked for what can no longer be answered. */
export function isPast({ at }: Moment, deadline: WorkDeadline | null, dueAt: Instant | null): dueAt is Instant {
  return dueAt !== null && dueAt <= at && deadline !== null && !isDuration(deadline);
}
