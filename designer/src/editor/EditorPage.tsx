// Loads a flow and opens the editor on it. A draft that never reached the server goes first.

import type { FlowDocument } from '@sopwith/engine';
import type { FlowDetail } from '@sopwith/server/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { api } from '../api/api.ts';
import { CatalogContext, type KnownCatalog } from '../catalog/catalog-context.tsx';
import { knownCatalogQuery } from '../catalog/known-catalog-query.ts';
import { PageState } from '../shell/PageState.tsx';
import { type Autosave, createAutosave } from './autosave.ts';
import { Editor } from './Editor.tsx';
import { createEditorStore, EditorContext, type EditorStore } from './editor-store.ts';
import { useFlowAsSaved } from './flow-as-saved.ts';
import { forgetDraft, keepDraft, keptDraft } from './kept-draft.ts';

export function EditorPage() {
  const { flowId = '' } = useParams();
  const flow = useFlowAsSaved(flowId);
  const catalog = useQuery(knownCatalogQuery);
  if (!flow.data || !catalog.data)
    return <PageState error={flow.error ?? catalog.error} onRetry={() => void Promise.all([flow.refetch(), catalog.refetch()])} />;
  return <OpenEditor key={flowId} flow={flow.data} catalog={catalog.data} onReload={() => location.reload()} />;
}

interface Opened {
  readonly store: EditorStore;
  readonly autosave: Autosave;
  /** Typed before a crash or a lost connection, and not on the server yet. */
  readonly unsaved: FlowDocument | null;
}

function OpenEditor({
  flow,
  catalog,
  onReload,
}: {
  readonly flow: FlowDetail;
  readonly catalog: KnownCatalog;
  readonly onReload: () => void;
}) {
  const [opened] = useState(() => open(flow));
  useEffect(() => {
    const { store, autosave, unsaved } = opened;
    if (unsaved) autosave.changed(unsaved);
    const stopWatching = store.subscribe((now, before) => {
      if (now.history.present !== before.history.present) autosave.changed(now.history.present);
    });
    const warn = (event: BeforeUnloadEvent) => {
      if (autosave.store.getState().status !== 'saved') event.preventDefault();
    };
    const retry = () => void autosave.flush();
    window.addEventListener('beforeunload', warn);
    window.addEventListener('online', retry);
    return () => {
      stopWatching();
      void autosave.flush();
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('online', retry);
    };
  }, [opened]);
  return (
    <CatalogContext value={catalog}>
      <EditorContext value={opened.store}>
        <Editor flow={flow} autosave={opened.autosave} onReload={onReload} />
      </EditorContext>
    </CatalogContext>
  );
}

function open(flow: FlowDetail): Opened {
  const kept = keptDraft(flow.id);
  const unsaved = kept && JSON.stringify(kept.document) !== JSON.stringify(flow.draft) ? kept : null;
  return {
    store: createEditorStore(unsaved?.document ?? flow.draft),
    unsaved: unsaved?.document ?? null,
    autosave: createAutosave({
      // With the revision that it was typed on: if somebody saved since, the server says so.
      rev: unsaved?.rev ?? flow.rev,
      save: (document, rev) => api.saveDraft(flow.id, document, rev),
      keep: (document, rev) => keepDraft(flow.id, document, rev),
      forget: () => forgetDraft(flow.id),
    }),
  };
}
