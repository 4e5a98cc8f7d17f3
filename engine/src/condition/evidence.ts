// The values that a condition saw, kept so that a trail can say why. JSON, and small.
import type { Instant } from '../instant.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Leaf } from './condition.ts';
import { shorten } from './shorten.ts';

/** The comparison itself, what it found, and whether it held. */
export type Evidence =
  | (Leaf<'compare'> & { readonly leftValue: Json; readonly rightValue: Json; readonly holds: boolean })
  | (Leaf<'missing'> & { readonly holds: boolean })
  | (Leaf<'tag'> & { readonly holds: boolean })
  | (Leaf<'community'> & { readonly holds: boolean })
  | (Leaf<'segment'> & { readonly holds: boolean })
  | (Leaf<'recency'> & {
      /** When the last one happened; null: never. */
      readonly last: Instant | null;
      readonly since: Instant;
      readonly joinedAt: Instant;
      readonly holds: boolean;
    })
  | (Leaf<'count'> & {
      readonly count: number;
      /** Where the window began; null when it has no beginning. */
      readonly since: Instant | null;
      readonly joinedAt: Instant;
      readonly holds: boolean;
    });

const mostComparisons = 12;

/** As data of a reason: a trail row must stay small whatever an attribute holds. */
export function asReasonData(evidence: readonly Evidence[]): readonly Json[] {
  // Evidence is JSON by construction; its optional fields keep the compiler from seeing it.
  return evidence.slice(0, mostComparisons).map((item) => shorten(item as unknown as JsonObject));
}
