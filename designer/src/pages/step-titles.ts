import type { FlowDocument } from '@sopwith/engine';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../api/api.ts';
import { type KnownCatalog, knownCatalog } from '../catalog/catalog-context.tsx';
import { useLanguage } from '../language/language.ts';

export function useKnownCatalog(): KnownCatalog | undefined {
  return useQuery({ queryKey: ['catalog'], queryFn: async () => knownCatalog(await api.catalog()), staleTime: 60_000 }).data;
}

/** What people call a step: its own name, else its type's. */
export function useStepTitles(document: FlowDocument | undefined): (id: string) => string {
  const known = useKnownCatalog();
  const language = useLanguage();
  return useCallback(
    (id) => {
      const step = document?.steps.find((each) => each.id === id);
      if (!step) return id;
      return step.name ?? known?.catalog.types.get(step.type)?.manifest.title[language] ?? step.type;
    },
    [document, known, language],
  );
}
