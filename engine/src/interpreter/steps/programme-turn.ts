// When the turns of a programme open, remind, close and are judged, and what the resting token remembers of them.
import type { Instant } from '../../instant.ts';
import type { JsonObject } from '../../json.ts';
import { type ProgrammeConfig, turnsOf } from '../../steps/programme-config.ts';
import { type LocalDay, timeMsOf } from '../../time/local-day.ts';
import { instantAt } from '../../time/local-instant.ts';
import { nextLocalTime } from '../../time/next-local-time.ts';
import type { WorkingCalendar } from '../../time/working-calendar.ts';

interface Passage {
  /** Milestones that this passage through the programme has reached. Absent: none. */
  readonly reached?: readonly number[];
}

export interface BetweenTurns extends Passage {
  readonly phase: 'between';
  /** The last turn that closed, 0 before the first. */
  readonly turn: number;
  readonly opensAt: Instant;
  readonly opensOn: LocalDay;
  /** What the next turn was looked for from: its instant is not before, its local date is later. */
  readonly notBefore: Instant;
  readonly lastDay: LocalDay | null;
  readonly zone: string;
}

/** An open turn names no zone: it keeps its instants when the member's zone changes. */
export interface OpenTurn extends Passage {
  readonly phase: 'open';
  readonly turn: number;
  readonly day: LocalDay;
  /** Absent in runs from before it was kept: what is heard now is of this turn. */
  readonly opensAt?: Instant;
  readonly closesAt: Instant;
  /** Null once it has fired, when there is none, and when the turn is met. */
  readonly remindsAt: Instant | null;
  /** After that one. Absent: none. */
  readonly remindsLater?: readonly Instant[];
  readonly met: boolean;
  /** The end of the grace. Absent: the close. */
  readonly judgesAt?: Instant;
  /** The close has been, the grace has not. */
  readonly closed?: true;
}

export type TurnState = BetweenTurns | OpenTurn;

/** By whose clock and calendar. */
export interface Where {
  readonly zone: string;
  readonly calendar: WorkingCalendar | undefined;
}

// This step type is the only writer of its resting data.
export function readTurn(data: JsonObject): TurnState {
  return data as unknown as TurnState;
}

export function dueOf(state: TurnState): Instant {
  if (state.phase === 'between') return state.opensAt;
  return state.remindsAt ?? (state.closed === true ? (state.judgesAt ?? state.closesAt) : state.closesAt);
}

/** Day 1 is the first schedule instant at or after arrival; each later one has a later local date. */
export function nextTurn(
  config: ProgrammeConfig,
  { zone, calendar }: Where,
  turn: number,
  notBefore: Instant,
  lastDay: LocalDay | null,
): BetweenTurns {
  const next = nextLocalTime(zone, notBefore, config.opens, lastDay === null ? undefined : lastDay + 1, calendar);
  return { phase: 'between', turn, opensAt: next.at, opensOn: next.day, notBefore, lastDay, zone };
}

/**
 * The first turn after this one, by the dates of the schedule, that is not yet over: those before it were not offered. Null: all are over.
 * It may have opened already; then it opens now, and stays open to its close.
 */
export function nextUnclosed(
  config: ProgrammeConfig,
  { zone, calendar }: Where,
  turn: number,
  lastDay: LocalDay,
  now: Instant,
): BetweenTurns | null {
  let day = lastDay;
  for (let passed = turn; passed < turnsOf(config); passed++) {
    const next = nextLocalTime(zone, Number.NEGATIVE_INFINITY, config.opens, day + 1, calendar);
    if (timeOfTurn(config, zone, next.day, config.closes) > now) {
      return { phase: 'between', turn: passed, opensAt: next.at, opensOn: next.day, notBefore: now, lastDay: day, zone };
    }
    day = next.day;
  }
  return null;
}

/** Reminders that have gone by, where a turn opens late, are not made up for. */
export function openTurn(config: ProgrammeConfig, where: Where, { turn, opensOn, opensAt, reached }: BetweenTurns, now: Instant): OpenTurn {
  const { zone } = where;
  const closesAt = timeOfTurn(config, zone, opensOn, config.closes);
  const [remindsAt = null, ...later] = remindersOf(config, zone, opensOn, closesAt).filter((at) => at >= now || opensAt >= now);
  const judgesAt = judgesAtOf(config, where, opensOn, closesAt);
  return {
    phase: 'open',
    turn: turn + 1,
    day: opensOn,
    opensAt,
    closesAt,
    remindsAt,
    ...(later.length === 0 ? {} : { remindsLater: later }),
    met: false,
    ...(judgesAt === closesAt ? {} : { judgesAt }),
    ...(reached === undefined ? {} : { reached }),
  };
}

function remindersOf({ remindsAt, opens }: ProgrammeConfig, zone: string, opensOn: LocalDay, closesAt: Instant): readonly Instant[] {
  if (remindsAt === null) return [];
  const times = typeof remindsAt === 'string' ? [remindsAt] : remindsAt;
  const instants = times.map((time) => timeOfTurn({ opens }, zone, opensOn, time)).filter((at) => at < closesAt);
  return instants.sort((a, b) => a - b);
}

/** The grace ends at the latest when the next turn opens: a day of 23 hours must not take a turn away. */
function judgesAtOf(config: ProgrammeConfig, { zone, calendar }: Where, opensOn: LocalDay, closesAt: Instant): Instant {
  const { graceMinutes = 0 } = config;
  if (graceMinutes === 0) return closesAt;
  const next = nextLocalTime(zone, closesAt, config.opens, opensOn + 1, calendar);
  return Math.min(closesAt + graceMinutes * 60_000, next.at);
}

// On the day of the opening, or on the next one where it is not after the opening.
function timeOfTurn({ opens }: Pick<ProgrammeConfig, 'opens'>, zone: string, opensOn: LocalDay, time: string): Instant {
  const day = timeMsOf(time) > timeMsOf(opens.time) ? opensOn : opensOn + 1;
  return instantAt(zone, day, timeMsOf(time));
}
