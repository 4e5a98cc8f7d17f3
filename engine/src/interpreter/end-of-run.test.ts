import { expect, test } from 'vitest';
import { programOf, step } from '../testing/test-program.ts';
import { endProperties } from './end-of-run.ts';

const end = { flow: 'f', run: 'r', status: 'ended', reason: 'bought' };
const program = { ...programOf([step('bye', 'exit', { reason: 'bought' }, {})]), context: [{ name: 'order', type: 'text' }, { name: 'reason', type: 'text' }] } as const;

test.each([
  ['what the run was about', program, { order: 'o-1', unknown: 3 }, { order: 'o-1', ...end }],
  ['by what it was told apart', { ...program, key: 'order' }, { order: 'o-1' }, { order: 'o-1', key: 'o-1', ...end }],
  ['how it ended, whatever its context calls by that name', program, { reason: 'else' }, end],
])('the end of a run tells %s', (_, of, context, expected) => {
  expect(endProperties(of, context, end)).toEqual(expected);
});
