import { describe, expect, test } from 'vitest';
import { compareShares } from './compare-shares.ts';

const of = (did: number, all: number) => ({ did, of: all });

describe('two shares are compared as the textbooks do', () => {
  // The interval is the example of Newcombe, Statistics in Medicine 17 (1998), 873–890; the others are the definitions in exact arithmetic.
  test.each([
    [of(48, 80), of(56, 70), 0.2, 0.0080451, [0.0524, 0.3339]],
    [of(50, 100), of(50, 100), 0, 1, [-0.136, 0.136]],
    [of(200, 1000), of(250, 1000), 0.05, 0.0074196, [0.0134, 0.0865]],
  ] as const)('%j and %j', (first, second, difference, pValue, [low, high]) => {
    const found = compareShares(first, second);
    expect(found.difference).toBeCloseTo(difference, 10);
    expect(found.pValue).toBeCloseTo(pValue, 4);
    expect(found.interval?.[0]).toBeCloseTo(low, 3);
    expect(found.interval?.[1]).toBeCloseTo(high, 3);
  });
});

test.each([
  // z = 1.959964 and 3.290527 are the limits of 5 percent and of one in a thousand.
  [1.959963984540054, 0.05],
  [2.5758293035489, 0.01],
  [3.2905267314919, 0.001],
  [4.8916384756985, 0.000001],
])('a difference of %d deviations has the p-value %d', (z, p) => {
  const all = 1e12;
  const step = (z * Math.sqrt(0.5 / all)) / 2;
  expect(compareShares(of((0.5 - step) * all, all), of((0.5 + step) * all, all)).pValue).toBeCloseTo(p, 9);
});

test.each([
  ['nobody at all', of(0, 0), of(0, 0)],
  ['fewer than thirty in one of them', of(10, 29), of(100, 300)],
  ['fewer than five expected who did it', of(1, 100), of(8, 100)],
  ['fewer than five expected who did not', of(99, 100), of(92, 100)],
  ['nobody who did it', of(0, 500), of(0, 500)],
])('with %s there are too few to say', (_, first, second) => {
  expect(compareShares(first, second)).toMatchObject({ pValue: null, interval: null });
});

test('of several comparisons at once each counts the less', () => {
  const [one, three] = [compareShares(of(48, 80), of(56, 70)), compareShares(of(48, 80), of(56, 70), 3)];
  expect(three.pValue).toBeCloseTo(3 * (one.pValue as number), 12);
  expect(compareShares(of(50, 100), of(51, 100), 3).pValue).toBe(1);
});
