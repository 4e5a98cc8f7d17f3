// A member's zone changed while the run waited for a local time: the wait is for another instant now.
import { MEMBER_CHANGED } from '../condition/signals.ts';
import type { Instant } from '../instant.ts';
import { settleExits } from './exit-rules.ts';
import type { Input } from './input.ts';
import { behaviourOf } from './steps/behaviours.ts';
import { momentOf, stepOf, type Walk } from './walk.ts';

/** Takes effect where the run stands, or where it hears of the move. A new instant that has passed since the wait began is due at once. */
export function retimeForZone(walk: Walk, inputs: readonly Input[]): void {
  // Also where a run has come to a version that has such exits, and nobody worked it out yet.
  if (walk.index.conditionExits.length > 0 && walk.exitWatch?.zone !== walk.member.zone) settleExits(walk);
  for (let i = 0; i < walk.tokens.length; i++) {
    const token = walk.tokens[i];
    if (token === undefined) continue;
    const { zone } = token.resting.data;
    if (zone === undefined || zone === walk.member.zone) continue;
    const step = stepOf(walk, token.step);
    const behaviour = behaviourOf(step);
    if (behaviour.rezoned === undefined) continue;
    const moment = momentOf(walk, step, token.resting.key, token.locals);
    const { due: found, data } = behaviour.rezoned(step.config as never, moment, token.resting.data, token.resting.due);
    const due = found !== null && found !== token.resting.due ? Math.max(found, heardOfMove(inputs) ?? found) : found;
    walk.tokens[i] = { ...token, resting: { ...token.resting, due, data } };
  }
}

/** What is due at once is so when the member has moved, not before anybody could know. */
function heardOfMove(inputs: readonly Input[]): Instant | null {
  const moves = inputs.flatMap((input) => (input.type === 'event' && input.event === MEMBER_CHANGED && isAboutZone(input.properties.changed) ? [input.at] : []));
  return moves.length === 0 ? null : Math.max(...moves);
}

function isAboutZone(changed: unknown): boolean {
  return Array.isArray(changed) && changed.includes('timezone');
}
