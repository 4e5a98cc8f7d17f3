import { expect, test } from 'vitest';
import { programOf, say, step } from '../testing/test-program.ts';
import { stepsToMoveTo } from './steps-to-move-to.ts';

const program = programOf([
  say('hello', 'hello', 'both'),
  {
    ...step('both', 'parallel', { join: 'all', paths: [{ id: 'a', name: 'A' }, { id: 'b', name: 'B' }] }, { a: 'one', b: 'two', joined: 'together', ended: null }),
    join: 'together',
  },
  say('one', 'one', 'together'),
  say('two', 'two', 'together'),
  step('together', 'join', {}, { done: 'bye' }),
  say('bye', 'bye', null),
]);

test.each([
  ['hello', ['both', 'bye']],
  ['both', ['hello', 'bye']],
  ['bye', ['hello', 'both']],
  ['one', ['two', 'together']],
  ['nowhere', []],
])('from %s a path may go on at the steps beside it, and at none inside a container or outside its own', (from, to) => {
  expect(stepsToMoveTo(program, from)).toEqual(to);
});
