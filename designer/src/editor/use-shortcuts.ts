import { useEffect } from 'react';
import { freshStepId } from '../edit/step-id.ts';
import { copyOf, type Piece } from '../edit/steps.ts';
import { readPiece, writePiece } from './clipboard.ts';
import { type EditorStore, useEditorStore } from './editor-store.ts';
import { type Command, commandOf, isTyping } from './shortcuts.ts';

export interface ShortcutActions {
  readonly save: () => void;
  readonly tidy: () => void;
  readonly find: () => void;
  /** 1: to the next, -1: to the one before. */
  readonly goToProblem: (by: 1 | -1) => void;
  readonly goToRegion: (by: 1 | -1) => void;
}

export function useShortcuts(actions: ShortcutActions): void {
  const store = useEditorStore();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command = commandOf(event, isTyping(event.target));
      if (!command) return;
      event.preventDefault();
      run(command, store, actions);
    };
    const copy = (event: ClipboardEvent) => {
      const { history, selected } = store.getState();
      // Text that somebody marked is what they mean to copy.
      if (isTyping(event.target) || selected.length === 0 || String(getSelection()) !== '') return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', writePiece(history.present, selected));
      if (event.type === 'cut') store.getState().apply({ type: 'delete', steps: selected, ways: [] });
    };
    const paste = (event: ClipboardEvent) => {
      if (isTyping(event.target)) return;
      const flow = readPiece(event.clipboardData?.getData('text/plain') ?? '');
      if (flow)
        insert(
          store,
          copyOf(
            flow,
            flow.steps.map(({ id }) => id),
            freshIn(store),
          ),
        );
    };
    window.addEventListener('keydown', press);
    document.addEventListener('copy', copy);
    document.addEventListener('cut', copy);
    document.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('keydown', press);
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', copy);
      document.removeEventListener('paste', paste);
    };
  }, [store, actions]);
}

function run(command: Command, store: EditorStore, actions: ShortcutActions): void {
  const { undo, redo, select, history } = store.getState();
  switch (command) {
    case 'undo':
      return undo();
    case 'redo':
      return redo();
    case 'duplicate':
      return duplicateSelected(store);
    case 'selectAll':
      return select(history.present.steps.map(({ id }) => id));
    case 'deselect':
      return select([]);
    case 'save':
      return actions.save();
    case 'tidy':
      return actions.tidy();
    case 'find':
      return actions.find();
    case 'nextProblem':
      return actions.goToProblem(1);
    case 'previousProblem':
      return actions.goToProblem(-1);
    case 'nextRegion':
      return actions.goToRegion(1);
    case 'previousRegion':
      return actions.goToRegion(-1);
  }
}

export function duplicateSelected(store: EditorStore): void {
  const { history, selected } = store.getState();
  insert(store, copyOf(history.present, selected, freshIn(store)));
}

function insert(store: EditorStore, piece: Piece): void {
  store.getState().apply({ type: 'paste', piece });
  store.getState().select(piece.steps.map(({ id }) => id));
}

function freshIn(store: EditorStore): (type: string) => string {
  const taken = new Set(store.getState().history.present.steps.map(({ id }) => id));
  return (type) => {
    const id = freshStepId(type, taken, Math.random);
    taken.add(id);
    return id;
  };
}
