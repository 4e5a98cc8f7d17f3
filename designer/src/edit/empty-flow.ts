import { FLOW_FORMAT, type FlowDocument } from '@sopwith/engine';

export function emptyFlow(name: string): FlowDocument {
  return {
    format: FLOW_FORMAT,
    name,
    subject: 'member',
    triggers: [],
    context: [],
    reentry: { type: 'afterEnd' },
    exits: [],
    lanes: 4,
    start: null,
    steps: [],
    edges: [],
    layout: {},
  };
}
