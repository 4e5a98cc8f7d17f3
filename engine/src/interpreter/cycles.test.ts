// Semantics 22: flows that go in circles.
import { expect, test } from 'vitest';
import { simulateRun } from '../simulate/simulate-run.ts';
import { advance } from './advance.ts';
import { newRun } from './new-run.ts';
import { linesOf, memberOf, programOf, say, step } from '../testing/test-program.ts';

const pause = (next: string) => step('pause', 'wait-duration', { duration: { amount: 1, unit: 'hours' } }, { done: next });
const play = (program: ReturnType<typeof programOf>) => simulateRun(program, { member: memberOf(), inputs: [], from: 0, until: 1e9 });

test('a step is visited twenty times, and then the run fails with its reason', () => {
  const { run, messages } = play(programOf([say('say', 'again', 'pause'), pause('say')]));
  expect(messages).toHaveLength(20);
  expect(run).toMatchObject({ status: 'failed', endReason: 'tooMany', tokens: [] });
});

test('a way out named tooMany is taken instead', () => {
  const again = { ...say('say', 'again', 'pause'), next: { done: 'pause', tooMany: 'enough' } };
  const { run, trail } = play(programOf([again, pause('say'), say('enough', 'enough')]));
  expect(run.status).toBe('ended');
  expect(linesOf(trail).slice(-3)).toEqual(['left say tooMany', 'left enough done', 'ended completed']);
});

test('a thousand transitions in one instant are not too many, one more is', () => {
  const end = (count: number) => play(programOf(Array.from({ length: count }, (_, i) => step(`s${i}`, 'tag', { add: [], remove: [] }, { done: i + 1 < count ? `s${i + 1}` : null })))).run.endReason;
  expect([end(1_000), end(1_001)]).toEqual(['completed', 'runaway']);
});

test('more than a thousand transitions in one instant fail the run as runaway', () => {
  const steps = Array.from({ length: 1_200 }, (_, i) => step(`s${i}`, 'tag', { add: [], remove: [] }, { done: `s${i + 1}` }));
  const { run } = play(programOf([...steps, say('s1200', 'never')]));
  expect(run).toMatchObject({ status: 'failed', endReason: 'runaway' });
});

test('a thousand transitions over many instants are a long flow, also when they are taken at once', () => {
  const steps = Array.from({ length: 1_200 }, (_, i) =>
    i % 100 === 0
      ? step(`s${i}`, 'wait-duration', { duration: { amount: 1, unit: 'minutes' } }, { done: `s${i + 1}` })
      : step(`s${i}`, 'tag', { add: [], remove: [] }, { done: `s${i + 1}` }),
  );
  const program = programOf([...steps, say('s1200', 'there')]);
  const late = advance(program, newRun({ program, id: 'r', started: { at: 0, seq: 1 }, key: '', context: {} }), [], 1e9, {
    member: memberOf(),
  });
  expect(late.status === 'advanced' && late.run.endReason).toBe('completed');
});

test('several edges into one step are a merge: each path counts for itself', () => {
  const branch = step(
    'which',
    'branch',
    { cases: [{ id: 'a', name: 'A', when: { type: 'tag', tag: 'a' } }] },
    { a: 'say', otherwise: 'say' },
  );
  expect(play(programOf([branch, say('say', 'hello')])).messages).toHaveLength(1);
  const both = step('both', 'parallel', { join: 'all', paths: [{ id: 'a', name: 'A' }, { id: 'b', name: 'B' }] }, { a: 'pause', b: 'pause' });
  expect(play(programOf([both, pause('say'), say('say', 'hello')])).messages).toHaveLength(2);
});
