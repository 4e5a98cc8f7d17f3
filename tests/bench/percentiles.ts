export interface Percentiles {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Nearest rank: a value that occurred, never one between two. */
export function percentiles(values: readonly number[]): Percentiles {
  const sorted = values.slice().sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] as number;
  if (sorted.length === 0) throw new Error('expected at least one value for percentiles, found none');
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}
