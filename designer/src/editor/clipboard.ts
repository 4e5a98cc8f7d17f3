// Steps on the clipboard are a small flow as JSON text: they paste into another flow, another window, or a chat.
import { type FlowDocument, parseFlow } from '@sopwith/engine';
import { emptyFlow } from '../edit/empty-flow.ts';

export function writePiece(flow: FlowDocument, ids: readonly string[]): string {
  const inside = new Set(ids);
  const piece: FlowDocument = {
    ...emptyFlow(flow.name),
    steps: flow.steps.filter((step) => inside.has(step.id)),
    edges: flow.edges.filter((edge) => inside.has(edge.from) && inside.has(edge.to)),
    layout: Object.fromEntries(Object.entries(flow.layout).filter(([id]) => inside.has(id))),
  };
  return JSON.stringify(piece);
}

/** Null for anything that is not a flow: people paste all sorts of text. */
export function readPiece(text: string): FlowDocument | null {
  if (!text.trimStart().startsWith('{')) return null;
  const parsed = parseFlow(text);
  return parsed.ok ? parsed.flow : null;
}
