import type { Instant } from '../../instant.ts';
import type { Duration } from '../../steps/step-config.ts';
import { addDuration } from '../../time/duration.ts';
import { addWorkingTime } from '../../time/working-time.ts';
import type { Moment } from '../behaviour.ts';

/** So long after a moment, on the clock that a step is set to. */
export function afterOnClock(clock: 'wall' | 'working' | undefined, moment: Moment, from: Instant, duration: Duration): Instant {
  return clock === 'working' ? addWorkingTime(moment.workingHours, from, duration, moment.calendar) : addDuration(moment.zone, from, duration);
}
