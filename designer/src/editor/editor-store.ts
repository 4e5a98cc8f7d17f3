// What the editor holds while it is open: the document with its history (saved), and what is selected (never saved).
import type { FlowDocument } from '@sopwith/engine';
import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { Edit, Point } from '../edit/edit.ts';
import { type History, openHistory, record, redo, undo } from '../edit/history.ts';
import type { Way } from '../edit/way.ts';

/** The operator is choosing the step that comes next: after a way, at a place, or both. */
export interface Picking {
  readonly after?: Way;
  readonly at?: Point;
}

export interface EditorState {
  readonly history: History;
  readonly selected: readonly string[];
  readonly picking: Picking | null;
  /** A step to bring into view; a new object each time, so that asking twice works. */
  readonly sought: { readonly step: string } | null;
  readonly apply: (edit: Edit) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly select: (steps: readonly string[]) => void;
  readonly pick: (picking: Picking | null) => void;
  readonly seek: (step: string) => void;
}

export type EditorStore = StoreApi<EditorState>;

export function createEditorStore(flow: FlowDocument): EditorStore {
  return createStore<EditorState>((set, get) => ({
    history: openHistory(flow),
    selected: [],
    picking: null,
    sought: null,
    apply: (edit) => set(({ history }) => ({ history: record(history, edit, Date.now()) })),
    undo: () => set(({ history }) => ({ history: undo(history) })),
    redo: () => set(({ history }) => ({ history: redo(history) })),
    select: (steps) => {
      const { selected } = get();
      // Most of what React Flow reports is about something else: then nothing needs to draw anew.
      if (steps.length === selected.length && steps.every((step) => selected.includes(step))) return;
      set({ selected: steps });
    },
    pick: (picking) => set({ picking }),
    seek: (step) => set({ selected: [step], sought: { step } }),
  }));
}

export const EditorContext = createContext<EditorStore | null>(null);

export function useEditorStore(): EditorStore {
  const store = useContext(EditorContext);
  if (!store) throw new Error('expected an EditorContext around this component, found none');
  return store;
}

export function useEditor<T>(select: (state: EditorState) => T): T {
  return useStore(useEditorStore(), select);
}

export function useFlow(): FlowDocument {
  return useEditor((state) => state.history.present);
}
