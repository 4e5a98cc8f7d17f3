// Undo and redo over whole documents, which share their unchanged parts. Pure: `at` is the moment of the edit.
import type { FlowDocument } from '@sopwith/engine';
import { applyEdit, type Edit } from './edit.ts';

/** Typing in one field within this pause is one undo step. */
const PAUSE_MS = 1200;

export interface History {
  readonly past: readonly FlowDocument[];
  readonly present: FlowDocument;
  readonly future: readonly FlowDocument[];
  readonly last: { readonly key: string; readonly at: number } | null;
}

export function openHistory(flow: FlowDocument): History {
  return { past: [], present: flow, future: [], last: null };
}

export function record(history: History, edit: Edit, at: number): History {
  const present = applyEdit(history.present, edit);
  if (present === history.present) return history;
  const key = typingKey(edit);
  const goesOn = key !== null && history.last?.key === key && at - history.last.at <= PAUSE_MS;
  return {
    past: goesOn ? history.past : [...history.past, history.present],
    present,
    future: [],
    last: key === null ? null : { key, at },
  };
}

export function undo(history: History): History {
  const present = history.past.at(-1);
  if (!present) return history;
  return { past: history.past.slice(0, -1), present, future: [history.present, ...history.future], last: null };
}

export function redo(history: History): History {
  const [present, ...future] = history.future;
  if (!present) return history;
  return { past: [...history.past, history.present], present, future, last: null };
}

/** Edits made letter by letter share a key; every other edit stands alone. */
function typingKey(edit: Edit): string | null {
  switch (edit.type) {
    case 'renameStep':
    case 'noteStep':
    case 'configureStep':
      return `${edit.type} ${edit.step}`;
    case 'setOptions':
      return `setOptions ${edit.step} ${Object.keys(edit.options).join(' ')}`;
    case 'setFlow':
      return `setFlow ${Object.keys(edit.settings).sort().join(' ')}`;
    case 'addStep':
    case 'delete':
    case 'moveSteps':
    case 'paste':
    case 'connect':
    case 'markEnd':
    case 'addNote':
    case 'writeNote':
      return null;
  }
}
