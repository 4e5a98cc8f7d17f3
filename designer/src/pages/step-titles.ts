import type { FlowDocument } from '@sopwith/engine';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { KnownCatalog } from '../catalog/catalog-context.tsx';
import { knownCatalogQuery } from '../catalog/known-catalog-query.ts';
import { useLanguage } from '../language/language.ts';

export function useKnownCatalog(): KnownCatalog | undefined {
  return useQuery(knownCatalogQuery).data;
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
