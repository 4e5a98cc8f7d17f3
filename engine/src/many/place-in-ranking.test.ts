import { expect, test } from 'vitest';
import { placeInRanking } from './place-in-ranking.ts';

const place = { id: 'a1', rank: 1, value: 3 };

test.each([
  ['Robin', { ...place, name: 'Robin' }],
  [' Robin ', { ...place, name: 'Robin' }],
  ['😀'.repeat(200), { ...place, name: '😀'.repeat(100) }],
  ['  ', place],
  [undefined, place],
  [null, place],
  [7, place],
])('with the name %o a place is %o', (name, expected) => {
  expect(placeInRanking(place, name)).toEqual(expected);
});
