import { DEFAULT_POLICY } from '@sopwith/engine';
import { expect, test } from 'vitest';
import { withCap } from './policy-edits.ts';

test('a cap is set beside the others, and the last one taken away leaves none', () => {
  const daily = withCap(DEFAULT_POLICY, 'marketing', 'perDay', 1);
  const both = withCap(daily, 'marketing', 'perWeek', 3);
  expect(both.caps).toEqual({ marketing: { perDay: 1, perWeek: 3 } });
  expect(withCap(both, 'reminder', 'perDay', 2).caps).toEqual({ marketing: { perDay: 1, perWeek: 3 }, reminder: { perDay: 2 } });
  expect(withCap(daily, 'marketing', 'perDay', null)).toEqual(DEFAULT_POLICY);
});
