// When the turns of a programme open, remind and close, and what the resting token remembers of them.
import type { Instant } from '../../instant.ts';
import type { JsonObject } from '../../json.ts';
import type { ProgrammeConfig } from '../../steps/step-config.ts';
import { type LocalDay, timeMsOf } from '../../time/local-day.ts';
import { instantAt } from '../../time/local-instant.ts';
import { nextLocalTime } from '../../time/next-local-time.ts';

export interface BetweenTurns {
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
export interface OpenTurn {
  readonly phase: 'open';
  readonly turn: number;
  readonly day: LocalDay;
  readonly closesAt: Instant;
  /** Null once it has fired, when there is none, and when the turn is met. */
  readonly remindsAt: Instant | null;
  readonly met: boolean;
}

export type TurnState = BetweenTurns | OpenTurn;

// This step type is the only writer of its resting data.
export function readTurn(data: JsonObject): TurnState {
  return data as unknown as TurnState;
}

export function dueOf(state: TurnState): Instant {
  return state.phase === 'between' ? state.opensAt : (state.remindsAt ?? state.closesAt);
}

/** Day 1 is the first schedule instant at or after arrival; each later one has a later local date. */
export function nextTurn(config: ProgrammeConfig, zone: string, turn: number, notBefore: Instant, lastDay: LocalDay | null): BetweenTurns {
  const next = nextLocalTime(zone, notBefore, config.opens, lastDay === null ? undefined : lastDay + 1);
  return { phase: 'between', turn, opensAt: next.at, opensOn: next.day, notBefore, lastDay, zone };
}

export function openTurn(config: ProgrammeConfig, zone: string, { turn, opensOn }: BetweenTurns): OpenTurn {
  const closesAt = timeOfTurn(config, zone, opensOn, config.closes);
  const remindsAt = config.remindsAt === null ? null : timeOfTurn(config, zone, opensOn, config.remindsAt);
  const reminds = remindsAt !== null && remindsAt < closesAt;
  return { phase: 'open', turn: turn + 1, day: opensOn, closesAt, remindsAt: reminds ? remindsAt : null, met: false };
}

// On the day of the opening, or on the next one where it is not after the opening.
function timeOfTurn(config: ProgrammeConfig, zone: string, opensOn: LocalDay, time: string): Instant {
  const day = timeMsOf(time) > timeMsOf(config.opens.time) ? opensOn : opensOn + 1;
  return instantAt(zone, day, timeMsOf(time));
}
