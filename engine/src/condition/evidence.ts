// The values that a condition saw, kept so that a trail can say why. JSON, and small.
import type { Instant } from '../instant.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Condition } from './condition.ts';

type Leaf<T extends Condition['type']> = Extract<Condition, { type: T }>;

/** The comparison itself, what it found, and whether it held. */
export type Evidence =
  | (Leaf<'compare'> & { readonly leftValue: Json; readonly rightValue: Json; readonly holds: boolean })
  | (Leaf<'missing'> & { readonly holds: boolean })
  | (Leaf<'tag'> & { readonly holds: boolean })
  | (Leaf<'community'> & { readonly holds: boolean })
  | (Leaf<'count'> & {
      readonly count: number;
      /** Where the window began; null when it has no beginning. */
      readonly since: Instant | null;
      readonly joinedAt: Instant;
      readonly holds: boolean;
    });

const mostItems = 12;
const mostText = 200;

/** As data of a reason: a trail row must stay small whatever an attribute holds. */
export function asReasonData(evidence: readonly Evidence[]): readonly Json[] {
  return evidence.slice(0, mostItems).map((item) => shorten(item as unknown as JsonObject, 0));
}

/** Long texts are cut, long lists too, and what is nested deep is left out. */
export function shorten(value: Json, depth: number): Json {
  if (typeof value === 'string') return value.length > mostText ? `${cutText(value)}…` : value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= 5) return null;
  if (Array.isArray(value)) return (value as readonly Json[]).slice(0, mostItems).map((item) => shorten(item, depth + 1));
  const entries = Object.entries(value as JsonObject).slice(0, mostItems);
  return Object.fromEntries(entries.map(([name, item]) => [name, shorten(item, depth + 1)]));
}

// Not between the two halves of one character: a lone surrogate is refused by the database.
function cutText(value: string): string {
  const last = value.charCodeAt(mostText - 1);
  return value.slice(0, last >= 0xd800 && last <= 0xdbff ? mostText - 1 : mostText);
}
