// What the settings of a step can refer to: suggestions in forms, and the variables menu of a text.
import { type Catalog, type FlowDocument, stepTitles } from '@sopwith/engine';
import { useMemo } from 'react';
import { useCatalog, useSuggestions } from '../catalog/catalog-context.tsx';
import { useEditor, useFlow } from '../editor/editor-store.ts';
import { useLanguage } from '../language/language.ts';

export interface Names {
  readonly context: readonly string[];
  readonly variables: readonly string[];
  readonly steps: readonly { readonly id: string; readonly title: string; readonly type: string }[];
  readonly tags: readonly string[];
  readonly attributes: readonly string[];
  /** Whether what is set now speaks to a member: in a flow about something else only the steps for many do. */
  readonly hasMember: boolean;
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
  const selected = useEditor((state) => state.selected[0]);
  return useMemo(() => {
    const titles = stepTitles(flow.steps, language, catalog);
    return {
      context: flow.context.map(({ name }) => name),
      variables: variablesIn(flow, catalog),
      steps: flow.steps.map(({ id, type }) => ({ id, type, title: titles.get(id) ?? id })),
      tags,
      attributes,
      hasMember: flow.subject === 'member' || isForMany(flow, catalog, selected),
      events: events.map(({ name }) => name),
      propertiesOf: (event) => events.find(({ name }) => name === event)?.properties ?? [],
    };
  }, [flow, catalog, events, tags, attributes, language, selected]);
}

function isForMany({ steps }: FlowDocument, catalog: Catalog, selected: string | undefined): boolean {
  const type = steps.find(({ id }) => id === selected)?.type;
  return type !== undefined && catalog.types.get(type)?.manifest.group === 'many';
}
