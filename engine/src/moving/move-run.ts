// Takes a run from one version of its flow to another. Pure, as `advance` is: what it gives is written by the same shell.
import { canonicalJson } from '../compile/canonical-json.ts';
import type { Program } from '../compile/program.ts';
import type { Command } from '../interpreter/command.ts';
import { endRun, interrupt } from '../interpreter/end-path.ts';
import { exitKey, exitListens, settleExits } from '../interpreter/exit-rules.ts';
import type { Facts } from '../interpreter/facts.ts';
import { because } from '../interpreter/reasons.ts';
import type { RunState, Stopped, Token } from '../interpreter/run-state.ts';
import { behaviourOf } from '../interpreter/steps/behaviours.ts';
import { enter } from '../interpreter/token-moves.ts';
import { beginWalk, finishWalk, historiesNeeded, momentOf, moveTo, record, stepOf, type Walk } from '../interpreter/walk.ts';
import type { Instant } from '../instant.ts';
import type { Json } from '../json.ts';
import type { StepMapping } from './step-mapping.ts';

export interface Move {
  readonly from: Program;
  readonly to: Program;
  readonly mapping: StepMapping;
  /** Numbers of the versions, for the trail. */
  readonly fromVersion: number;
  readonly toVersion: number;
  readonly by: string;
  readonly at: Instant;
  /** Where a move is taken back: the places to which it sent somebody. */
  readonly back?: Places;
}

/** By the key at which somebody rests whom a move sent there: where they rested before. */
export type Places = Readonly<Record<string, Token>>;

export type Moved =
  | { readonly status: 'moved'; readonly run: RunState; readonly commands: readonly Command[]; readonly sent: Places }
  /** Somebody stands at a step that leads nowhere in the new version: the run stays where it is, whole. */
  | { readonly status: 'stays'; readonly step: string }
  | { readonly status: 'needsHistories' };

/**
 * Whoever stands at a step that is mapped to itself goes on waiting there, by its new settings from when the wait began;
 * whoever is mapped to another step leaves the old one and arrives at the new one now. Visits, variables and the trail stay.
 * Where a move is taken back, whoever still rests where it sent them returns to where they were, whatever the mapping says.
 */
export function moveRun(move: Move, run: RunState, facts: Facts): Moved {
  if (run.status === 'ended') return { status: 'moved', run, commands: [], sent: {} };
  // A run that failed cannot walk on; it waits at its step to be retried, by the new settings.
  const mayArrive = (token: Token, target: string | null) => target !== null && (run.status !== 'failed' || target === token.step);
  const stranded = run.tokens.find((token) => !mayArrive(token, targetOf(move, token)) && isItsOwn(run, move, token));
  if (stranded !== undefined) return { status: 'stays', step: stranded.step };
  const stopped = moveStopped(run.stopped, move);
  if (stopped?.step !== undefined) return { status: 'stays', step: stopped.step };
  try {
    return { status: 'moved', ...walkOver(move, run, facts, stopped) };
  } catch (error) {
    if (error === historiesNeeded) return { status: 'needsHistories' };
    throw error;
  }
}

/** Where a run that the interpreter failed is to be tried again, and who waited beside it; or the step that leads nowhere. */
function moveStopped(stopped: Stopped | undefined, move: Move): (Stopped & { readonly step?: never }) | { readonly step: string } | undefined {
  if (stopped === undefined) return undefined;
  const { at, others } = stopped;
  // What was called off beside it comes back as it was, so it can only come back at its own step.
  const lost = others.find((token) => targetOf(move, token) !== token.step);
  const target = targetOf(move, at);
  if (target === null || lost !== undefined) return { step: target === null ? at.step : (lost as Token).step };
  return { at: { ...at, step: target }, others };
}

function walkOver(move: Move, run: RunState, facts: Facts, stopped: Stopped | undefined) {
  const { from, to, at } = move;
  const leaving = beginWalk(from, run, facts);
  moveTo(leaving, { at, seq: 0 });
  const arriving: Token[] = [];
  for (const token of run.tokens) {
    if (!leaving.tokens.includes(token) || targetOf(move, token) === token.step) continue;
    arriving.push(token);
    // With it end the paths that it had opened.
    interrupt(leaving, token, because('run.moved', { from: move.fromVersion, to: move.toVersion, by: move.by }));
  }
  const between: RunState = { ...finishWalk(leaving), language: to.language };

  const walk = beginWalk(to, between, { ...facts, member: leaving.member });
  moveTo(walk, { at, seq: 0 });
  walk.cause = walk.position;
  record(walk, 'moved', null, 0, null, because('run.moved', { from: move.fromVersion, to: move.toVersion, by: move.by }));
  const listensAnew = settle(walk, from);
  if (stopped !== undefined) walk.stopped = { ...stopped, others: stopped.others.map((token) => settled(walk, from, token).token) };
  walk.exitWatch = undefined;
  const arrived = new Map<number, Token>();
  for (const token of arriving) {
    const { parent, path } = token;
    const target = targetOf(move, token);
    // A path ends with the container that opened it, and may be gone by now.
    if (target === null || walk.status !== 'active' || (parent !== null && !walk.tokens.some(({ id }) => id === parent))) continue;
    const id = walk.nextToken++;
    arrived.set(id, token);
    const before = placeBefore(move, token);
    if (before !== undefined && waitsForTimeAlone(to, before)) walk.tokens.push({ ...before, id, parent, path });
    else enter(walk, { id, parent, path }, target);
  }
  if (walk.status === 'active' && walk.tokens.length === 0) endRun(walk, 'completed', because('run.completed', {}));
  settleExits(walk);
  const after = finishWalk(walk);
  const sent = Object.fromEntries(after.tokens.flatMap(({ id, resting }) => (arrived.has(id) ? [[resting.key, arrived.get(id) as Token]] : [])));
  return { run: after, sent, commands: [...leaving.commands, ...walk.commands, ...listenDifference(run, after, from, to, listensAnew)] };
}

const TIMED: ReadonlySet<string> = new Set(['wait-duration', 'wait-time', 'wait-date']);

/** Nothing was called off when it was left, and nothing can have happened to it since. */
function waitsForTimeAlone({ steps }: Program, { step, resting }: Token): boolean {
  return TIMED.has(steps[step]?.type ?? '') && resting.listens.length === 0;
}

/** Gives those who stay their new settings. Returns the keys whose listens are others now. */
function settle(walk: Walk, from: Program): ReadonlySet<string> {
  const anew = new Set<string>();
  walk.tokens = walk.tokens.map((before) => {
    const { token, listensAnew } = settled(walk, from, before);
    if (listensAnew) anew.add(token.resting.key);
    return token;
  });
  return anew;
}

function settled(walk: Walk, from: Program, token: Token): { readonly token: Token; readonly listensAnew: boolean } {
  const step = stepOf(walk, token.step);
  const before = from.steps[token.step];
  const { moved } = behaviourOf(step);
  if (moved === undefined || before === undefined || isSame(before.config, step.config)) return { token, listensAnew: false };
  const moment = momentOf(walk, step, token.resting.key, token.locals);
  const { due, data, listens, variables } = moved(step.config as never, moment, token.resting, before.config as never);
  if (variables !== undefined) walk.shared = { ...walk.shared, ...variables };
  const listensAnew = !isSame(listens as unknown as Json, token.resting.listens as unknown as Json);
  return { token: { ...token, resting: { ...token.resting, due, data, listens } }, listensAnew };
}

function isSame(one: Json, other: Json): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

function targetOf(move: Pick<Move, 'mapping' | 'back'>, token: Pick<Token, 'step'> & Partial<Pick<Token, 'resting'>>): string | null {
  const { step } = placeBefore(move, token) ?? token;
  if (step !== token.step) return step;
  return (Object.hasOwn(move.mapping, step) ? move.mapping[step] : null) ?? null;
}

/** Of whoever a move that is now taken back sent to where they rest. */
function placeBefore({ back }: Pick<Move, 'back'>, { resting }: Partial<Pick<Token, 'resting'>>): Token | undefined {
  return back !== undefined && resting !== undefined && Object.hasOwn(back, resting.key) ? back[resting.key] : undefined;
}

/** A path of a container that leaves its step ends with it, so nobody asks where it should go on. */
function isItsOwn(run: RunState, move: Move, token: Token): boolean {
  const parent = run.tokens.find(({ id }) => id === token.parent);
  return parent === undefined || (targetOf(move, parent) === parent.step && isItsOwn(run, move, parent));
}

function listenDifference(before: RunState, after: RunState, from: Program, to: Program, anew: ReadonlySet<string>): readonly Command[] {
  const commands: Command[] = [];
  const isOver = after.status !== 'active' && after.status !== 'new';
  const listening = (run: RunState, key: string) => run.tokens.some(({ resting }) => resting.key === key && resting.listens.length > 0);
  for (const { resting } of before.tokens) {
    if (resting.listens.length > 0 && (anew.has(resting.key) || !listening(after, resting.key))) commands.push({ type: 'unlisten', key: resting.key });
  }
  if (from.exits.length > 0) commands.push({ type: 'unlisten', key: exitKey(before.id) });
  for (const { resting } of after.tokens) {
    if (resting.listens.length > 0 && (anew.has(resting.key) || !listening(before, resting.key))) {
      commands.push({ type: 'listen', key: resting.key, listens: resting.listens });
    }
  }
  if (to.exits.length > 0 && !isOver) commands.push({ type: 'listen', key: exitKey(after.id), listens: exitListens(to, after) });
  return commands;
}
