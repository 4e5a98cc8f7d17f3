/** How much one of an audience did of something. */
export interface Valued {
  readonly externalId: string;
  /** The sum of the property, or as `events`. */
  readonly value: number;
  /** How often, or on how many days. */
  readonly events: number;
}

/** The most first; equals share a rank, and the one after them counts on: 1, 2, 2, 4. Among equals by id. */
export function ranked<T extends Valued>(values: readonly T[]): readonly (T & { readonly rank: number })[] {
  const sorted = [...values].sort((a, b) => b.value - a.value || (a.externalId < b.externalId ? -1 : 1));
  let rank = 0;
  return sorted.map((one, n) => {
    if (n === 0 || one.value !== sorted[n - 1]?.value) rank = n + 1;
    return { ...one, rank };
  });
}
