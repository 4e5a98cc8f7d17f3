// Small flows for tests: `chain('a', 'b')` is start → a → b, each step a message.
import type { FlowDocument, FlowStep } from '@sopwith/engine';
import { emptyFlow } from '../edit/empty-flow.ts';
import { ROW } from '../edit/steps.ts';

export function message(id: string): FlowStep {
  return { id, type: 'message', version: 1, config: { channel: 'in-app', purpose: 'service', text: 'Hello' } };
}

export function chain(...ids: readonly string[]): FlowDocument {
  return {
    ...emptyFlow('Sample'),
    start: ids[0] ?? null,
    steps: ids.map(message),
    edges: ids.slice(1).map((to, index) => ({ from: ids[index] ?? to, outcome: 'done', to })),
    layout: Object.fromEntries(ids.map((id, index) => [id, { x: 0, y: index * ROW }])),
  };
}
