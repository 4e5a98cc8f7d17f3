import type { MovePreview } from '@sopwith/server/contract';
import { expect, it } from 'vitest';
import { occupiedSteps, sumUp } from './move-plan.ts';

const step = (id: string, waiting: number, target: string | null) => ({ step: id, title: { zh: id, en: id }, waiting, change: 'same' as const, target });
const preview: MovePreview = { runs: 10, targets: [], steps: [step('a', 6, 'a'), step('b', 4, null), step('c', 0, null)] };

it('only steps where somebody waits are decided on', () => {
  expect(occupiedSteps(preview).map(({ step: id }) => id)).toEqual(['a', 'b']);
});

it('who is mapped nowhere stays, and a choice goes before the proposal', () => {
  expect(sumUp(preview, {})).toEqual({ moves: 6, stays: 4 });
  expect(sumUp(preview, { b: 'a' })).toEqual({ moves: 10, stays: 0 });
  expect(sumUp(preview, { a: null })).toEqual({ moves: 0, stays: 10 });
});

it('people on several paths are never counted as more than there are', () => {
  expect(sumUp({ ...preview, runs: 5 }, { a: null })).toEqual({ moves: 0, stays: 5 });
});
