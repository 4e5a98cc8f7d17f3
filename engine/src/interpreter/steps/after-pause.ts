// What a pause does to deadlines of people's work, where the waits are to be prolonged by it. Dates of the world stay where they are.
import type { Instant } from '../../instant.ts';
import type { Anchor } from '../../steps/step-config.ts';
import type { Moment, Pause } from '../behaviour.ts';

/** Later by the pause, where it had not come before; null where the times are not to be changed. */
export function prolonged({ at }: Moment, { from, elapsed }: Pause): ((instant: Instant) => Instant) | null {
  if (elapsed !== 'retime' || at <= from) return null;
  return (instant) => (instant > from ? instant + (at - from) : instant);
}

/** Whether an anchor lies in the calendar, and not in what the run itself went through. */
export function isOfTheWorld(anchor: Anchor | undefined): boolean {
  return anchor !== undefined && (anchor.type === 'date' || anchor.type === 'context' || anchor.type === 'attribute');
}
