import { expect, test } from 'vitest';
import { shareOf, verdictOn } from './verdict.ts';

test.each([
  ['a small p-value is a difference', { difference: 0.2, pValue: 0.008, low: 0.0524, high: 0.3339 }, { says: 'clear', difference: '+20.0%', low: '+5.2%', high: '+33.4%', p: '0.008' }],
  ['a tiny one is not told as nought', { difference: -0.5, pValue: 1e-9, low: -0.6, high: -0.4 }, { says: 'clear', difference: '-50.0%', p: '<0.001' }],
  ['five in a hundred is not below five in a hundred', { difference: 0.1, pValue: 0.05, low: 0, high: 0.2 }, { says: 'unclear', low: '0.0%' }],
  ['without a p-value there are too few', { difference: 0.5, pValue: null, low: null, high: null }, { says: 'tooFew', p: '' }],
])('%s', (_, against, expected) => {
  expect(verdictOn(against)).toMatchObject(expected);
});

test('a way that nobody was given has no share', () => {
  expect([shareOf({ subjects: 0, converted: 0 }), shareOf({ subjects: 8, converted: 3 })]).toEqual(['–', '37.5%']);
});
