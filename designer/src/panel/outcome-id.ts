import type { Json } from '@sopwith/engine';
import { isJsonObject } from './field-schema.ts';

/** A fresh id for a list entry. Random, so that one that was deleted does not come back with another meaning. */
export function freshOutcomeId(entries: readonly Json[], random: () => number, stem = 'way'): string {
  const taken = new Set(entries.map((entry) => (isJsonObject(entry) ? entry['id'] : null)));
  for (;;) {
    const id = `${stem}-${Math.floor(random() * 36 ** 4)
      .toString(36)
      .padStart(4, '0')}`;
    if (!taken.has(id)) return id;
  }
}
