// What the settings of a step can refer to: suggestions in forms, and the variables menu of a text.
import { type Catalog, type FlowDocument, stepTitles } from '@sopwith/engine';
import { useMemo } from 'react';
import { useCatalog, useSuggestions } from '../catalog/catalog-context.tsx';
import { useFlow } from '../editor/editor-store.ts';
import { useLanguage } from '../language/language.ts';

export interface Names {
  readonly context: readonly string[];
  readonly variables: readonly string[];
  readonly steps: readonly { readonly id: string; readonly title: string; readonly type: string }[];
  readonly tags: readonly string[];
  readonly attributes: readonly string[];
  readonly events: readonly string[];
  readonly propertiesOf: (event: string) => readonly string[];
}

export function variablesIn(flow: FlowDocument, catalog: Catalog): readonly string[] {
  return [...new Set(flow.steps.flatMap((step) => catalog.types.get(step.type)?.variablesOf(step.config) ?? []))];
}

export function useNames(): Names {
  const flow = useFlow();
  const catalog = useCatalog();
  const { events, tags, attributes } = useSuggestions();
  const language = useLanguage();
  return useMemo(() => {
    const titles = stepTitles(flow.steps, language, catalog);
    return {
      context: flow.context.map(({ name }) => name),
      variables: variablesIn(flow, catalog),
      steps: flow.steps.map(({ id, type }) => ({ id, type, title: titles.get(id) ?? id })),
      tags,
      attributes,
      events: events.map(({ name }) => name),
      propertiesOf: (event) => events.find(({ name }) => name === event)?.properties ?? [],
    };
  }, [flow, catalog, events, tags, attributes, language]);
}
