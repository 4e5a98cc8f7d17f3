// A way is where a link can begin: the flow's start, or one outcome of a step. Each way leads to at most one step.
import type { FlowDocument } from '@sopwith/engine';

export interface Way {
  /** null: the flow's start. */
  readonly from: string | null;
  readonly outcome: string;
}

export const START: Way = { from: null, outcome: 'start' };

export function isSameWay(a: Way, b: Way): boolean {
  return a.from === b.from && (a.from === null || a.outcome === b.outcome);
}

export function targetOf(flow: FlowDocument, way: Way): string | null {
  if (way.from === null) return flow.start;
  return flow.edges.find((edge) => edge.from === way.from && edge.outcome === way.outcome)?.to ?? null;
}

/** Points the way at a step, or at nothing. A linked outcome is no longer an end. */
export function linkWay(flow: FlowDocument, way: Way, to: string | null): FlowDocument {
  const { from, outcome } = way;
  if (targetOf(flow, way) === to) return flow;
  if (from === null) return { ...flow, start: to };
  const others = flow.edges.filter((edge) => edge.from !== from || edge.outcome !== outcome);
  if (to === null) return { ...flow, edges: others };
  return markEnd({ ...flow, edges: [...others, { from, outcome, to }] }, from, outcome, false);
}

export function isEnd(flow: FlowDocument, way: Way): boolean {
  return flow.steps.find((step) => step.id === way.from)?.ends?.includes(way.outcome) ?? false;
}

export function markEnd(flow: FlowDocument, id: string, outcome: string, end: boolean): FlowDocument {
  if (!flow.steps.some((step) => step.id === id)) return flow;
  if (isEnd(flow, { from: id, outcome }) === end) return flow;
  const steps = flow.steps.map((step) => {
    if (step.id !== id) return step;
    const { ends = [], ...rest } = step;
    const kept = end ? [...ends, outcome] : ends.filter((other) => other !== outcome);
    return kept.length > 0 ? { ...rest, ends: kept } : rest;
  });
  const edges = end ? flow.edges.filter((edge) => edge.from !== id || edge.outcome !== outcome) : flow.edges;
  return { ...flow, steps, edges };
}
