// Settings that would say nothing as the others stand, and are not asked for: a table where nothing is started for its rows.
import type { JsonObject } from '@sopwith/engine';
import { isJsonObject } from './field-schema.ts';

export function idleSettings(type: string, config: JsonObject): readonly string[] {
  if (type !== 'for-each') return [];
  const { audience, rows, rowsIn, wait } = config;
  const isOfRows = isJsonObject(audience) && audience['from'] === 'rows';
  return [...((isOfRows && rowsIn === undefined) || rows !== undefined ? [] : ['rows']), ...(isOfRows || rowsIn !== undefined ? [] : ['rowsIn']), ...(wait === 'share' ? [] : ['share'])];
}
