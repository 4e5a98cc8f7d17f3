import type { Json, JsonObject } from '../json.ts';

const mostValues = 150;
const mostItems = 12;
const mostText = 200;
const mostDepth = 8;

/** The value for a trail row, a few kilobytes whatever a person or a program had put in: long texts, lists and depths are cut. */
export function shorten(value: Json): Json {
  // Nearly all are small already, and this runs for every decision.
  if (countSmall(value, mostValues, 0) >= 0) return value;
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

/** How many more values may follow when this one is kept as it is; negative when it has to be cut. */
function countSmall(value: Json, left: number, depth: number): number {
  if (typeof value === 'string') return value.length <= mostText ? left : -1;
  if (typeof value !== 'object' || value === null) return left;
  if (depth === mostDepth) return -1;
  const names = Object.keys(value);
  if (names.length > mostItems) return -1;
  let after = left - names.length;
  for (let i = 0; i < names.length && after >= 0; i++) {
    const name = names[i] as string;
    after = name.length > mostText ? -1 : countSmall((value as JsonObject)[name] as Json, after, depth + 1);
  }
  return after;
}

// Not between the two halves of one character: a lone surrogate is refused by the database.
function cutText(text: string): string {
  if (text.length <= mostText) return text;
  const last = text.charCodeAt(mostText - 1);
  return `${text.slice(0, last >= 0xd800 && last <= 0xdbff ? mostText - 1 : mostText)}…`;
}
