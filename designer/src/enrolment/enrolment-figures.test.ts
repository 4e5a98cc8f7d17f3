import { expect, test } from 'vitest';
import { leftOutOf, percentOf } from './enrolment-figures.ts';

test.each([
  ['before the segment is listed', null, 0, {}, 0],
  ['of an empty segment', 0, 0, {}, 100],
  ['with who was left out counted as done', 200, 40, { alreadyIn: 50, onlyOnce: 10 }, 50],
  ['one short of all: not yet a hundred', 1000, 999, {}, 99],
  ['at the end', 3, 1, { tooSoon: 2 }, 100],
])('progress %s', (_when, total, enrolled, excluded, percent) => {
  expect(percentOf({ total, enrolled, excluded })).toBe(percent);
});

test('those left out are summed over all reasons', () => {
  expect(leftOutOf({ excluded: { alreadyIn: 2, loop: 3 } })).toBe(5);
});
