import { describe, expect, test } from 'vitest';
import { comparisonInWords } from '../words/comparison-result-words.ts';
import { bothTailsOfT, compareCommunities } from './compare-communities.ts';
import { compareGroups, type Counted } from './compare-groups.ts';

const people = (prefix: string, of: number, did: number): readonly Counted[] => Array.from({ length: of }, (_, n) => ({ externalId: `${prefix}${n}`, did: n < did }));
const names = ['A', 'B'] as const;

test.each([
  // The limits of 5 and of 1 in a hundred as every table of Student’s distribution has them.
  [3, 3.182446305, 0.05],
  [3, 5.840909309, 0.01],
  [6, 2.446911851, 0.05],
  [10, 3.169272673, 0.01],
  [120, 1.979930405, 0.05],
])('with %d degrees of freedom, beyond ±%d lies %d', (freedom, t, p) => {
  expect(bothTailsOfT(t, freedom)).toBeCloseTo(p, 8);
});

describe('communities are compared by Welch’s test of their shares', () => {
  test('worked by hand: means 0.2 and 0.4, both with a squared error of 1/600, six degrees of freedom', () => {
    const found = compareCommunities([0.1, 0.2, 0.2, 0.3], [0.3, 0.4, 0.4, 0.5]);
    expect(found.difference).toBeCloseTo(0.2, 12);
    // t = 0.2 / √(1/300) = 2√3.
    expect(found.pValue).toBeCloseTo(bothTailsOfT(2 * Math.sqrt(3), 6), 12);
    expect(found.interval?.[0]).toBeCloseTo(0.2 - 2.446911851 / Math.sqrt(300), 7);
    expect(found.interval?.[1]).toBeCloseTo(0.2 + 2.446911851 / Math.sqrt(300), 7);
  });

  test.each([
    [[0.1], [0.9]],
    [[0.1, 0.1, 0.1], [0.9, 0.9, 0.9, 0.9, 0.9]],
    [[], [0.2, 0.2, 0.2, 0.2]],
  ])('fewer than four on a side say nothing: %j and %j', (first, second) => {
    expect(compareCommunities(first, second)).toMatchObject({ pValue: null, interval: null });
  });

  test('where nothing varies within the lots, a difference is no chance and none is none', () => {
    const all = (share: number) => [share, share, share, share];
    expect(compareCommunities(all(0.5), all(0.25))).toEqual({ difference: -0.25, pValue: 0, interval: [-0.25, -0.25] });
    expect(compareCommunities(all(0), all(0))).toEqual({ difference: 0, pValue: 1, interval: [0, 0] });
  });
});

describe('two groups', () => {
  test('of members are compared member by member, each counted once', () => {
    const first = people('a', 100, 20);
    const found = compareGroups('members', names, [[first, first.slice(0, 30)], [people('b', 100, 40)]]);
    expect(found).toMatchObject({ first: { communities: 2, of: 100, did: 20, share: 20 }, second: { of: 100, did: 40, share: 40 }, difference: 20, finding: 'second', inBoth: 0 });
    expect(found.low).toBeGreaterThan(0);
  });

  test('of two whole communities say nothing, however many are in them', () => {
    const found = compareGroups('communities', names, [[people('a', 5000, 500)], [people('b', 5000, 4000)]]);
    expect(found).toMatchObject({ finding: 'tooFew', p: null, low: null, high: null, difference: 70 });
    expect(comparisonInWords(found, 'en')).toContain('1 against 1 cannot tell');
    expect(comparisonInWords(found, 'zh')).toContain('一个群只算一个样本：1 个群对 1 个群');
  });

  test('of communities are a case each, small or large: the mean of their shares counts', () => {
    const lists = (prefix: string, all: readonly (readonly [number, number])[]) => all.map(([of, did], n) => people(`${prefix}${n}-`, of, did));
    const found = compareGroups('communities', names, [
      lists('a', [[10, 5], [1000, 450], [10, 6], [10, 4], [0, 0]]),
      lists('b', [[10, 1], [10, 2], [10, 1], [10, 0]]),
    ]);
    expect(found).toMatchObject({ first: { communities: 4, of: 1030, did: 465, share: 48.75 }, second: { communities: 4, share: 10 }, difference: -38.75, finding: 'first' });
  });

  test('whoever is in both counts in neither', () => {
    const found = compareGroups('members', names, [[people('a', 40, 10), people('x', 5, 5)], [people('b', 40, 10), people('x', 5, 5)]]);
    expect(found).toMatchObject({ inBoth: 5, first: { of: 40, did: 10 }, second: { of: 40, did: 10 }, finding: 'same' });
    expect(comparisonInWords(found, 'en')).toContain('5 more are in both and were left out.');
    expect(comparisonInWords(found, 'zh')).toContain('另有 5 人两边都在');
  });

  test.each([
    ['nobody', [], []],
    ['fewer than thirty', people('a', 29, 10), people('b', 100, 50)],
    ['too few who did it', people('a', 100, 1), people('b', 100, 2)],
  ])('with %s it is said that they are too few', (_, first, second) => {
    const found = compareGroups('members', names, [[first], [second]]);
    expect(found.finding).toBe('tooFew');
    expect([comparisonInWords(found, 'en'), comparisonInWords(found, 'zh')]).toEqual([expect.stringContaining('Too few to tell it from chance'), expect.stringContaining('人数或做到的人太少')]);
  });
});
