// Semantics 31, and acts: steps that rest until someone or something answers.
import { describe, expect, test } from 'vitest';
import type { Program } from '../compile/program.ts';
import { simulateRun } from '../simulate/simulate-run.ts';
import { advance } from './advance.ts';
import type { Input } from './input.ts';
import { newRun } from './new-run.ts';
import type { RunState } from './run-state.ts';
import { linesOf, memberOf, programOf, say, step, trailOf } from '../testing/test-program.ts';

const minute = 60_000;
const acknowledge = {
  title: 'Acknowledge {{ context.complaint }}',
  detail: 'From {{ member.name }}',
  assignee: 'duty',
  deadline: { amount: 15, unit: 'minutes' },
  outcomes: [{ id: 'acknowledged', title: 'Acknowledged' }],
};

function withOverdue(overdue: string | null) {
  return programOf(
    [
      step('ack', 'task', acknowledge, { acknowledged: 'thanks', ...(overdue === null ? {} : { overdue }) }),
      step('lead', 'task', { ...acknowledge, deadline: null, assignee: 'lead' }, { acknowledged: 'thanks' }),
      say('thanks', 'We are on it'),
    ],
    { context: [{ name: 'complaint', type: 'text' }] },
  );
}

function run(program: Program, from: RunState | null, inputs: readonly Input[], until: number) {
  const start = from ?? newRun({ program, id: 'r', started: { at: 0, seq: 1 }, key: '', context: { complaint: 'C-7' } });
  const result = advance(program, start, inputs, until, { member: memberOf({ attributes: { name: 'Lin' } }) });
  if (result.status !== 'advanced') throw new Error(result.status);
  return result;
}

const answer = (at: number, key: string, outcome = 'acknowledged'): Input => ({
  type: 'answer',
  at,
  seq: at,
  key,
  outcome,
  data: { by: 'mei' },
});

describe('a task', () => {
  test('is opened with its text and its deadline, and an answer moves the path', () => {
    const opened = run(withOverdue('lead'), null, [], 0);
    expect(opened.commands).toContainEqual({
      type: 'openTask',
      key: 'r/ack#1',
      step: 'ack',
      at: 0,
      title: 'Acknowledge C-7',
      detail: 'From Lin',
      assignee: 'duty',
      dueAt: 15 * minute,
      outcomes: acknowledge.outcomes,
    });
    const answered = run(withOverdue('lead'), opened.run, [answer(5 * minute, 'r/ack#1')], 5 * minute);
    expect(linesOf(trailOf(answered.commands))).toEqual(['left ack acknowledged', 'left thanks done', 'ended completed']);
    expect(answered.commands.some(({ type }) => type === 'closeTask')).toBe(false);
  });

  test('past its deadline moves the path on and stays open until the run ends', () => {
    const program = withOverdue('lead');
    const late = run(program, null, [], 20 * minute);
    expect(linesOf(trailOf(late.commands))).toEqual(['started', 'resting ack', 'left ack overdue', 'resting lead']);
    expect(late.commands.some(({ type }) => type === 'closeTask')).toBe(false);
    expect(late.run.tasksLeftOpen).toEqual(['r/ack#1']);
    const done = run(program, late.run, [answer(30 * minute, 'r/lead#1')], 30 * minute);
    expect(done.commands).toContainEqual({ type: 'closeTask', key: 'r/ack#1', at: 30 * minute, reason: 'path.runEnded' });
    expect(done.run).not.toHaveProperty('tasksLeftOpen');
  });

  test('that is done after all needs no closing, and moves nobody who has left', () => {
    const program = withOverdue('lead');
    const late = run(program, null, [], 20 * minute);
    const done = run(program, late.run, [answer(25 * minute, 'r/ack#1')], 25 * minute);
    expect(done.commands).toEqual([]);
    expect(done.run.tasksLeftOpen).toBeUndefined();
    expect(done.run.tokens).toHaveLength(1);
  });

  test('with an unconnected overdue waits past its deadline', () => {
    const late = run(withOverdue(null), null, [], 99 * minute);
    expect(linesOf(trailOf(late.commands))).toEqual(['started', 'resting ack']);
  });
});

describe('an act', () => {
  const coupon = {
    id: 'gift',
    type: 'issue-coupon',
    sort: 'action',
    config: { amount: 20 },
    next: { issued: 'thanks', refused: null },
  } as const;
  const program = programOf([coupon, say('thanks', 'A gift')]);

  test('is asked for once, and its answer is a way out', () => {
    const asked = run(program, null, [], 0);
    expect(asked.commands).toContainEqual({
      type: 'act',
      key: 'r/gift#1',
      step: 'gift',
      stepType: 'issue-coupon',
      at: 0,
      config: { amount: 20 },
    });
    const answered = run(program, asked.run, [answer(9, 'r/gift#1', 'issued'), answer(10, 'r/gift#1', 'refused')], 10);
    expect(linesOf(trailOf(answered.commands))).toEqual(['left gift issued', 'left thanks done', 'ended completed']);
  });

  test('that gave up for good fails its run with the reason', () => {
    const asked = run(program, null, [], 0);
    const failed = run(program, asked.run, [{ type: 'failure', at: 9, seq: 9, key: 'r/gift#1', reason: 'no stock' }], 9);
    expect(failed.run).toMatchObject({ status: 'failed', endReason: 'no stock' });
    expect(failed.commands.at(-1)).toEqual({ type: 'ended', at: 9, status: 'failed', reason: 'no stock' });
  });

  test('is called off when the run ends', () => {
    const asked = run(program, null, [], 0);
    const stop: Input = { type: 'control', at: 5, seq: 5, control: { type: 'end', reason: 'stopped', by: 'mei' } };
    expect(run(program, asked.run, [stop], 5).commands).toContainEqual({ type: 'cancelAct', key: 'r/gift#1' });
  });

  test('can be answered by a stand-in when simulated', () => {
    const result = simulateRun(program, {
      member: memberOf(),
      inputs: [],
      from: 0,
      until: 100,
      answer: () => ({ afterMs: 7, outcome: 'issued' }),
    });
    expect(result.messages).toEqual([expect.objectContaining({ at: 7 })]);
  });
});

test('a step type that this build does not know is a bug of the shell, not a stuck run', () => {
  expect(() => run(programOf([step('x', 'teleport', {})]), null, [], 0)).toThrow('"teleport"');
});

test('a failure is an act’s: under the key of a task it does nothing', () => {
  const opened = run(withOverdue('lead'), null, [], 0);
  const after = run(withOverdue('lead'), opened.run, [{ type: 'failure', at: 5, seq: 9, key: 'r/ack#1', reason: 'lost' }], 5);
  expect(after.run.status).toBe('active');
});

test('a failure under the key of a task that was left open does not close it', () => {
  const program = withOverdue('lead');
  const late = run(program, null, [], 20 * minute);
  const after = run(program, late.run, [{ type: 'failure', at: 25 * minute, seq: 9, key: 'r/ack#1', reason: 'lost' }], 25 * minute);
  expect(after.run).toMatchObject({ status: 'active', tasksLeftOpen: ['r/ack#1'] });
});

test('a path that left a step and then fails on its way is not interrupted where it was', () => {
  const again = step('again', 'wait-duration', { duration: { amount: 1, unit: 'minutes' } }, { done: 'again' });
  const { trail } = simulateRun(programOf([again]), { member: memberOf(), inputs: [], from: 0, until: 60 * minute });
  expect(linesOf(trail).slice(-2)).toEqual(['left again done', 'failed again tooMany']);
});
