// How long a turn goes on. Pure.
//
// To begin a turn costs the Temporal server more than a batch costs the database, so a turn that has found work stays a
// little and looks again: under load a lane then takes what came within some hundredths of a second in one batch, and
// goes through the server twice in two seconds instead of with every event.

export interface TurnSoFar {
  /** Runs of the batch that was just committed. */
  readonly runs: number;
  /** It made runs runnable: they are taken at once. */
  readonly woke: boolean;
  /** Acts to start: nobody waits with those. */
  readonly acts: number;
  /** Empty batches in a row. */
  readonly empty: number;
  /** Some batch of this turn found work. */
  readonly worked: boolean;
  /** A lane of one run: what comes next for it seldom comes soon. */
  readonly perRun: boolean;
  /** Time is driven: as soon as everything due is done, the clock moves on to what is due next. */
  readonly driven: boolean;
  /** The turn has lasted as long as it may. */
  readonly over: boolean;
}

/** `more`: the turn ends, and the next one begins at once. */
export type NextMove = 'again' | 'gather' | 'end' | 'more';

const [GATHER_MS, MORE_MS_A_RUN, GATHER_MOST_MS] = [40, 4, 200];

/**
 * How long a lane waits for more to come. One that just had many to move waits longer: what a batch costs by itself is then
 * shared by all that came meanwhile, while one that is called now and then answers as soon as ever.
 */
export function gatherMs({ driven, runs }: Pick<TurnSoFar, 'driven' | 'runs'>): number {
  return driven ? 15 : Math.min(GATHER_MOST_MS, GATHER_MS + MORE_MS_A_RUN * runs);
}

/** Batches smaller than this are worth waiting for a few more. */
const SMALL = 250;
const EMPTY_LOOKS = 2;
/** More acts than this wait for the next turn, so that its payload stays small. */
export const ACTS_PER_TURN = 500;

export function nextMove({ runs, woke, acts, empty, worked, perRun, driven, over }: TurnSoFar): NextMove {
  if (runs > 0 && (over || acts >= ACTS_PER_TURN)) return 'more';
  if (runs >= SMALL || woke) return 'again';
  if (acts > 0 || perRun) return runs > 0 ? 'again' : 'end';
  if (over || !worked || (empty >= EMPTY_LOOKS && !driven)) return 'end';
  return 'gather';
}
