// The step types of this installation, plugins included, and the names that its forms suggest.

import { builtinSteps, type Catalog, createCatalog } from '@sopwith/engine';
import type { CatalogDto } from '@sopwith/server/contract';
import { createContext, useContext } from 'react';

export interface Suggestions {
  readonly events: CatalogDto['events'];
  readonly tags: readonly string[];
  readonly attributes: readonly string[];
  readonly segments: readonly { readonly id: string; readonly name: string }[];
  readonly calendars: CatalogDto['calendars'];
  readonly around: CatalogDto['around'];
}

export interface KnownCatalog {
  readonly catalog: Catalog;
  readonly suggestions: Suggestions;
}

/** The server lists the builtin types too; this build has those itself, with their words. */
export function knownCatalog(dto: CatalogDto): KnownCatalog {
  const builtin = new Set(builtinSteps.map(({ manifest }) => manifest.type));
  const custom = dto.steps.filter(({ type }) => !builtin.has(type));
  const { dictionary, tags, segments, calendars, around } = dto;
  const suggestions = { ...withDeclared(dto), tags, segments, calendars, around };
  return { catalog: createCatalog(builtinSteps, custom, dictionary), suggestions };
}

/** What was declared is offered before it was ever seen. */
function withDeclared({ events, attributes, dictionary }: CatalogDto): Pick<Suggestions, 'events' | 'attributes'> {
  const names = [...new Set([...events.map(({ name }) => name), ...Object.keys(dictionary.events)])];
  return {
    attributes: [...new Set([...Object.keys(dictionary.attributes), ...attributes])],
    events: names.map((name) => {
      const seen = events.find((event) => event.name === name)?.properties ?? [];
      return { name, properties: [...new Set([...Object.keys(dictionary.events[name] ?? {}), ...seen])] };
    }),
  };
}

const empty: KnownCatalog = { catalog: createCatalog(), suggestions: { events: [], tags: [], attributes: [], segments: [], calendars: [], around: {} } };

export const CatalogContext = createContext<KnownCatalog>(empty);

export function useCatalog(): Catalog {
  return useContext(CatalogContext).catalog;
}

export function useSuggestions(): Suggestions {
  return useContext(CatalogContext).suggestions;
}
