// A simulated run that somebody pauses: nothing moves it until they let it go on, and then it hears what becomes of its timers.
import type { Instant } from '../instant.ts';
import type { Elapsed, Input } from '../interpreter/input.ts';
import { nextDue } from '../interpreter/next-due.ts';
import type { RunState } from '../interpreter/run-state.ts';

export interface Standstill {
  readonly from: Instant;
  /** When it goes on; later than the simulation's end: not any more. */
  readonly until: Instant;
  readonly elapsed: Elapsed;
  readonly by: string;
}

/**
 * The next of these, in their order, that comes between the run and what would move it: the run goes on at its end. Taken out of the list,
 * as are those that the run hears nothing of, because nothing was missed.
 */
export function nextStandstill(stills: Standstill[], run: RunState, input: Input | undefined): Standstill | null {
  const due = nextDue(run);
  const first = Math.min(due ?? Number.POSITIVE_INFINITY, input?.at ?? Number.POSITIVE_INFINITY);
  for (let still = stills[0]; still !== undefined && first >= still.from; still = stills[0]) {
    stills.shift();
    const rang = due !== null && (still.elapsed === 'retime' || due <= still.until);
    if (rang || (input !== undefined && input.at < still.until)) return still;
  }
  return null;
}
