export interface WayShare {
  readonly id: string;
  readonly share: number;
}

/**
 * The way that has had the fewest units so far for its share; of equals the one with the larger share, then the first. A way without a share gets nobody.
 * Simulator and server ask it alike, so that the same order of arrivals gives the same ways.
 */
export function balancedWay(ways: readonly WayShare[], counts: Readonly<Record<string, number>>): string {
  const [best] = ways
    .filter(({ share }) => share > 0)
    .map(({ id, share }, n) => ({ id, share, n, had: Object.hasOwn(counts, id) ? (counts[id] ?? 0) : 0 }))
    // Compared crosswise: quotients of whole numbers would round.
    .sort((a, b) => a.had * b.share - b.had * a.share || b.share - a.share || a.n - b.n);
  if (best === undefined) throw new Error('Expected a way with a share above 0, found none.');
  return best.id;
}
