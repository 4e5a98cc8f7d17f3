import { type FlowDocument, stepTitles } from '@sopwith/engine';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { KnownCatalog } from '../catalog/catalog-context.tsx';
import { knownCatalogQuery } from '../catalog/known-catalog-query.ts';
import { useLanguage } from '../language/language.ts';

export function useKnownCatalog(): KnownCatalog | undefined {
  return useQuery(knownCatalogQuery).data;
}

/** What people call a step. */
export function useStepTitles(document: FlowDocument | undefined): (id: string) => string {
  const known = useKnownCatalog();
  const language = useLanguage();
  const titles = useMemo(() => stepTitles(document?.steps ?? [], language, known?.catalog), [document, language, known]);
  return useCallback((id) => titles.get(id) ?? id, [titles]);
}
