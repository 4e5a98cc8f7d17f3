// Keeps the draft on the server without being asked. What is not there yet is kept in the browser, so that nothing typed is lost.
import type { FlowDocument } from '@sopwith/engine';
import { createStore, type StoreApi } from 'zustand';
import { ServerRefused, ServerUnreachable } from '../api/request.ts';

const PAUSE_MS = 700;
const RETRY_MS = 4000;

export type SaveStatus = 'saved' | 'changed' | 'saving' | 'offline' | 'conflict' | 'refused';

export interface SaveState {
  readonly status: SaveStatus;
  readonly rev: number;
  /** The server's words, when it refused. */
  readonly reason: string | null;
}

export interface AutosaveParts {
  readonly rev: number;
  readonly save: (document: FlowDocument, rev: number) => Promise<{ readonly rev: number }>;
  /** Holds the document until the server has it. */
  readonly keep: (document: FlowDocument, rev: number) => void;
  readonly forget: () => void;
}

export interface Autosave {
  readonly store: StoreApi<SaveState>;
  changed(document: FlowDocument): void;
  /** Saves now what is not saved; true when the server has everything. */
  flush(): Promise<boolean>;
  /** Drops what is not saved: it was kept elsewhere, or given up. */
  abandon(): void;
}

export function createAutosave({ rev, save, keep, forget }: AutosaveParts): Autosave {
  const store = createStore<SaveState>(() => ({ status: 'saved', rev, reason: null }));
  let unsaved: FlowDocument | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;

  function later(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void saveNow(), ms);
  }

  async function saveNow(): Promise<void> {
    clearTimeout(timer);
    // One save at a time: a second one would carry a revision that the first is about to replace.
    while (running) await running;
    const document = unsaved;
    if (!document || store.getState().status === 'conflict') return;
    unsaved = null;
    store.setState({ status: 'saving', reason: null });
    running = save(document, store.getState().rev).then(
      (saved) => accepted(saved.rev),
      (error: unknown) => failed(document, error),
    );
    await running.finally(() => {
      running = null;
    });
  }

  function accepted(next: number): void {
    store.setState({ status: unsaved ? 'changed' : 'saved', rev: next });
    if (unsaved) keep(unsaved, next);
    else forget();
  }

  function failed(document: FlowDocument, error: unknown): void {
    unsaved ??= document;
    if (error instanceof ServerUnreachable) {
      store.setState({ status: 'offline' });
      later(RETRY_MS);
    } else if (error instanceof ServerRefused && error.problem.status === 409) {
      store.setState({ status: 'conflict' });
    } else {
      store.setState({ status: 'refused', reason: error instanceof Error ? error.message : String(error) });
    }
  }

  return {
    store,
    changed(document) {
      unsaved = document;
      keep(document, store.getState().rev);
      const { status } = store.getState();
      if (status === 'conflict') return;
      if (status !== 'saving') store.setState({ status: status === 'offline' ? 'offline' : 'changed' });
      later(PAUSE_MS);
    },
    async flush() {
      await saveNow();
      return store.getState().status === 'saved';
    },
    abandon() {
      clearTimeout(timer);
      unsaved = null;
      forget();
      store.setState({ status: 'saved', reason: null });
    },
  };
}
