// Two shares against each other: by how much they differ, how sure that is, or that there are too few to say.
export interface Share {
  readonly of: number;
  /** How many of them did it. */
  readonly did: number;
}

export interface ShareComparison {
  /** Share of the second less share of the first, −1 to 1. */
  readonly difference: number;
  /** Two-sided, of the test of two proportions with a pooled deviation; null: too few to say. */
  readonly pValue: number | null;
  /** Where the true difference lies in 95 of 100 such comparisons: Newcombe’s interval from the two Wilson scores. */
  readonly interval: readonly [number, number] | null;
}

/** The normal approximation is trusted from here on: as many in each, and as many expected who did it and who did not. */
export const FEWEST_UNITS = 30;
export const FEWEST_EXPECTED = 5;

/** `comparisons`: how many are made at once; each p-value is multiplied by it, so that among many no chance is taken for a finding. */
export function compareShares(first: Share, second: Share, comparisons = 1): ShareComparison {
  const difference = shareOf(second) - shareOf(first);
  if (isTooFew(first, second)) return { difference, pValue: null, interval: null };
  const pooled = (first.did + second.did) / (first.of + second.of);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / first.of + 1 / second.of));
  return { difference, pValue: Math.min(1, comparisons * bothTails(Math.abs(difference) / deviation)), interval: intervalOf(first, second) };
}

function shareOf({ of, did }: Share): number {
  return of === 0 ? 0 : did / of;
}

function isTooFew(first: Share, second: Share): boolean {
  const all = first.of + second.of;
  const did = first.did + second.did;
  return [first, second].some(({ of }) => of < FEWEST_UNITS || (of * did) / all < FEWEST_EXPECTED || (of * (all - did)) / all < FEWEST_EXPECTED);
}

const Z_95 = 1.959963984540054;

function intervalOf(first: Share, second: Share): readonly [number, number] {
  const [p1, p2] = [shareOf(first), shareOf(second)];
  const [[low1, high1], [low2, high2]] = [wilson(first), wilson(second)];
  const difference = p2 - p1;
  return [difference - Math.hypot(p2 - low2, high1 - p1), difference + Math.hypot(high2 - p2, p1 - low1)];
}

function wilson(share: Share): readonly [number, number] {
  const { of } = share;
  const p = shareOf(share);
  const squared = Z_95 ** 2;
  const middle = p + squared / (2 * of);
  const half = Z_95 * Math.sqrt((p * (1 - p) + squared / (4 * of)) / of);
  return [(middle - half) / (1 + squared / of), (middle + half) / (1 + squared / of)];
}

/** Both tails of the standard normal beyond ±z: near the middle by the series of its integral, far out by the fraction of Mills’ ratio. */
function bothTails(z: number): number {
  const density = Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 3) {
    let [sum, term] = [z, z];
    for (let odd = 3; term > 1e-17 * sum; odd += 2) {
      term *= z ** 2 / odd;
      sum += term;
    }
    return 1 - 2 * density * sum;
  }
  let fraction = z;
  for (let n = 60; n >= 1; n--) fraction = z + n / fraction;
  return (2 * density) / fraction;
}
