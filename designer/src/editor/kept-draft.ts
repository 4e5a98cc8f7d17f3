// The browser's own copy of a draft that the server does not have yet.
import { type FlowDocument, parseFlow } from '@sopwith/engine';

export interface KeptDraft {
  readonly rev: number;
  readonly document: FlowDocument;
}

const place = (flow: string) => `sopwith.draft.${flow}`;

export function keepDraft(flow: string, document: FlowDocument, rev: number): void {
  localStorage.setItem(place(flow), JSON.stringify({ rev, document }));
}

export function forgetDraft(flow: string): void {
  localStorage.removeItem(place(flow));
}

/** Null when there is none, or when what is there is not a flow that this build can read. */
export function keptDraft(flow: string): KeptDraft | null {
  const text = localStorage.getItem(place(flow));
  if (text === null) return null;
  const kept: unknown = JSON.parse(text);
  if (typeof kept !== 'object' || kept === null || !('rev' in kept) || !('document' in kept) || typeof kept.rev !== 'number') return null;
  const parsed = parseFlow(kept.document);
  return parsed.ok ? { rev: kept.rev, document: parsed.flow } : null;
}
