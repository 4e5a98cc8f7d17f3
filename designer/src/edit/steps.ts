// Steps arrive: added, inserted on a link, pasted.
import type { FlowDocument, FlowEdge, FlowStep } from '@sopwith/engine';
import type { Point } from './edit.ts';
import { linkWay, targetOf, type Way } from './way.ts';

/** The distance between two rows of the canvas. */
export const ROW = 176;
export const COLUMN = 280;

/** Some steps with the links among them, as copied. */
export interface Piece {
  readonly steps: readonly FlowStep[];
  readonly edges: readonly FlowEdge[];
  readonly layout: Readonly<Record<string, Point>>;
}

export function addStep(flow: FlowDocument, step: FlowStep, at: Point, after?: Way, onward?: string): FlowDocument {
  if (flow.steps.some((other) => other.id === step.id)) return flow;
  const next = after ? targetOf(flow, after) : null;
  const roomy = next === null ? flow : makeRoom(flow, next, at.y + ROW);
  const grown = {
    ...roomy,
    steps: [...roomy.steps, step],
    layout: { ...roomy.layout, [step.id]: { x: Math.round(at.x), y: Math.round(at.y) } },
  };
  if (!after) return grown;
  const linked = linkWay(grown, after, step.id);
  return next !== null && onward !== undefined ? linkWay(linked, { from: step.id, outcome: onward }, next) : linked;
}

/** Moves a step, and all that lies below it in the same branch, down until it begins at `y`. */
function makeRoom(flow: FlowDocument, first: string, y: number): FlowDocument {
  const top = flow.layout[first];
  if (!top || top.y >= y) return flow;
  const by = y - top.y;
  const layout = { ...flow.layout };
  for (const id of reachableFrom(flow, first)) {
    const place = flow.layout[id];
    // A link back up must not push the steps above.
    if (place && place.y >= top.y) layout[id] = { x: place.x, y: place.y + by };
  }
  return { ...flow, layout };
}

export function reachableFrom(flow: FlowDocument, first: string): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const edge of flow.edges) next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to]);
  const seen = new Set([first]);
  // A set hands out what is added to it while it is walked.
  for (const id of seen) for (const to of next.get(id) ?? []) seen.add(to);
  return seen;
}

export function insertPiece(flow: FlowDocument, piece: Piece): FlowDocument {
  const taken = new Set(flow.steps.map((step) => step.id));
  if (piece.steps.length === 0 || piece.steps.some((step) => taken.has(step.id))) return flow;
  return {
    ...flow,
    steps: [...flow.steps, ...piece.steps],
    edges: [...flow.edges, ...piece.edges],
    layout: { ...flow.layout, ...piece.layout },
  };
}

/** A copy of some steps under fresh ids, a little beside the originals. */
export function copyOf(flow: FlowDocument, ids: readonly string[], freshId: (type: string) => string): Piece {
  const steps = flow.steps.filter((step) => ids.includes(step.id));
  const renamed = new Map(steps.map((step) => [step.id, freshId(step.type)]));
  return {
    steps: steps.map((step) => ({ ...step, id: renamed.get(step.id) ?? step.id })),
    edges: flow.edges.flatMap((edge) => {
      const from = renamed.get(edge.from);
      const to = renamed.get(edge.to);
      return from && to ? [{ ...edge, from, to }] : [];
    }),
    layout: Object.fromEntries(
      steps.map((step) => {
        const place = flow.layout[step.id] ?? { x: 0, y: 0 };
        return [renamed.get(step.id) ?? step.id, { x: place.x + COLUMN, y: place.y }];
      }),
    ),
  };
}
