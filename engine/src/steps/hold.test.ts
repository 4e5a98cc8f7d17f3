// Semantics 28: nobody is silenced for longer than two weeks by one hold.
import { expect, test } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';

const hold = createCatalog().types.get('hold');

test.each([
  [{ amount: 14, unit: 'days' }, true],
  [{ amount: 15, unit: 'days' }, false],
  [{ amount: 2, unit: 'weeks' }, true],
  [{ amount: 3, unit: 'weeks' }, false],
  [{ amount: 336, unit: 'hours' }, true],
  [{ amount: 337, unit: 'hours' }, false],
  [{ amount: 20_160, unit: 'minutes' }, true],
  [{ amount: 20_161, unit: 'minutes' }, false],
  [{ amount: 1, unit: 'months' }, false],
])('to hold for %j is allowed: %s', (lasts, allowed) => {
  const problems = hold?.check({ ...hold.manifest.initial, key: 'calm', lasts });
  expect(problems?.filter(({ code }) => code === 'value.tooBig').length === 0).toBe(allowed);
});
