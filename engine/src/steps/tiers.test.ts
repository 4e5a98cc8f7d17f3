import { expect, test } from 'vitest';
import { tierByRules } from './tiers.ts';

test.each([
  ['nobody fulfils anything', [], null, false, 'prospect'],
  ['the highest rung that holds counts', ['trial', 'loyal'], null, false, 'loyal'],
  ['what no longer holds is lost', ['trial'], 'paying', false, 'trial'],
  ['unless it goes only up', ['trial'], 'paying', true, 'paying'],
  ['up it goes either way', ['paying'], 'trial', true, 'paying'],
  ['a tier that is of no rung is below all', [], 'elsewhere', true, 'prospect'],
] as const)('%s', (_, holding, current, onlyUp, tier) =>
  expect(tierByRules('lifecycle', (rung) => (holding as readonly string[]).includes(rung), current, onlyUp)).toBe(tier),
);
