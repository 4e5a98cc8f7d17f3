import { expect, test } from 'vitest';
import { ACTS_PER_TURN, gatherMs, nextMove, type TurnSoFar } from './turn-pace.ts';

const nothingYet: TurnSoFar = { runs: 0, woke: false, acts: 0, empty: 1, worked: false, perRun: false, driven: false, over: false };
const small: TurnSoFar = { ...nothingYet, runs: 3, empty: 0, worked: true };

test.each<[string, TurnSoFar, ReturnType<typeof nextMove>]>([
  ['a turn that finds nothing ends', nothingYet, 'end'],
  ['a large batch is followed by the next at once', { ...small, runs: 500 }, 'again'],
  ['after a small batch a few more gather', small, 'gather'],
  ['after work the turn looks again', { ...nothingYet, worked: true }, 'gather'],
  ['and ends when it has found nothing for the second time', { ...nothingYet, worked: true, empty: 2 }, 'end'],
  ['but not while a driven clock is about to move on', { ...nothingYet, worked: true, empty: 50, driven: true }, 'gather'],
  ['what the batch itself made runnable is taken at once', { ...small, woke: true }, 'again'],
  ['acts do not wait for others to gather', { ...small, acts: 1 }, 'again'],
  ['and begin as soon as a batch is empty', { ...nothingYet, worked: true, acts: 1 }, 'end'],
  ['more acts than a turn may carry go on in the next one', { ...small, acts: ACTS_PER_TURN }, 'more'],
  ['a lane of one run gathers nothing', { ...nothingYet, worked: true, perRun: true }, 'end'],
  ['a turn that has lasted long enough goes on in the next one', { ...small, over: true }, 'more'],
  ['unless its last batch was empty', { ...nothingYet, worked: true, over: true }, 'end'],
])('%s', (_rule, soFar, move) => {
  expect(nextMove(soFar)).toBe(move);
});

test.each<[string, Parameters<typeof gatherMs>[0], number]>([
  ['a lane that found nothing looks again soon', { driven: false, runs: 0 }, 40],
  ['the more there was to move, the longer it waits for more', { driven: false, runs: 25 }, 140],
  ['but nobody waits for it longer than a fifth of a second', { driven: false, runs: 249 }, 200],
  ['where time is driven nobody waits for what comes from outside', { driven: true, runs: 249 }, 15],
])('%s', (_rule, soFar, ms) => {
  expect(gatherMs(soFar)).toBe(ms);
});
