// Which other flows and segments a flow names, wherever in its settings, triggers and conditions; and the same flow with other names.
import type { FlowDocument } from '../document/flow-document.ts';
import type { Json, JsonObject } from '../json.ts';

export function flowsNamed(flow: FlowDocument): readonly string[] {
  const inSteps = flow.steps.map(({ config }) => config['flow']);
  const inTriggers = flow.triggers.map((trigger) => ('flow' in trigger ? trigger.flow : undefined));
  return [...new Set([...inSteps, ...inTriggers].filter((name): name is string => typeof name === 'string' && name !== ''))];
}

/** Names that are not in the map stay. */
export function renameFlows(flow: FlowDocument, names: ReadonlyMap<string, string>): FlowDocument {
  const renamed = (name: unknown): string | null => (typeof name === 'string' ? (names.get(name) ?? null) : null);
  return {
    ...flow,
    triggers: flow.triggers.map((trigger) => {
      const name = 'flow' in trigger ? renamed(trigger.flow) : null;
      return name === null ? trigger : { ...trigger, flow: name };
    }),
    steps: flow.steps.map((step) => {
      const name = renamed(step.config['flow']);
      return name === null ? step : { ...step, config: { ...step.config, flow: name } };
    }),
  };
}

export function segmentsNamed(flow: FlowDocument): readonly string[] {
  const found = new Set<string>();
  // A document is JSON; its interfaces have no index signature to say so.
  collect(flow as unknown as Json, found);
  return [...found];
}

// Conditions and triggers name one as `segment`, audiences as `of` with `from: segment`.
function collect(value: Json | undefined, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) collect(item, found);
    return;
  }
  const object = value as JsonObject;
  if (object['type'] === 'segment' && typeof object['segment'] === 'string') found.add(object['segment']);
  if (object['from'] === 'segment' && typeof object['of'] === 'string' && object['of'] !== '') found.add(object['of']);
  for (const key of Object.keys(object)) collect(object[key], found);
}
