// What people say to a run: end, try again, leave this step, go on at another, go on after a pause.
import type { Pause } from './behaviour.ts';
import { because } from './reasons.ts';
import { endRun, interrupt, interruptPaths, removeToken } from './end-path.ts';
import type { Control, Input } from './input.ts';
import type { ControlInput } from './input-order.ts';
import type { Token } from './run-state.ts';
import { StepMoment } from './step-moment.ts';
import { behaviourOf } from './steps/behaviours.ts';
import { depart, enter, follow } from './token-moves.ts';
import { momentOf, moveTo, perform, record, seeAs, stepOf, type Walk } from './walk.ts';

export function isControl(input: Input): input is ControlInput {
  return input.type === 'control';
}

/**
 * The control that sets a run going that stood still: it comes before everything that was missed meanwhile, whatever its
 * instant. Null: the run did not stand still.
 */
export function beginsAnew(walk: Walk, inputs: readonly Input[]): ControlInput | null {
  const failed = walk.status === 'failed';
  return inputs.filter(isControl).find(({ control }) => (failed ? control.type !== 'resume' : control.type === 'resume')) ?? null;
}

export function beginAnew(walk: Walk, input: ControlInput): void {
  const { control, at } = input;
  if (control.type === 'resume') return resume(walk, at, control);
  moveTo(walk, { at, seq: 0 });
  walk.cause = walk.position;
  const { stopped } = walk;
  if (!canFollow(walk, control)) return;
  // One that failed on its very first way has not begun yet.
  const begun = walk.tokens.length > 0 || stopped !== undefined;
  [walk.status, walk.endReason, walk.stopped] = [begun ? 'active' : 'new', null, undefined];
  if (control.type === 'end') return takeControl(walk, input);
  if (control.type === 'retry') record(walk, 'noted', null, 0, 'retried', because('run.retried', { by: control.by }));
  if (stopped !== undefined) {
    bringBack(walk, stopped.others);
    if (control.type === 'retry') enter(walk, stopped.at, stopped.at.step);
    else if (control.type === 'skip' && stopped.at.step === control.step) {
      record(walk, 'left', control.step, stopped.at.visit, control.outcome, because('step.leftByHand', { by: control.by }));
      return enter(walk, stopped.at, stepOf(walk, control.step).next[control.outcome] ?? null);
    } else if (control.type === 'move' && stopped.at.step === control.step) {
      record(walk, 'interrupted', control.step, stopped.at.visit, null, movedByHand(control));
      return enter(walk, stopped.at, control.to);
    }
  }
  if (control.type === 'skip' || control.type === 'move') takeControl(walk, input);
}

/** One that comes to a run that goes its way. */
export function takeControl(walk: Walk, { control, at }: ControlInput): void {
  if (walk.status !== 'active' && walk.status !== 'new') return;
  moveTo(walk, { at, seq: 0 });
  if (control.type === 'end') return endRun(walk, control.reason, because('run.stopped', { by: control.by, reason: control.reason }));
  if (control.type !== 'skip' && control.type !== 'move') return;
  const token = walk.tokens.find(({ step }) => step === control.step);
  if (token === undefined || !canFollow(walk, control)) return;
  walk.cause = { at, seq: 0 };
  if (control.type === 'move') {
    interrupt(walk, token, movedByHand(control));
    return enter(walk, token, control.to);
  }
  const reason = because('step.leftByHand', { by: control.by });
  callOff(walk, token);
  const next = depart(walk, token.id, token.step, token.visit, { type: 'leave', outcome: control.outcome, reason });
  enter(walk, token, next);
}

/** Of what names a step: somebody stands there, and the way out, or the other step, is one of this program. */
function canFollow(walk: Walk, control: Control): boolean {
  if (control.type !== 'skip' && control.type !== 'move') return true;
  const known = walk.index.steps.get(control.step);
  const stands = walk.tokens.some(({ step }) => step === control.step) || walk.stopped?.at.step === control.step;
  if (known === undefined || !stands) return false;
  return control.type === 'skip' ? Object.hasOwn(known.next, control.outcome) : walk.index.steps.has(control.to);
}

function movedByHand({ by, to }: Extract<Control, { readonly type: 'move' }>) {
  return because('step.movedByHand', { by, to });
}

/** The paths that were called off when the run failed: who only waited waits on; what was called off is asked for anew. */
function bringBack(walk: Walk, others: readonly Token[]): void {
  walk.tokens = [...others];
  for (const token of others) {
    if (walk.status !== 'active' || !walk.tokens.includes(token) || behaviourOf(stepOf(walk, token.step)).interrupted === undefined) continue;
    interruptPaths(walk, token.id, null);
    removeToken(walk, token.id);
    enter(walk, token, token.step);
  }
}

function callOff(walk: Walk, token: Token): void {
  const step = stepOf(walk, token.step);
  const moment = momentOf(walk, step, token.resting.key, token.locals);
  perform(walk, behaviourOf(step).interrupted?.(step.config as never, moment, because('path.runEnded', { reason: 'skipped' })));
}

type Resume = Extract<ControlInput['control'], { readonly type: 'resume' }>;

function resume(walk: Walk, at: number, { from, elapsed, by }: Resume): void {
  if (walk.status !== 'active') return;
  if (elapsed === 'skip') {
    // It catches up in the past, silently, and is where it would be.
    walk.silentUntil = at;
  } else {
    moveTo(walk, { at, seq: 0 });
    walk.cause = walk.position;
    record(walk, 'noted', null, 0, 'resumed', because('run.resumed', { by, from, elapsed }));
  }
  for (const token of walk.tokens.slice()) {
    if (walk.status === 'active' && walk.tokens.includes(token)) goOn(walk, token, at, { from, elapsed });
  }
}

function goOn(walk: Walk, token: Token, at: number, pause: Pause): void {
  const { resting } = token;
  const step = stepOf(walk, token.step);
  seeAs(walk, token.locals);
  const moment = new StepMoment(walk, step, resting.key, at);
  const { resumed, afterPause } = behaviourOf(step);
  if (resumed !== undefined) {
    if (resting.due !== null && resting.due <= at) follow(walk, token, resumed(step.config as never, moment, resting.data));
    return;
  }
  const now = walk.tokens.indexOf(token);
  if (afterPause !== undefined) {
    const { due, data, commands } = afterPause(step.config as never, moment, resting, pause);
    walk.tokens[now] = { ...token, resting: { ...resting, due, data } };
    perform(walk, commands);
  } else if (pause.elapsed === 'retime' && resting.due !== null) {
    walk.tokens[now] = { ...token, resting: { ...resting, due: resting.due + (at - pause.from) } };
  }
}
