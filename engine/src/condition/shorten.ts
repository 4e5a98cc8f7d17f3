import type { Json, JsonObject } from '../json.ts';

const mostValues = 150;
const mostItems = 12;
const mostText = 200;
const mostDepth = 8;

/** A copy for a trail row, a few kilobytes whatever a person or a program had put in: long texts, lists and depths are cut. */
export function shorten(value: Json): Json {
  let left = mostValues;
  const copy = (part: Json, depth: number): Json => {
    if (typeof part === 'string') return cutText(part);
    if (typeof part !== 'object' || part === null) return part;
    if (depth === mostDepth) return null;
    const taken = <T>(parts: readonly T[]): readonly T[] => {
      const some = parts.slice(0, Math.min(mostItems, left));
      left -= some.length;
      return some;
    };
    if (Array.isArray(part)) return taken(part as readonly Json[]).map((item) => copy(item, depth + 1));
    const entries = taken(Object.entries(part as JsonObject));
    return Object.fromEntries(entries.map(([name, item]) => [cutText(name), copy(item, depth + 1)]));
  };
  return copy(value, 0);
}

// Not between the two halves of one character: a lone surrogate is refused by the database.
function cutText(text: string): string {
  if (text.length <= mostText) return text;
  const last = text.charCodeAt(mostText - 1);
  return `${text.slice(0, last >= 0xd800 && last <= 0xdbff ? mostText - 1 : mostText)}…`;
}
