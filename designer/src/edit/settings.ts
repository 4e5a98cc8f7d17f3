// What a step says: its name, its note, its settings.
import type { FlowDocument, FlowStep, JsonObject } from '@sopwith/engine';

export function renameStep(flow: FlowDocument, id: string, name: string): FlowDocument {
  return changeStep(flow, id, ({ name: old, ...rest }) => ((old ?? '') === name ? null : name === '' ? rest : { ...rest, name }));
}

export function noteStep(flow: FlowDocument, id: string, note: string): FlowDocument {
  return changeStep(flow, id, ({ note: old, ...rest }) => ((old ?? '') === note ? null : note === '' ? rest : { ...rest, note }));
}

export function configureStep(flow: FlowDocument, id: string, config: JsonObject, outcomes: readonly string[]): FlowDocument {
  const changed = changeStep(flow, id, (step) => (step.config === config ? null : { ...step, config }));
  return changed === flow ? flow : keepOutcomes(changed, id, outcomes);
}

/** What any step can have beside its settings; undefined: not this time. */
export interface StepOptions {
  readonly skipIf?: FlowStep['skipIf'] | undefined;
  readonly maxVisits?: FlowStep['maxVisits'] | undefined;
  readonly retry?: FlowStep['retry'] | undefined;
}

export function setOptions(flow: FlowDocument, id: string, options: StepOptions, outcomes: readonly string[]): FlowDocument {
  const changed = changeStep(flow, id, (step) => {
    const { skipIf, maxVisits, retry, ...rest } = { ...step, ...options };
    return {
      ...rest,
      ...(skipIf === undefined ? {} : { skipIf }),
      ...(maxVisits === undefined ? {} : { maxVisits }),
      ...(retry === undefined || Object.keys(retry).length === 0 ? {} : { retry }),
    };
  });
  return changed === flow ? flow : keepOutcomes(changed, id, outcomes);
}

/** Links and ends of an outcome that the step no longer has go with it. */
function keepOutcomes(flow: FlowDocument, id: string, outcomes: readonly string[]): FlowDocument {
  const kept = changeStep(flow, id, ({ ends, ...rest }) => {
    const left = ends?.filter((outcome) => outcomes.includes(outcome)) ?? [];
    if (left.length === (ends?.length ?? 0)) return null;
    return left.length > 0 ? { ...rest, ends: left } : rest;
  });
  const edges = flow.edges.filter((edge) => edge.from !== id || outcomes.includes(edge.outcome));
  return edges.length === flow.edges.length ? kept : { ...kept, edges };
}

function changeStep(flow: FlowDocument, id: string, change: (step: FlowStep) => FlowStep | null): FlowDocument {
  const index = flow.steps.findIndex((step) => step.id === id);
  const step = flow.steps[index];
  const next = step ? change(step) : null;
  if (!next) return flow;
  return { ...flow, steps: flow.steps.with(index, next) };
}
