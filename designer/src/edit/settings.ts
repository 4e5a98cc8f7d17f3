// What a step says: its name, its note, its settings.
import type { FlowDocument, FlowStep, JsonObject } from '@sopwith/engine';

export function renameStep(flow: FlowDocument, id: string, name: string): FlowDocument {
  return changeStep(flow, id, ({ name: old, ...rest }) => ((old ?? '') === name ? null : name === '' ? rest : { ...rest, name }));
}

export function noteStep(flow: FlowDocument, id: string, note: string): FlowDocument {
  return changeStep(flow, id, ({ note: old, ...rest }) => ((old ?? '') === note ? null : note === '' ? rest : { ...rest, note }));
}

export function configureStep(flow: FlowDocument, id: string, config: JsonObject, outcomes: readonly string[]): FlowDocument {
  const changed = changeStep(flow, id, (step) => {
    if (step.config === config) return null;
    const { ends, ...rest } = step;
    const kept = ends?.filter((outcome) => outcomes.includes(outcome)) ?? [];
    return { ...rest, config, ...(kept.length > 0 ? { ends: kept } : {}) };
  });
  if (changed === flow) return flow;
  const edges = flow.edges.filter((edge) => edge.from !== id || outcomes.includes(edge.outcome));
  return edges.length === flow.edges.length ? changed : { ...changed, edges };
}

function changeStep(flow: FlowDocument, id: string, change: (step: FlowStep) => FlowStep | null): FlowDocument {
  const index = flow.steps.findIndex((step) => step.id === id);
  const step = flow.steps[index];
  const next = step ? change(step) : null;
  if (!next) return flow;
  return { ...flow, steps: flow.steps.with(index, next) };
}
