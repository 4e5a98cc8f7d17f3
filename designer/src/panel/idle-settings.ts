// Settings that would say nothing as the others stand, and are not asked for: a table where nothing is started for its rows.
import type { JsonObject } from '@sopwith/engine';
import { isJsonObject } from './field-schema.ts';

export function idleSettings(type: string, config: JsonObject): readonly string[] {
  switch (type) {
    case 'for-each':
      return idleOfForEach(config);
    case 'measure':
      return config['of'] !== undefined || ['count', 'average', 'top'].includes(String(config['what'])) ? [] : ['of'];
    case 'split':
      return idleOfSplit(config);
    case 'rank':
      return config['of'] !== undefined || config['property'] === undefined ? [] : ['of'];
    default:
      return [];
  }
}

function idleOfSplit({ unit, field, by, table, otherwise }: JsonObject): readonly string[] {
  return [
    ...(unit === 'context' || field !== undefined ? [] : ['field']),
    ...(by === 'table' || table !== undefined ? [] : ['table']),
    ...(by === 'table' || otherwise !== undefined ? [] : ['otherwise']),
  ];
}

function idleOfForEach({ audience, rows, rowsIn, wait }: JsonObject): readonly string[] {
  const isOfRows = isJsonObject(audience) && audience['from'] === 'rows';
  return [...((isOfRows && rowsIn === undefined) || rows !== undefined ? [] : ['rows']), ...(isOfRows || rowsIn !== undefined ? [] : ['rowsIn']), ...(wait === 'share' ? [] : ['share'])];
}
