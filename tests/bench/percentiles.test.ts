import { expect, test } from 'vitest';
import { percentiles } from './percentiles.ts';

test('a percentile is the smallest value that so many values do not exceed', () => {
  const values = Array.from({ length: 200 }, (_, n) => 200 - n);
  expect(percentiles(values)).toEqual({ p50: 100, p99: 198, max: 200 });
  expect(percentiles([7])).toEqual({ p50: 7, p99: 7, max: 7 });
});

test('of nothing there are no percentiles', () => {
  expect(() => percentiles([])).toThrow('found none');
});
