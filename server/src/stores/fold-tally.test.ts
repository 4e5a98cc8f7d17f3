import { expect, test } from 'vitest';
import { foldTally } from './fold-tally.ts';

test('what lanes count apart adds up by step and outcome', () => {
  const steps = foldTally([
    { step: '', kind: 'started', outcome: '', count: 9 },
    { step: 'ask', kind: 'resting', outcome: '', count: 7 },
    { step: 'ask', kind: 'waiting', outcome: '', count: 4 },
    { step: 'ask', kind: 'left', outcome: 'answered', count: 2 },
    { step: 'ask', kind: 'left', outcome: 'timeout', count: 1 },
    { step: 'ask', kind: 'left', outcome: 'answered', count: 3 },
    { step: 'call', kind: 'failed', outcome: '', count: 1 },
  ]);
  expect(steps).toEqual({
    ask: { waiting: 4, left: { answered: 5, timeout: 1 }, failed: 0 },
    call: { waiting: 0, left: {}, failed: 1 },
  });
});
