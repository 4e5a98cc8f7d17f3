// A small sound flow, for tests that spoil one thing in it.
import { FLOW_FORMAT, type FlowDocument, type FlowStep } from './flow-document.ts';

export function messageStep(id: string, text = 'Hello'): FlowStep {
  return { id, type: 'message', version: 1, config: { channel: 'in-app', purpose: 'service', text }, ends: ['done'] };
}

/** Hears of an assignment, waits for it until it is due, thanks or reminds. */
export function exampleFlow(): FlowDocument {
  return {
    format: FLOW_FORMAT,
    name: 'Example',
    subject: 'member',
    triggers: [{ type: 'event', event: 'assignment.given', where: { type: 'tag', tag: 'vip' } }],
    context: [
      { name: 'assignment', type: 'text', required: true },
      { name: 'due', type: 'date', required: true },
      { name: 'score', type: 'number' },
    ],
    reentry: { type: 'never' },
    key: 'assignment',
    exits: [{ id: 'gone', event: 'course.unregistered', reason: 'gone' }],
    lanes: 4,
    start: 'wait',
    steps: [
      {
        id: 'wait',
        type: 'wait-event',
        version: 1,
        config: {
          events: [
            {
              id: 'submitted',
              event: 'assignment.submitted',
              where: {
                type: 'compare',
                left: { type: 'property', name: 'assignment' },
                op: 'eq',
                right: { type: 'context', field: 'assignment' },
              },
            },
          ],
          deadline: { type: 'date', anchor: { type: 'context', field: 'due' }, offsetDays: -3, time: '09:00', ifPast: 'skip' },
        },
        ends: ['past'],
      },
      messageStep('thanks', 'Thank you, {{ member.name }}'),
      messageStep('reminder', '{{ context.assignment }} is due on {{ context.due }}'),
    ],
    edges: [
      { from: 'wait', outcome: 'submitted', to: 'thanks' },
      { from: 'wait', outcome: 'timeout', to: 'reminder' },
    ],
    layout: { wait: { x: 0, y: 0 } },
  };
}
