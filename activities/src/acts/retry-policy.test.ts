import { expect, test } from 'vitest';
import { retryPolicy, triesAgain } from './retry-policy.ts';

const own = { maximumAttempts: 5, initialIntervalMs: 1_000, maximumIntervalMs: 60_000 };

test('what the flow leaves out is as the step type says', () => {
  expect(retryPolicy(own, null)).toEqual({ ...own, backoffCoefficient: 2, giveUpAfterMs: null });
  expect(retryPolicy(own, { attempts: 2, backoff: 1 })).toMatchObject({ ...own, maximumAttempts: 2, backoffCoefficient: 1 });
});

test('the longest pause is never shorter than the first', () => {
  expect(retryPolicy(own, { firstSeconds: 90 })).toMatchObject({ initialIntervalMs: 90_000, maximumIntervalMs: 90_000 });
  expect(retryPolicy(own, { firstSeconds: 9, longestSeconds: 3 })).toMatchObject({ initialIntervalMs: 9_000, maximumIntervalMs: 9_000 });
});

test('the last attempt is followed by none', () => {
  const policy = retryPolicy(own, { attempts: 3 });
  expect([1, 2, 3, 4].map((attempt) => triesAgain(policy, attempt, 0))).toEqual([true, true, false, false]);
});

test('no attempt begins after the time to give up', () => {
  // Pauses of 10, 20, 25, 25 … seconds.
  const policy = retryPolicy(own, { attempts: 100, firstSeconds: 10, longestSeconds: 25, giveUpAfterSeconds: 60 });
  expect(triesAgain(policy, 1, 50_000)).toBe(true);
  expect(triesAgain(policy, 1, 50_001)).toBe(false);
  expect(triesAgain(policy, 2, 40_001)).toBe(false);
  expect(triesAgain(policy, 9, 35_000)).toBe(true);
});
