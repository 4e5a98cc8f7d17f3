import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawWinners } from './draw-winners.ts';
import { figure } from './figure.ts';
import { ranked, type Valued } from './ranked.ts';

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 40 });
const values: fc.Arbitrary<readonly Valued[]> = fc
  .uniqueArray(fc.record({ externalId: fc.string({ minLength: 1, maxLength: 6 }), value: fc.integer({ min: 0, max: 5 }), events: fc.integer({ min: 0, max: 5 }) }), {
    selector: ({ externalId }) => externalId,
    maxLength: 30,
  });

describe('a draw', () => {
  test('finds the same winners whatever the order of the list and however often an id stands in it', () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 10 }), fc.string(), (list, n, seed) => {
        expect(drawWinners([...list, ...list].reverse(), n, seed)).toEqual(drawWinners(list, n, seed));
      }),
    );
  });

  test('draws different ones of the list, as many as asked for where there are so many', () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 10 }), fc.string(), (list, n, seed) => {
        const { winners } = drawWinners(list, n, seed);
        expect(new Set(winners).size).toBe(Math.min(n, list.length));
        expect(winners.every((one) => list.includes(one))).toBe(true);
      }),
    );
  });

  test('gives everybody the same chance: of a thousand seeds each of ten wins about a hundred', () => {
    const list = Array.from({ length: 10 }, (_, n) => `member-${n}`);
    const wins = new Map(list.map((id) => [id, 0]));
    for (let seed = 0; seed < 1_000; seed++) for (const id of drawWinners(list, 1, `${seed}`).winners) wins.set(id, (wins.get(id) ?? 0) + 1);
    for (const count of wins.values()) expect(Math.abs(count - 100)).toBeLessThan(40);
  });
});

test('in a ranking equals share a rank, and nobody with more stands behind', () => {
  fc.assert(
    fc.property(values, (list) => {
      const rows = ranked(list);
      expect(rows.map(({ externalId }) => externalId).sort()).toEqual(list.map(({ externalId }) => externalId).sort());
      for (const { rank, value } of rows) expect(rank).toBe(1 + rows.filter((other) => other.value > value).length);
    }),
  );
});

const some: readonly Valued[] = [
  { externalId: 'a', value: 30, events: 3 },
  { externalId: 'b', value: 0, events: 0 },
  { externalId: 'c', value: 5, events: 1 },
];

test.each([
  ['count', 4],
  ['people', 2],
  ['share', 66.67],
  ['sum', 35],
  ['average', 8.75],
  ['top', ['a', 'c']],
] as const)('a figure: %s', (what, expected) => {
  expect(figure({ what, n: 2 }, some)).toEqual(expected);
});

test('of nobody, a share and an average are 0', () => {
  expect([figure({ what: 'share', n: 1 }, []), figure({ what: 'average', n: 1 }, [])]).toEqual([0, 0]);
});
