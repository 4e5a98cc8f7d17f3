import type { FlowDocument } from '@sopwith/engine';

export const LISTENED_EVENT = 'checked_in';

/** Wait for an event, answer it with a message, wait again, …: every event makes its member's run react, once. */
export const listeningFlow: FlowDocument = {
  format: 'sopwith.flow/1',
  name: 'Listening',
  subject: 'member',
  triggers: [],
  context: [],
  reentry: { type: 'never' },
  exits: [],
  lanes: 4,
  start: 'wait',
  steps: [
    {
      id: 'wait',
      type: 'wait-event',
      version: 1,
      config: { events: [{ id: 'came', event: LISTENED_EVENT }], deadline: null },
      maxVisits: 1_000,
      ends: ['tooMany'],
    },
    {
      id: 'say',
      type: 'message',
      version: 1,
      config: { channel: 'in-app', purpose: 'reply', text: 'Well done, {{ member.externalId }}.' },
      maxVisits: 1_000,
      ends: ['tooMany'],
    },
  ],
  edges: [
    { from: 'wait', outcome: 'came', to: 'say' },
    { from: 'say', outcome: 'done', to: 'wait' },
  ],
  layout: {},
};

/** The key of the message that answers a member's event number `n`, from 1. */
export function reactionKey(runId: string, n: number): string {
  return `${runId}/say#${n}`;
}
