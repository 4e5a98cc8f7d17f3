// How a token moves: it arrives, rests, leaves by an outcome and opens paths. Depth first, one at a time.
import type { ProgramStep } from '../compile/program.ts';
import type { Condition } from '../condition/condition.ts';
import { asReasonData, type Evidence } from '../condition/evidence.ts';
import { turnOf } from '../condition/past-events.ts';
import { isAfter, type Position } from '../instant.ts';
import type { JsonObject } from '../json.ts';
import type { Decision, Leave, Rest } from './behaviour.ts';
import type { Reason } from './command.ts';
import { endRun, failRun, handPathsOn, interruptPaths, placeOf, removeToken } from './end-path.ts';
import { noteTaken } from './look-back.ts';
import { because } from './reasons.ts';
import type { Token } from './run-state.ts';
import { behaviourOf } from './steps/behaviours.ts';
import { holdsIn, keyOfVisit, momentOf, perform, record, seeAs, stepOf, type Walk } from './walk.ts';

export const mostVisits = 20;
export const mostTransitions = 1_000;

/** A path being walked: what of a token stays the same from step to step. */
interface Path {
  readonly id: number;
  readonly parent: number | null;
  readonly path: string | null;
  readonly walked?: Readonly<Record<string, number>>;
  readonly locals?: JsonObject;
}

/** Walks a path from a step until it rests or ends. */
export function enter(walk: Walk, from: Path, first: string | null): void {
  // What is walked on here is counted in a copy of its own, which whoever rests takes along.
  const walked: Record<string, number> | null = from.parent === null ? null : { ...from.walked };
  const path: Path = walked === null ? from : { ...from, walked };
  let next = first;
  while (next !== null && walk.status === 'active') {
    if (path.parent !== null && isJoinOf(walk, path.parent, next)) return arriveAtJoin(walk, path.parent, next);
    const step = stepOf(walk, next);
    const visit = (Object.hasOwn(walk.visits, step.id) ? (walk.visits[step.id] as number) : 0) + 1;
    if (walk.visits === walk.run.visits) walk.visits = { ...walk.visits };
    // The walk's own copy by now.
    (walk.visits as Record<string, number>)[step.id] = visit;
    if (++walk.transitions > mostTransitions) {
      return failRun(walk, placeOf({ ...path, step: step.id, visit }), 'runaway', because('run.runaway', { transitions: mostTransitions }));
    }
    // Paths of a programme begin anew each turn, so they count their own visits: 21 days are not a cycle.
    const visits = walked === null ? visit : (Object.hasOwn(walked, step.id) ? (walked[step.id] as number) : 0) + 1;
    if (walked !== null) walked[step.id] = visits;
    const most = step.maxVisits ?? mostVisits;
    if (visits > most) {
      const reason = because('visits.tooMany', { visits: most });
      if (step.next.tooMany === undefined) return failRun(walk, placeOf({ ...path, step: step.id, visit }), 'tooMany', reason);
      record(walk, 'left', step.id, visit, 'tooMany', reason);
      next = step.next.tooMany;
      continue;
    }
    if (walk.index.remembered.has(step.id)) walk.enteredAt = { ...walk.enteredAt, [step.id]: walk.cause };
    seeAs(walk, path.locals);
    const skipped = step.skipIf === undefined ? null : skipReason(walk, step.skipIf);
    if (skipped !== null) {
      record(walk, 'left', step.id, visit, 'skipped', skipped);
      next = step.next.skipped ?? null;
      continue;
    }
    if (isSilenced(walk, step)) {
      const outcome = firstOutcome(step);
      record(walk, 'left', step.id, visit, outcome, because('pause.skipped', {}));
      next = outcome === null ? null : (step.next[outcome] ?? null);
      continue;
    }
    const moment = momentOf(walk, step, keyOfVisit(walk, step.id, visit), path.locals);
    const decision = behaviourOf(step).arrive(step.config as never, moment);
    if (decision.type === 'rest') {
      record(walk, 'resting', step.id, visit, null, decision.reason);
      return rest(walk, { ...path, step: step.id, visit }, decision);
    }
    next = depart(walk, path.id, step.id, visit, decision);
  }
  // The path is at its end: whoever opened it may have waited for that.
  if (path.parent !== null) settlePaths(walk, path.parent);
}

/** What a run would have said, asked or had done while it was paused. It only walks on, as if a skip-if had held. */
function isSilenced(walk: Walk, { type, sort }: ProgramStep): boolean {
  return walk.position.at < walk.silentUntil && (sort === 'action' || actsOnPeople.has(type));
}

const actsOnPeople: ReadonlySet<string> = new Set(['message', 'group-message', 'broadcast', 'task', 'approval', 'ask', 'emit', 'http-request']);

/** Semantics 33. */
function firstOutcome({ next }: ProgramStep): string | null {
  return Object.hasOwn(next, 'skipped') ? 'skipped' : (Object.keys(next)[0] ?? null);
}

function skipReason(walk: Walk, skipIf: Condition): Reason | null {
  const evidence: Evidence[] = [];
  return holdsIn(walk, skipIf, evidence) ? because('step.skipped', { evidence: asReasonData(evidence) }) : null;
}

/** Lets a resting token do what its step type decided. */
export function follow(walk: Walk, token: Token, decision: Decision): void {
  if (decision.type === 'rest') return rest(walk, token, decision);
  const next = depart(walk, token.id, token.step, token.visit, decision);
  enter(walk, token, next);
}

export function fireDue(walk: Walk, token: Token): void {
  const step = stepOf(walk, token.step);
  const behaviour = behaviourOf(step);
  if (behaviour.due === undefined) throw new Error(`Expected ${step.type} to know what is due, at ${token.resting.key}.`);
  const moment = momentOf(walk, step, token.resting.key, token.locals);
  follow(walk, token, behaviour.due(step.config as never, moment, token.resting.data));
}

/** Asks the steps that wait for a condition, until none of them moves any more. */
export function settleWaits(walk: Walk): void {
  if (!walk.index.waitsForConditions) return;
  for (let moved = true; moved; ) {
    moved = false;
    for (const token of walk.tokens.slice()) {
      if (walk.status !== 'active') return;
      const step = stepOf(walk, token.step);
      const { settle } = behaviourOf(step);
      if (settle === undefined || !walk.tokens.includes(token)) continue;
      const decision = settle(step.config as never, momentOf(walk, step, token.resting.key, token.locals), token.resting.data);
      if (decision === null || (decision.type === 'rest' && decision.due === token.resting.due)) continue;
      // What is due at once moves too.
      moved = decision.type !== 'rest' || (decision.due !== null && decision.due <= walk.position.at) || moved;
      follow(walk, token, decision);
    }
  }
}

type Placed = Pick<Token, 'id' | 'parent' | 'path' | 'step' | 'visit'> & { readonly walked?: Readonly<Record<string, number>>; readonly locals?: JsonObject };

function rest(walk: Walk, { id, parent, path, step, visit, walked, locals }: Placed, decision: Rest): void {
  const { due, listens, data } = decision;
  const resting = { key: keyOfVisit(walk, step, visit), since: walk.cause, due, listens, data };
  const token: Token = { id, step, visit, parent, path, resting, ...(walked === undefined ? {} : { walked }), ...(locals === undefined ? {} : { locals }) };
  placeToken(walk, token);
  applyEffects(walk, id, step, visit, decision);
  // A target that is exactly now is now; so is one that had passed.
  if (walk.status === 'active' && due !== null && due <= walk.position.at && walk.tokens.includes(token)) {
    if (++walk.transitions > mostTransitions) {
      return failRun(walk, placeOf(token), 'runaway', because('run.runaway', { transitions: mostTransitions }));
    }
    fireDue(walk, token);
  }
}

/** The step that follows; null when the path, or the run, ends here. */
export function depart(walk: Walk, id: number, step: string, visit: number, decision: Exclude<Decision, Rest>): string | null {
  if (decision.type === 'end') {
    record(walk, 'left', step, visit, null, decision.reason);
    removeToken(walk, id);
    endRun(walk, decision.outcome, decision.reason);
    return null;
  }
  if (decision.takes !== undefined) noteTaken(walk, decision.takes);
  applyEffects(walk, id, step, visit, decision);
  if (walk.status !== 'active') return null;
  const standing = walk.tokens.find((token) => token.id === id);
  if (decision.keepsPaths === true && standing !== undefined) handPathsOn(walk, id, standing);
  else interruptPaths(walk, id, null);
  if (decision.leavesTaskOpen === true) walk.tasksLeftOpen = [...walk.tasksLeftOpen, keyOfVisit(walk, step, visit)];
  record(walk, 'left', step, visit, decision.outcome, decision.reason);
  if (walk.index.outcomesAskedFor.has(step)) walk.outcomes = { ...walk.outcomes, [step]: decision.outcome };
  // It stands nowhere until it rests again: a run that fails on the way must not interrupt it where it was.
  removeToken(walk, id);
  const { next } = stepOf(walk, step);
  return (Object.hasOwn(next, decision.outcome) ? next[decision.outcome] : null) ?? null;
}

function applyEffects(walk: Walk, id: number, step: string, visit: number, effects: Rest | Leave): void {
  perform(walk, effects.commands);
  if (effects.variables !== undefined) {
    const hasLocals = walk.variables !== walk.shared;
    walk.shared = { ...walk.shared, ...effects.variables };
    walk.variables = hasLocals ? { ...walk.variables, ...effects.variables } : walk.shared;
  }
  if (effects.endPaths !== undefined) interruptPaths(walk, id, effects.endPaths);
  if (effects.paths === undefined) return;
  let unopened = effects.paths.length;
  const outer = walk.tokens.find((token) => token.id === id)?.locals;
  for (const { path, reason, locals } of effects.paths) {
    // The first path that arrived may have ended its container, and with it what was not opened yet.
    if (walk.status !== 'active' || (unopened < effects.paths.length && !isStanding(walk, id, step, visit))) break;
    walk.opening ??= new Map();
    walk.opening.set(id, --unopened);
    record(walk, 'turn', step, visit, path, reason);
    if (path === 'open' && walk.index.remembered.has(turnOf(step))) walk.enteredAt = { ...walk.enteredAt, [turnOf(step)]: walk.cause };
    const { next } = stepOf(walk, step);
    const first = Object.hasOwn(next, path) ? next[path] : undefined;
    if (typeof first === 'string') enter(walk, { id: walk.nextToken++, parent: id, path, ...within(outer, locals) }, first);
    else settlePaths(walk, id);
  }
  walk.opening?.delete(id);
}

/** What a path inside another sees of its own: the outer one's, with its own laid over. */
function within(outer: JsonObject | undefined, locals: JsonObject | undefined): { locals?: JsonObject } {
  if (locals === undefined) return outer === undefined ? {} : { locals: outer };
  return { locals: { ...outer, ...locals } };
}

function isStanding(walk: Walk, id: number, step: string, visit: number): boolean {
  return walk.tokens.some((token) => token.id === id && token.step === step && token.visit === visit);
}

function isJoinOf(walk: Walk, container: number, step: string): boolean {
  const token = walk.tokens.find(({ id }) => id === container);
  return token !== undefined && stepOf(walk, token.step).join === step;
}

function arriveAtJoin(walk: Walk, container: number, join: string): void {
  const token = walk.tokens.find(({ id }) => id === container);
  if (token === undefined) return;
  const { resting } = token;
  // Only the container's own passing counts as a visit of the join.
  record(walk, 'left', join, (walk.visits[join] ?? 0) + 1, 'arrived', because('join.arrived', {}));
  placeToken(walk, { ...token, resting: { ...resting, data: { ...resting.data, arrived: (resting.data.arrived as number) + 1 } } });
  settlePaths(walk, container);
}

/** Asks a container what follows from what became of its paths. */
function settlePaths(walk: Walk, container: number): void {
  const token = walk.tokens.find(({ id }) => id === container);
  if (walk.status !== 'active' || token === undefined) return;
  const step = stepOf(walk, token.step);
  const behaviour = behaviourOf(step);
  if (behaviour.pathsChanged === undefined) return;
  const reaches = step.join === undefined ? undefined : walk.index.reaches.get(step.join);
  const living = walk.tokens.filter(({ parent }) => parent === container);
  const canArrive = living.filter((one) => reaches?.has(one.step) === true).length;
  const unopened = walk.opening?.get(container) ?? 0;
  const paths = { living: living.length, unopened, canArrive, paths: living.map(({ path }) => path) };
  const moment = momentOf(walk, step, token.resting.key, token.locals);
  const decision = behaviour.pathsChanged(step.config as never, moment, paths, token.resting.data);
  if (decision !== null) follow(walk, token, decision);
}

/** Tokens stand in the order in which their paths began. */
function placeToken(walk: Walk, token: Token): void {
  const at = walk.tokens.findIndex((other) => other.id >= token.id);
  if (at < 0) walk.tokens.push(token);
  else walk.tokens.splice(at, walk.tokens[at]?.id === token.id ? 1 : 0, token);
}

/** Whether an event comes after this token began to listen, and carries a name that it listens to. */
export function hears(token: Token, event: { readonly at: number; readonly seq: number; readonly event: string }): boolean {
  const { since, heard = since, listens } = token.resting;
  return isAfter(event, heard) && listens.some((listen) => listen.event === event.event);
}

export function hearInVain(walk: Walk, token: Token, { at, seq }: Position): void {
  placeToken(walk, { ...token, resting: { ...token.resting, heard: { at, seq } } });
}
