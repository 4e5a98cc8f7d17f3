import { expect, test } from 'vitest';
import { decideRestart, defaultRestartPolicy, endsInARow } from './restart-policy.ts';

const policy = { firstPauseMs: 100, longestPauseMs: 1_000, mostInARow: 6, wellAfterMs: 60_000 };

test.each([
  [1, 100],
  [2, 200],
  [3, 400],
  [4, 800],
  [5, 1_000],
])('end %i in a row is followed by a pause of %i ms', (inARow, afterMs) => {
  expect(decideRestart(inARow, policy)).toEqual({ type: 'restart', afterMs });
});

test('a part that keeps ending is given up', () => {
  expect(decideRestart(6, policy)).toEqual({ type: 'giveUp' });
});

test('a part that ran well starts its count anew', () => {
  expect(endsInARow(5, 60_000, policy)).toBe(1);
  expect(endsInARow(4, 59_999, policy)).toBe(5);
});

test('the policy in use gives up within a minute of trying', () => {
  let waitedMs = 0;
  for (let inARow = 1; ; inARow++) {
    const decision = decideRestart(inARow, defaultRestartPolicy);
    if (decision.type === 'giveUp') break;
    waitedMs += decision.afterMs;
  }
  expect(waitedMs).toBeLessThan(60_000);
});
