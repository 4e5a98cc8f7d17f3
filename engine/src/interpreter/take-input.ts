// Hands an event, an answer or a failure to the tokens that it is meant for. Anything else it touches not at all.
import type { Position } from '../instant.ts';
import type { AnswerInput, EventInput } from './behaviour.ts';
import { failRun, placeOf } from './end-path.ts';
import type { FailureInput } from './input-order.ts';
import { noteTaken } from './look-back.ts';
import { because } from './reasons.ts';
import { isTrouble } from './steps/ask.ts';
import { behaviourOf } from './steps/behaviours.ts';
import { ACKNOWLEDGED } from './steps/task.ts';
import { follow, hearInVain, hears } from './token-moves.ts';
import { momentOf, moveTo, stepOf, type Walk } from './walk.ts';

/** One event can answer several waits, each once; a wait that begins by it does not hear it again. */
export function takeEvent(walk: Walk, event: EventInput): void {
  happen(walk, event);
  for (const token of walk.tokens.slice()) {
    if (walk.status !== 'active') return;
    // An earlier token's move may have interrupted this one.
    if (!hears(token, event) || !walk.tokens.includes(token)) continue;
    const step = stepOf(walk, token.step);
    const moment = momentOf(walk, step, token.resting.key, token.locals);
    const decision = behaviourOf(step).event?.(step.config as never, moment, event, token.resting.data) ?? null;
    if (decision === null) {
      hearInVain(walk, token, event);
      continue;
    }
    noteTaken(walk, event);
    if (walk.index.replies) walk.actedAt = event.at;
    follow(walk, token, decision);
  }
}

/**
 * An answer whose key no token has any more does nothing: a late one never moves a member who already left. It comes after the events of
 * its instant, the last of which has the sequence number `after`.
 */
export function takeAnswer(walk: Walk, answer: AnswerInput | FailureInput, after: number): void {
  if (walk.status !== 'active') return;
  happen(walk, { at: answer.at, seq: Math.max(answer.seq, after) });
  if (answer.type === 'answer' && walk.tasksLeftOpen.includes(answer.key)) {
    // Taken up after its path has moved on, it is still to be done.
    if (answer.outcome === ACKNOWLEDGED) return;
    walk.tasksLeftOpen = walk.tasksLeftOpen.filter((key) => key !== answer.key);
    return;
  }
  const token = walk.tokens.find(({ resting }) => resting.key === answer.key);
  if (token === undefined) return;
  const step = stepOf(walk, token.step);
  if (answer.type === 'failure') {
    if (step.sort !== 'action') return;
    const reason = because('act.failed', { stepType: step.type, reason: answer.reason });
    if (step.catches === true) return follow(walk, token, { type: 'leave', outcome: 'failed', reason });
    return failRun(walk, placeOf(token), answer.reason, reason);
  }
  const behaviour = behaviourOf(step);
  if (behaviour.answer === undefined) return;
  // What a member answers is an act of theirs; what staff and machines answer is not.
  if (walk.index.replies && step.type === 'ask' && !isTrouble(answer.outcome)) walk.actedAt = answer.at;
  const moment = momentOf(walk, step, answer.key, token.locals);
  follow(walk, token, behaviour.answer(step.config as never, moment, answer, token.resting.data));
}

/** Time is where the walk is; the cause is where the input itself came, so that what follows it late is still heard. */
function happen(walk: Walk, input: Position): void {
  const place = { at: input.at, seq: input.seq };
  moveTo(walk, place);
  walk.cause = place;
}
