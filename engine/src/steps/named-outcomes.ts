import type { Bilingual, OutcomeManifest } from '../catalog/step-manifest.ts';
import type { Json, JsonObject } from '../json.ts';
import { inBoth } from '../words/lang.ts';

/** The outcomes that a list in the settings names, as far as it is written: a form being filled in must not lose its handles. */
export function namedOutcomes(list: Json | undefined, titleKey: string, titled: (text: string) => Bilingual = inBoth): OutcomeManifest[] {
  if (!Array.isArray(list)) return [];
  const found = new Map<string, OutcomeManifest>();
  for (const item of list as readonly Json[]) {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) continue;
    const { id, [titleKey]: title } = item as JsonObject;
    if (typeof id !== 'string' || id === '') continue;
    found.set(id, { id, title: titled(typeof title === 'string' && title !== '' ? title : id) });
  }
  return [...found.values()];
}

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
