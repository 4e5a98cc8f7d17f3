// What a step type is to the interpreter: pure decisions at the moments of a token's stay.

import type { ProgramStep } from '../compile/program.ts';
import type { Condition } from '../condition/condition.ts';
import type { Evidence } from '../condition/evidence.ts';
import type { Scope } from '../condition/scope.ts';
import type { Instant } from '../instant.ts';
import type { Json, JsonObject } from '../json.ts';
import type { WorkingHours } from '../time/working-time.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import type { Command, Reason } from './command.ts';
import type { Elapsed, Input } from './input.ts';
import type { Listen, Resting, Token } from './run-state.ts';

export type EventInput = Extract<Input, { type: 'event' }>;
export type AnswerInput = Extract<Input, { type: 'answer' }>;

/** `occurredAt` says to which day it belongs. */
export interface UntakenEvent {
  readonly event: EventInput;
  readonly occurredAt: Instant;
}

/** What a step sees when it decides. */
export interface Moment {
  readonly step: ProgramStep;
  /** `<runId>/<stepId>#<visit>` */
  readonly key: string;
  readonly at: Instant;
  readonly zone: string;
  readonly workingHours: WorkingHours;
  readonly scope: Scope;
  /** When what started the run happened. */
  readonly triggeredAt: Instant;
  /** When the member last did something that the run took, or started it; kept only where the program has replies. */
  readonly actedAt: Instant;
  readonly calendar: WorkingCalendar | undefined;
  /** When the member's last event of this name up to now happened; null: none is known. */
  lastOf(event: string): Instant | null;
  /** The context field that is the run's key; null where the flow has none. */
  readonly keyField: string | null;
  /** What happened of these names up to now, since the run started, and this run has not taken, in order. */
  untaken(events: readonly string[]): readonly UntakenEvent[];
  /** Event listens narrowed to what this run's context allows. */
  listenTo(event: string, where: Condition | undefined): Listen;
  /** The events after which a condition may come out differently. */
  signals(condition: Condition): readonly Listen[];
  /** Whether it holds, and the earliest instant at which time alone can change that. */
  judge(condition: Condition): { readonly value: boolean; readonly recheckAt: Instant | null };
  /** The paths that the container of this key has opened and that are still being walked. */
  pathsOf(key: string): readonly Pick<Token, 'path' | 'locals'>[];
  /** Stops the whole advance where it depends on histories that were not loaded. */
  holds(condition: Condition, evidence?: Evidence[]): boolean;
  /** The same with the properties of an event at hand. */
  holdsFor(event: EventInput, where: Condition | undefined, evidence?: Evidence[]): boolean;
}

/** A path of a container that starts now, as a token of its own. */
export interface OpenedPath {
  readonly path: string;
  readonly reason: Reason;
  /** Variables that only this path, and what it opens, sees. */
  readonly locals?: JsonObject;
}

/** What became of the paths that a container opened. */
export interface PathsNow {
  /** Still being walked. */
  readonly living: number;
  /** Of this opening, not yet begun. */
  readonly unopened: number;
  /** Of those being walked, how many can still come to the container's join. */
  readonly canArrive: number;
  /** The names of those that are still being walked. */
  readonly paths: readonly (string | null)[];
}

interface Effects {
  readonly commands?: readonly Command[];
  /** Set before the paths start, so that they see them. */
  readonly variables?: Readonly<Record<string, Json>>;
  /** Ends these paths of this container where they are still being walked, before new ones start. */
  readonly endPaths?: readonly string[];
  readonly paths?: readonly OpenedPath[];
}

/** Stay here. A due that is not after now fires at once. */
export interface Rest extends Effects {
  readonly type: 'rest';
  readonly due: Instant | null;
  readonly listens: readonly Listen[];
  readonly data: JsonObject;
  /** Why it waits; recorded when the token arrives. */
  readonly reason: Reason;
}

/** A container that leaves ends all its paths, after those that start now have run as far as they get at once. */
export interface Leave extends Effects {
  readonly type: 'leave';
  readonly outcome: string;
  readonly reason: Reason;
  /** The event from before that was taken; nobody in this run looks back at it again. */
  readonly takes?: EventInput;
  /** Paths that are still being walked go on beside, instead of ending with their container. */
  readonly keepsPaths?: boolean;
  /** The task that was opened here stays open, though the path moves on. */
  readonly leavesTaskOpen?: boolean;
}

/** End the whole run, other paths included. */
export interface EndRun {
  readonly type: 'end';
  readonly outcome: string;
  readonly reason: Reason;
}

export type Decision = Rest | Leave | EndRun;

export interface Pause {
  readonly from: Instant;
  readonly elapsed: Elapsed;
}

/** One per step type. What a type does not define, it never needs: a wait for time has no `answer`. */
export interface Behaviour<Config> {
  arrive(config: Config, moment: Moment): Decision;
  /** Null: the event is not what this step waits for. */
  event?(config: Config, moment: Moment, event: EventInput, data: JsonObject): Decision | null;
  due?(config: Config, moment: Moment, data: JsonObject): Decision;
  answer?(config: Config, moment: Moment, answer: AnswerInput, data: JsonObject): Decision;
  /** Asked after every instant in which something happened to the run. Null: nothing follows from that for this step. */
  settle?(config: Config, moment: Moment, data: JsonObject): Decision | null;
  /** A path of this container ended or came to its join. Null: nothing follows from that. */
  pathsChanged?(config: Config, moment: Moment, paths: PathsNow, data: JsonObject): Decision | null;
  /** What must be called off when the path ends under it. */
  interrupted?(config: Config, moment: Moment, reason: Reason): readonly Command[];
  /**
   * The run was paused until the moment's `at` and goes on: when it is due now. What a type does not define here keeps its
   * due, which is later by the pause where timers are timed anew.
   */
  afterPause?(config: Config, moment: Moment, resting: Resting, pause: Pause): Pick<Rest, 'due' | 'data' | 'commands'>;
  /** The member's zone is no longer `data.zone`: the moment to wait for now, and what to remember. */
  rezoned?(config: Config, moment: Moment, data: JsonObject, due: Instant | null): Pick<Rest, 'due' | 'data'>;
  /**
   * The flow has a new version, in which this step has these settings, and the token stays. The moment's `at` is now; the
   * wait began at `resting.since.at`. What a type does not define here leaves the token as it rests.
   */
  moved?(config: Config, moment: Moment, resting: Resting, before?: Config): Pick<Rest, 'due' | 'data' | 'listens' | 'variables'>;
  /**
   * The run stood still until now, and this fell due in the meantime: a type that defines this does not make up for it,
   * however what elapsed is taken.
   */
  resumed?(config: Config, moment: Moment, data: JsonObject): Decision;
}
