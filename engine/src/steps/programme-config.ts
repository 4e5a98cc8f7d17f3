// The settings of a programme. What is optional came later than the step: without it a programme does what it always did.
import type { Condition } from '../condition/condition.ts';
import type { Anchor, LocalTime } from './step-config.ts';

/** What became of one turn; *held*: there was nothing to be done in it. */
export type TurnResult = 'met' | 'missed' | 'madeUp' | 'notOffered' | 'held';

/** One row of the content table; the id stays while texts are mended, and ties results to rows from version to version. */
export interface ProgrammeRow {
  readonly id: string;
  readonly [column: string]: string | number | boolean;
}

export interface MakeUp {
  /** How many missed turns a member may make up. */
  readonly cards: number;
  /** At the turn's end, without being asked. */
  readonly automatic: boolean;
  /** The event by which a member makes one up: of the turn that its property `day` numbers, else of the latest missed. Null: none. */
  readonly event: string | null;
}

/**
 * `programme` → done, left; paths open, remind, met, missed, and where they are set nudge, madeUp, milestone-n, which run inside a turn and
 * end with it (those that follow on its result at the latest when the next turn opens). Variables `day` (the turn's number, from 1), `row`,
 * `streak`, `missedInRow`, `missedTotal`, `cards`, `milestone`, `dayList` (per turn: what became of it).
 */
export interface ProgrammeConfig {
  /** How many turns; with rows their number counts. */
  readonly turns: number;
  readonly rows?: readonly ProgrammeRow[];
  readonly opens: LocalTime;
  /** `HH:mm` of the same local day, or of the next one where it is not after the opening. */
  readonly closes: string;
  /** So long after the close it still hears of what happened before it. */
  readonly graceMinutes?: number;
  /** `HH:mm` between opening and closing, one or several, or null. They fire only while not yet met. */
  readonly remindsAt: string | readonly string[] | null;
  /** What somebody does in a turn. Null: nothing, as in a group’s; then no turn is met or missed, and every reminder comes. */
  readonly met: { readonly event: string; readonly where?: Condition } | null;
  /** The day of everybody's first turn. Absent or null: each has days of their own, from arrival. */
  readonly startsOn?: Anchor | null;
  readonly makeUp?: MakeUp | null;
  /** Streaks that open a path of their own, each once. */
  readonly milestones?: readonly number[];
  /** So many missed in a row open the path `nudge`. */
  readonly nudgeAfterMissed?: number | null;
  /** Leave (outcome `left`) once so many turns were missed; null: never. */
  readonly leaveAfterMissed: number | null;
}

export function turnsOf({ rows, turns }: Pick<ProgrammeConfig, 'rows' | 'turns'>): number {
  return rows === undefined || rows.length === 0 ? turns : rows.length;
}

export function milestonePath(streak: number): string {
  return `milestone-${streak}`;
}
