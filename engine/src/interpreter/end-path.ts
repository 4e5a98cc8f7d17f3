// How a path ends before its time: with its turn, or with the whole run.
import type { Reason } from './command.ts';
import { because } from './reasons.ts';
import type { Stopped, Token } from './run-state.ts';
import { behaviourOf } from './steps/behaviours.ts';
import { momentOf, perform, record, stepOf, type Walk } from './walk.ts';

/** Ends the run at once: whatever still waits is interrupted, tasks that were left open are closed. */
export function endRun(walk: Walk, outcome: string, reason: Reason): void {
  callOff(walk, outcome);
  record(walk, 'ended', null, 0, outcome, reason);
  walk.status = 'ended';
  walk.endReason = outcome;
  walk.commands.push({ type: 'ended', at: walk.position.at, status: 'ended', reason: outcome });
}

export function failRun(walk: Walk, at: Stopped['at'], outcome: string, reason: Reason): void {
  const { step, visit } = at;
  walk.stopped = { at, others: walk.tokens.filter(({ id }) => id !== at.id) };
  callOff(walk, outcome);
  record(walk, 'failed', step, visit, outcome, reason);
  walk.status = 'failed';
  walk.endReason = outcome;
  walk.commands.push({ type: 'ended', at: walk.position.at, status: 'failed', reason: outcome });
}

/** Where a token stands, without how it rests there. */
export function placeOf({ id, parent, path, step, visit, walked, locals }: Stopped['at']): Stopped['at'] {
  return { id, parent, path, step, visit, ...(walked === undefined ? {} : { walked }), ...(locals === undefined ? {} : { locals }) };
}

function callOff(walk: Walk, outcome: string): void {
  const reason = because('path.runEnded', { reason: outcome });
  for (const token of walk.tokens.slice()) if (walk.tokens.includes(token)) interrupt(walk, token, reason);
  const at = walk.position.at;
  perform(
    walk,
    walk.tasksLeftOpen.map((key) => ({ type: 'closeTask', key, at, reason: reason.code })),
  );
  walk.tasksLeftOpen = [];
}

/** Null: all paths of the container. */
export function interruptPaths(walk: Walk, parent: number, paths: readonly string[] | null): void {
  if (walk.tokens.length < 2) return;
  for (const token of walk.tokens.slice()) {
    if (token.parent !== parent || token.path === null || (paths !== null && !paths.includes(token.path))) continue;
    interrupt(walk, token, because('path.turnEnded', { path: token.path }));
  }
}

/** The paths of a container that leaves without ending them belong to what the container belonged to. */
export function handPathsOn(walk: Walk, from: number, to: { readonly parent: number | null; readonly path: string | null }): void {
  walk.tokens.forEach((token, i) => {
    if (token.parent === from) walk.tokens[i] = { ...token, parent: to.parent, path: to.path };
  });
}

export function interrupt(walk: Walk, token: Token, reason: Reason): void {
  interruptPaths(walk, token.id, null);
  const step = stepOf(walk, token.step);
  const moment = momentOf(walk, step, token.resting.key, token.locals);
  const called = behaviourOf(step).interrupted?.(step.config as never, moment, reason);
  record(walk, 'interrupted', token.step, token.visit, null, reason);
  perform(walk, called);
  removeToken(walk, token.id);
}

export function removeToken(walk: Walk, id: number): void {
  const at = walk.tokens.findIndex((token) => token.id === id);
  if (at >= 0) walk.tokens.splice(at, 1);
}
