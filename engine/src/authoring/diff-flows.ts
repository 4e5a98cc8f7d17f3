// What changed between two documents, step by step, as a person would tell it. Where steps stand on the canvas is no change.
import { canonicalJson } from '../compile/canonical-json.ts';
import type { FlowDocument, FlowStep } from '../document/flow-document.ts';
import type { Json } from '../json.ts';

export type FlowChange =
  | { readonly type: 'added' | 'removed'; readonly what: 'step' | 'edge'; readonly name: string }
  /** `path` inside the step, or inside the flow where there is none; absent values are null. */
  | { readonly type: 'changed'; readonly step: string | null; readonly path: string; readonly from: Json; readonly to: Json };

export function diffFlows(before: FlowDocument, after: FlowDocument): readonly FlowChange[] {
  const { steps: oldSteps, edges: oldEdges, layout: _old, ...oldRest } = before;
  const { steps: newSteps, edges: newEdges, layout: _new, ...newRest } = after;
  return [
    ...changesIn(null, oldRest as unknown as Json, newRest as unknown as Json),
    ...stepChanges(oldSteps, newSteps),
    ...listChanges('edge', oldEdges.map(edgeName), newEdges.map(edgeName)),
  ];
}

function stepChanges(before: readonly FlowStep[], after: readonly FlowStep[]): FlowChange[] {
  const old = new Map(before.map((one) => [one.id, one]));
  const changed = after.flatMap((one) => {
    const was = old.get(one.id);
    return was === undefined ? [] : changesIn(one.id, was as unknown as Json, one as unknown as Json);
  });
  return [...listChanges('step', before.map(({ id }) => id), after.map(({ id }) => id)), ...changed];
}

function edgeName({ from, outcome, to }: FlowDocument['edges'][number]): string {
  return `${from} ${outcome} → ${to}`;
}

function listChanges(what: 'step' | 'edge', before: readonly string[], after: readonly string[]): FlowChange[] {
  return [
    ...before.filter((name) => !after.includes(name)).map((name) => ({ type: 'removed' as const, what, name })),
    ...after.filter((name) => !before.includes(name)).map((name) => ({ type: 'added' as const, what, name })),
  ];
}

function changesIn(step: string | null, before: Json | undefined, after: Json | undefined, path = ''): FlowChange[] {
  if (canonicalJson(before ?? null) === canonicalJson(after ?? null)) return [];
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) => changesIn(step, before[key], after[key], path === '' ? key : `${path}.${key}`));
  }
  return [{ type: 'changed', step, path, from: before ?? null, to: after ?? null }];
}

function isObject(json: Json | undefined): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
