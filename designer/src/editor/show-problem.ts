import type { Problem } from '@sopwith/engine';
import { focusSettings } from './editor-focus.ts';
import type { EditorStore } from './editor-store.ts';

/** Brings the step of a problem into view, and the keyboard to what is to be mended. */
export function showProblem(store: EditorStore, { step, outcome }: Problem): void {
  if (step === undefined) store.getState().select([]);
  else store.getState().seek(step);
  focusSettings(outcome === undefined ? 'wrong' : { way: outcome });
}
