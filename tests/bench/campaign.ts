// What both sides run: `steps` messages, each after a wait. A member-step is one wait that ended and the message that
// followed it, with its rows: the message, three lines of the trail, the new state of the run.
import type { FlowDocument, FlowStep } from '@sopwith/engine';

export const TRAIL_LINES_A_STEP = 3;

export function messageText(step: number): string {
  return `Day ${step}: today's exercise is waiting for you.`;
}

/** The step that sends the message of a day. */
export function messageStep(step: number): string {
  return `say-${step}`;
}

/** Wait a day, message, wait a day, message, …, end. */
export function campaign(steps: number): FlowDocument {
  const numbers = Array.from({ length: steps }, (_, n) => n + 1);
  return {
    format: 'sopwith.flow/1',
    name: 'Campaign',
    subject: 'member',
    triggers: [],
    context: [],
    reentry: { type: 'never' },
    exits: [],
    lanes: 4,
    start: 'wait-1',
    steps: numbers.flatMap((n): FlowStep[] => [
      { id: `wait-${n}`, type: 'wait-duration', version: 1, config: { duration: { amount: 1, unit: 'days' } } },
      {
        id: messageStep(n),
        type: 'message',
        version: 1,
        config: { channel: 'in-app', purpose: 'programme', text: messageText(n) },
        ...(n === steps ? { ends: ['done'] } : {}),
      },
    ]),
    edges: numbers.flatMap((n) => [
      { from: `wait-${n}`, outcome: 'done', to: messageStep(n) },
      ...(n === steps ? [] : [{ from: messageStep(n), outcome: 'done', to: `wait-${n + 1}` }]),
    ]),
    layout: {},
  };
}
