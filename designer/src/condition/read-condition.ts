import type { Condition, Json } from '@sopwith/engine';

const TYPES = ['all', 'any', 'not', 'compare', 'missing', 'tag', 'community', 'segment', 'count', 'recency'];

/** Settings come from a document that parsed: a value with a condition's type is one. Anything else is no condition yet. */
export function readCondition(json: Json | undefined): Condition | undefined {
  const isCondition = typeof json === 'object' && json !== null && 'type' in json && TYPES.includes(String(json.type));
  return isCondition ? (json as unknown as Condition) : undefined;
}
