// Two lots of communities against each other, where each community was given its way as a whole: one community is one case, however many are in it.
import type { ShareComparison } from './compare-shares.ts';

/** From four against four on, a difference between all of one lot and all of the other can be more than chance. */
export const FEWEST_COMMUNITIES = 4;

/** `first`, `second`: of each community the share of those who did it, 0 to 1. Welch’s test of the two means, and its interval. `comparisons`: as in `compareShares`. */
export function compareCommunities(first: readonly number[], second: readonly number[], comparisons = 1): ShareComparison {
  const [a, b] = [spread(first), spread(second)];
  const difference = b.mean - a.mean;
  if (Math.min(first.length, second.length) < FEWEST_COMMUNITIES) return { difference, pValue: null, interval: null };
  const squared = a.error + b.error;
  // All of each lot alike: nothing varies by chance.
  if (squared === 0) return { difference, pValue: difference === 0 ? 1 : 0, interval: [difference, difference] };
  const error = Math.sqrt(squared);
  const freedom = squared ** 2 / (a.error ** 2 / (first.length - 1) + b.error ** 2 / (second.length - 1));
  const reach = error * reachOf95(freedom);
  return { difference, pValue: Math.min(1, comparisons * bothTailsOfT(Math.abs(difference) / error, freedom)), interval: [difference - reach, difference + reach] };
}

export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** `error`: the squared deviation of the mean. */
function spread(values: readonly number[]) {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: values.length < 2 ? 0 : squares / (values.length - 1) / values.length };
}

/**
 * How much of Student’s distribution lies beyond ±t. With t = √freedom · tan(angle) its density is cos(angle)^(freedom − 1), so that both the tail and the
 * whole are integrals of that, and no gamma function is needed.
 */
export function bothTailsOfT(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  return integral(freedom, angle, Math.PI / 2) / integral(freedom, 0, Math.PI / 2);
}

/** The t beyond which, on both sides, lies one in twenty. */
function reachOf95(freedom: number): number {
  const whole = integral(freedom, 0, Math.PI / 2);
  let [low, high] = [0, Math.PI / 2];
  for (let halved = 0; halved < 50; halved++) {
    const middle = (low + high) / 2;
    if (integral(freedom, middle, Math.PI / 2) / whole > 0.05) low = middle;
    else high = middle;
  }
  return Math.sqrt(freedom) * Math.tan(low);
}

const SLICES = 400;

/** By Simpson’s rule. The freedom is 3 or more here, so that nothing is steep. */
function integral(freedom: number, from: number, to: number): number {
  const width = (to - from) / SLICES;
  const at = (n: number) => Math.max(0, Math.cos(from + n * width)) ** (freedom - 1);
  let sum = at(0) + at(SLICES);
  for (let n = 1; n < SLICES; n++) sum += at(n) * (n % 2 === 1 ? 4 : 2);
  return (sum * width) / 3;
}
