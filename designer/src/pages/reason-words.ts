// The reasons of a trail, told by the flow's steps. A trail is read long after: only names and settings of the steps matter, not what follows them.
import { type Catalog, describeReason, type Program, type TrailEntry } from '@sopwith/engine';
import type { RunDetail } from '@sopwith/server/contract';
import type { Language } from '../language/language.ts';

/** `catalog` knows what segments are called; without it their ids stand for them until it has come. */
export function reasonInWords(entry: TrailEntry, steps: Pick<Program, 'steps'>, zone: string, language: Language, catalog?: Catalog): string {
  return describeReason(entry, steps, { lang: language, zone, ...(catalog === undefined ? {} : { segments: catalog.dictionary.segments }) });
}

export function toldSteps({ document }: Pick<RunDetail, 'document'>, catalog: Catalog | undefined): Pick<Program, 'steps'> {
  const steps = document.steps.map(({ id, type, name, config }) => {
    const sort = catalog?.types.get(type)?.manifest.sort ?? 'control';
    return [id, { id, type, sort, config, next: {}, ...(name === undefined ? {} : { name }) }] as const;
  });
  return { steps: Object.fromEntries(steps) };
}
