// Steps and links leave. A chain heals: what led to a deleted step with one way on now leads to where that way went.
import type { FlowDocument } from '@sopwith/engine';
import { linkWay, type Way } from './way.ts';

export function deleteParts(flow: FlowDocument, ids: readonly string[], ways: readonly Way[]): FlowDocument {
  return deleteSteps(
    ways.reduce((rest, way) => linkWay(rest, way, null), flow),
    ids,
  );
}

function deleteSteps(flow: FlowDocument, ids: readonly string[]): FlowDocument {
  const gone = new Set(ids);
  const steps = flow.steps.filter((step) => !gone.has(step.id));
  if (steps.length === flow.steps.length) return flow;
  const heir = (id: string) => heirOf(flow, id, gone);
  return {
    ...flow,
    start: flow.start === null ? null : heir(flow.start),
    steps,
    edges: flow.edges.flatMap((edge) => {
      const to = gone.has(edge.from) ? null : heir(edge.to);
      if (to === null || to === edge.from) return [];
      return [to === edge.to ? edge : { ...edge, to }];
    }),
    layout: Object.fromEntries(Object.entries(flow.layout).filter(([id]) => !gone.has(id))),
  };
}

/** The step itself while it stays; else the first one that stays along single ways. */
function heirOf(flow: FlowDocument, id: string, gone: ReadonlySet<string>): string | null {
  const seen = new Set<string>();
  let here = id;
  while (gone.has(here)) {
    if (seen.has(here)) return null;
    seen.add(here);
    const [next, ...others] = flow.edges.filter((edge) => edge.from === here);
    if (!next || others.length > 0) return null;
    here = next.to;
  }
  return here;
}
