// What the list of results says: every number of a programme is counted from it, so that none can contradict it.
import type { Json } from '../../json.ts';
import type { TurnResult } from '../../steps/programme-config.ts';

export interface Counts {
  readonly streak: number;
  readonly missedInRow: number;
  readonly missedTotal: number;
}

/** Turns that were not offered, or in which nothing was to be done, are passed over: they neither break a streak nor add to it. */
export function countsOf(results: readonly TurnResult[]): Counts {
  let streak = 0;
  let missedInRow = 0;
  let missedTotal = 0;
  for (const result of results) {
    if (result === 'missed') {
      missedTotal++;
      missedInRow++;
      streak = 0;
    } else if (result !== 'notOffered' && result !== 'held') {
      streak++;
      missedInRow = 0;
    }
  }
  return { streak, missedInRow, missedTotal };
}

/** The list with the result of one turn, counted from 1; turns before it that nobody told of were not offered. */
export function withResult(results: readonly TurnResult[], turn: number, result: TurnResult): readonly TurnResult[] {
  return turn <= results.length ? results.with(turn - 1, result) : [...upTo(results, turn - 1), result];
}

/** At least so many turns have a result. */
export function upTo(results: readonly TurnResult[], turns: number): readonly TurnResult[] {
  return results.length >= turns ? results : [...results, ...Array.from({ length: turns - results.length }, (): TurnResult => 'notOffered')];
}

const mostTurnsBack = 3;

/** The turn that a make-up is for: the one asked for, or the latest that was missed; null where it is none that may be made up. */
export function turnToMakeUp(results: readonly TurnResult[], day: number, asked: Json | undefined): number | null {
  const isOpen = (turn: number) => turn >= 1 && turn >= day - mostTurnsBack && turn <= day && results[turn - 1] === 'missed';
  if (asked !== undefined && asked !== null) return typeof asked === 'number' && isOpen(asked) ? asked : null;
  for (let turn = day; turn >= day - mostTurnsBack; turn--) if (isOpen(turn)) return turn;
  return null;
}

/** Milestones that a streak comes to or passes on its way, and that were not reached before. */
export function milestonesCrossed(
  milestones: readonly number[],
  reached: readonly number[],
  before: number,
  after: number,
): readonly number[] {
  return milestones.filter((one) => one > before && one <= after && !reached.includes(one)).sort((a, b) => a - b);
}
