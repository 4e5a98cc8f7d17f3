// One advance in progress: a working copy of the run, and what it has asked for so far. Never outlives the call.
import type { Program, ProgramStep } from '../compile/program.ts';
import type { Condition } from '../condition/condition.ts';
import { equalitiesOf } from '../condition/equalities.ts';
import { evaluate } from '../condition/evaluate.ts';
import type { Evidence } from '../condition/evidence.ts';
import { judge } from '../condition/judge.ts';
import type { Scope } from '../condition/scope.ts';
import { type Instant, isAfter, type Position } from '../instant.ts';
import type { Json, JsonObject } from '../json.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import type { WorkingHours } from '../time/working-time.ts';
import { applyLedger } from './apply-ledger.ts';
import type { EventInput, Moment } from './behaviour.ts';
import type { Command, Reason, TrailEntry } from './command.ts';
import type { Facts, HistoricEvent, MemberFacts } from './facts.ts';
import { withOwnEvent } from './own-events.ts';
import { indexOf, type ProgramIndex } from './program-index.ts';
import type { ExitWatch, Listen, RunState, RunStatus, Stopped, Token } from './run-state.ts';
import { StepMoment } from './step-moment.ts';

const noTasks: readonly string[] = [];
const noOutcomes: Readonly<Record<string, string>> = {};
const noneTaken: readonly number[] = [];

/** Thrown, and caught only by `advance`, when a decision depends on histories that were not given. */
export const historiesNeeded = new Error('Histories are needed.');

export interface Walk extends Scope {
  readonly program: Program;
  readonly index: ProgramIndex;
  readonly run: RunState;
  readonly commands: Command[];
  status: RunStatus;
  endReason: string | null;
  tokens: Token[];
  nextToken: number;
  /** The run's own until the first step is entered. */
  visits: Readonly<Record<string, number>>;
  enteredAt: Readonly<Record<string, Position>>;
  /** The run's variables, with those of the path that decides just now laid over them. */
  variables: Readonly<Record<string, Json>>;
  /** The run's variables alone. */
  shared: Readonly<Record<string, Json>>;
  outcomes: Readonly<Record<string, string>>;
  exitWatch: ExitWatch | undefined;
  tasksLeftOpen: readonly string[];
  stopped: Stopped | undefined;
  /** Catching up with a pause whose timers are skipped: until this instant nothing is said and nobody is asked. */
  silentUntil: Instant;
  taken: readonly number[];
  /** With what this advance has written laid over it: a branch sees what the same run did a step earlier. */
  member: MemberFacts;
  position: Position;
  properties: JsonObject | null;
  /** A wait that begins now listens to what comes after this: the place of what caused it, however late that is taken. */
  cause: Position;
  /** Containers that are opening paths just now, and how many are still to come. */
  opening: Map<number, number> | null;
  /** Transitions made in this instant. */
  transitions: number;
  readonly started: Position;
  /** An event of its record may change it. */
  context: JsonObject;
  updatedAt: Position | undefined;
  heard: Position | undefined;
  actedAt: Instant | undefined;
  /** With what this advance has told of the run's subject. */
  histories: Readonly<Record<string, readonly HistoricEvent[]>> | undefined;
  readonly workingHours: WorkingHours | undefined;
  readonly calendar: WorkingCalendar | undefined;
}

export function beginWalk(program: Program, run: RunState, facts: Facts): Walk {
  return {
    program,
    index: indexOf(program),
    run,
    commands: [],
    status: run.status,
    endReason: run.endReason,
    tokens: run.tokens.slice(),
    nextToken: run.nextToken,
    visits: run.visits,
    enteredAt: run.enteredAt,
    variables: run.variables,
    shared: run.variables,
    outcomes: run.outcomes ?? noOutcomes,
    exitWatch: run.exitWatch,
    tasksLeftOpen: run.tasksLeftOpen ?? noTasks,
    stopped: run.stopped,
    silentUntil: Number.NEGATIVE_INFINITY,
    taken: run.taken ?? noneTaken,
    member: facts.member,
    position: run.cursor,
    properties: null,
    cause: run.cursor,
    opening: null,
    transitions: 0,
    started: run.started,
    context: run.context,
    updatedAt: run.updatedAt,
    heard: run.heard,
    actedAt: run.actedAt,
    histories: facts.histories,
    workingHours: facts.workingHours,
    calendar: facts.calendar,
  };
}

/** The run as it stands now, with all that was taken up to the walk's position; the same object where nothing changed. */
export function finishWalk(walk: Walk): RunState {
  if (isUnchanged(walk)) return walk.run;
  const { run, status, endReason, tokens, nextToken, visits, enteredAt, shared, outcomes, exitWatch, tasksLeftOpen, taken, position } =
    walk;
  const { context, updatedAt, heard, actedAt } = walk;
  const { id, language, started, key } = run;
  const after: Writable<RunState> = {
    id,
    language,
    status,
    endReason,
    started,
    cursor: position,
    key,
    context,
    tokens,
    nextToken,
    visits,
    enteredAt,
    variables: shared,
  };
  if (run.triggeredAt !== undefined) after.triggeredAt = run.triggeredAt;
  if (updatedAt !== undefined) after.updatedAt = updatedAt;
  if (heard !== undefined) after.heard = heard;
  if (actedAt !== undefined) after.actedAt = actedAt;
  if (outcomes !== noOutcomes) after.outcomes = outcomes;
  if (exitWatch !== undefined) after.exitWatch = exitWatch;
  if (tasksLeftOpen.length > 0) after.tasksLeftOpen = tasksLeftOpen;
  if (taken.length > 0) after.taken = taken;
  if (status === 'failed' && walk.stopped !== undefined) after.stopped = walk.stopped;
  return after;
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

function isUnchanged({ run, commands, position, tokens, exitWatch, tasksLeftOpen }: Walk): boolean {
  return (
    commands.length === 0 &&
    position === run.cursor &&
    exitWatch === run.exitWatch &&
    (run.tasksLeftOpen ?? noTasks) === tasksLeftOpen &&
    tokens.every((token, i) => token === run.tokens[i])
  );
}

/** Moves on in time; what is taken late happens where the walk already is. */
export function moveTo(walk: Walk, position: Position): void {
  if (position.at > walk.position.at) walk.transitions = 0;
  if (isAfter(position, walk.position)) walk.position = position;
}

export function record(
  walk: Walk,
  kind: TrailEntry['kind'],
  step: string | null,
  visit: number,
  outcome: string | null,
  reason: Reason,
): void {
  walk.commands.push({ type: 'record', entry: { at: walk.position.at, kind, step, visit, outcome, reason } });
}

export function perform(walk: Walk, commands: readonly Command[] | undefined): void {
  if (commands === undefined) return;
  for (const command of commands) {
    walk.commands.push(command);
    walk.member = applyLedger(walk.member, command);
    if (walk.histories !== undefined) walk.histories = withOwnEvent(walk.histories, walk.program.histories, command, walk.position);
  }
}

export function keyOfVisit(walk: Walk, step: string, visit: number): string {
  return `${walk.run.id}/${step}#${visit}`;
}

export function stepOf(walk: Walk, id: string): ProgramStep {
  const step = walk.index.steps.get(id);
  if (step === undefined) throw new Error(`Expected a step ${JSON.stringify(id)} in the program, found none.`);
  return step;
}

/** Who decides next sees the run's variables and its own path's. */
export function seeAs(walk: Walk, locals: JsonObject | undefined): void {
  walk.variables = locals === undefined ? walk.shared : { ...walk.shared, ...locals };
}

export function pathsOf(walk: Walk, key: string): readonly Token[] {
  const container = walk.tokens.find(({ resting }) => resting.key === key);
  return container === undefined ? [] : walk.tokens.filter(({ parent }) => parent === container.id);
}

/** What the step of a path sees, with the locals of that path. */
export function momentOf(walk: Walk, step: ProgramStep, key: string, locals: JsonObject | undefined): Moment {
  seeAs(walk, locals);
  return new StepMoment(walk, step, key);
}

export function listenOf(event: string, where: Condition | undefined, run: { readonly context: JsonObject }): Listen {
  const match = equalitiesOf(where, run);
  return match === undefined ? { event } : { event, match };
}

export function holdsForEvent(walk: Walk, event: EventInput, where: Condition, evidence?: Evidence[]): boolean {
  walk.properties = event.properties;
  const holds = holdsIn(walk, where, evidence);
  walk.properties = null;
  return holds;
}

export function holdsIn(walk: Walk, condition: Condition, evidence?: Evidence[]): boolean {
  const verdict = evaluate(condition, walk, evidence);
  if (verdict === 'unknown') throw historiesNeeded;
  return verdict;
}

/** Whether it holds where the walk stands, and when time alone can change that. */
export function judgeIn(walk: Walk, condition: Condition): { readonly value: boolean; readonly recheckAt: Instant | null } {
  const { value, recheckAt } = judge(condition, walk);
  if (value === 'unknown') throw historiesNeeded;
  return { value, recheckAt };
}
