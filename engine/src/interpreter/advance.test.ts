import { expect, test } from 'vitest';
import { advance } from './advance.ts';
import { newRun } from './new-run.ts';
import { happened, linesOf, memberOf, programOf, say, step, trailOf } from '../testing/test-program.ts';

test('a run starts at its first step and rests at the first wait', () => {
  const program = programOf([
    say('hello', 'Hello {{ member.name }}', 'wait'),
    step('wait', 'wait-duration', { duration: { amount: 2, unit: 'hours' } }, { done: 'bye' }),
    say('bye', 'Bye'),
  ]);
  const run = newRun({ program, id: 'r1', started: { at: 1000, seq: 7 }, key: '', context: {} });
  const member = memberOf({ attributes: { name: 'Lin' } });
  const first = advance(program, run, [], 1000, { member });
  if (first.status !== 'advanced') throw new Error(first.status);
  expect(linesOf(trailOf(first.commands))).toEqual(['started', 'left hello done', 'resting wait']);
  expect(first.commands).toContainEqual(expect.objectContaining({ type: 'message', text: 'Hello Lin', key: 'r1/hello#1' }));
  const second = advance(program, first.run, [], 1000 + 2 * 3_600_000, { member });
  if (second.status !== 'advanced') throw new Error(second.status);
  expect(linesOf(trailOf(second.commands))).toEqual(['left wait done', 'left bye done', 'ended completed']);
  expect(second.run.status).toBe('ended');
  expect(advance(program, second.run, [happened('x', 9e9, 9)], 9e9, { member })).toEqual({
    status: 'advanced',
    run: second.run,
    commands: [],
  });
});
