// Semantics 1 and 2: the order of what happens, and deadlines.
import { describe, expect, test } from 'vitest';
import { simulateRun } from '../simulate/simulate-run.ts';
import { advance } from './advance.ts';
import type { Input } from './input.ts';
import { newRun } from './new-run.ts';
import { happened, linesOf, memberOf, programOf, say, step, trailOf } from '../testing/test-program.ts';

const hour = 3_600_000;
const answers = { answered: 'thanks', timeout: 'nudge' };

function waiting(more: Parameters<typeof programOf>[1] = {}) {
  return programOf(
    [
      step(
        'wait',
        'wait-event',
        { events: [{ id: 'answered', event: 'replied' }], deadline: { type: 'after', duration: { amount: 24, unit: 'hours' } } },
        answers,
      ),
      say('thanks', 'Thanks'),
      say('nudge', 'Still there?'),
    ],
    more,
  );
}

function play(inputs: readonly Input[], more: Parameters<typeof programOf>[1] = {}) {
  return linesOf(simulateRun(waiting(more), { member: memberOf(), inputs, from: 0, until: 48 * hour }).trail);
}

const exits = [{ id: 'withdrawn', event: 'withdrew', reason: 'withdrawn' }];

test('an event before the deadline answers the wait', () => {
  expect(play([happened('replied', 24 * hour - 1, 1)])).toContain('left wait answered');
});

test('an event exactly at the deadline is too late', () => {
  expect(play([happened('replied', 24 * hour, 1)])).toContain('left wait timeout');
});

test('an exit at the deadline’s instant beats the timer', () => {
  const trail = play([happened('withdrew', 24 * hour, 1)], { exits });
  expect(trail).toEqual(['started', 'resting wait', 'interrupted wait', 'ended withdrawn']);
});

test('an exit beats an event to a wait at one instant, whatever their sequence', () => {
  const trail = play([happened('replied', hour, 1), happened('withdrew', hour, 2)], { exits });
  expect(trail.at(-1)).toBe('ended withdrawn');
  expect(trail).not.toContain('left wait answered');
});

test('control beats an exit at one instant', () => {
  const control: Input = { type: 'control', at: hour, seq: 9, control: { type: 'end', reason: 'stopped', by: 'mei' } };
  expect(play([happened('withdrew', hour, 1), control], { exits }).at(-1)).toBe('ended stopped');
});

test('events of one instant come by sequence, however they are given', () => {
  const program = programOf([
    step(
      'wait',
      'wait-event',
      {
        events: [
          { id: 'a', event: 'a' },
          { id: 'b', event: 'b' },
        ],
        deadline: null,
      },
      { a: null, b: null },
    ),
  ]);
  for (const inputs of [
    [happened('a', 5, 2), happened('b', 5, 1)],
    [happened('b', 5, 1), happened('a', 5, 2)],
  ]) {
    const { trail } = simulateRun(program, { member: memberOf(), inputs, from: 0, until: 10 });
    expect(linesOf(trail)).toContain('left wait b');
  }
});

test('timers and events are taken each at its instant, however late', () => {
  const program = programOf([
    step('wait', 'wait-event', { events: [{ id: 'got', event: 'replied' }], deadline: { type: 'after', duration: { amount: 2, unit: 'hours' } } }, { got: null, timeout: 'again' }),
    step('again', 'wait-event', { events: [{ id: 'got', event: 'replied' }], deadline: null }, { got: null }),
  ]);
  const run = newRun({ program, id: 'r', started: { at: 0, seq: 0 }, key: '', context: {} });
  // All at once, as by a machine that comes back after hours.
  const advanced = advance(program, run, [happened('replied', 3 * hour, 1)], 9 * hour, { member: memberOf() });
  if (advanced.status !== 'advanced') throw new Error(advanced.status);
  expect(trailOf(advanced.commands).map(({ at, kind, outcome }) => `${at} ${kind} ${outcome}`)).toEqual([
    '0 started null', '0 resting null', `${2 * hour} left timeout`, `${2 * hour} resting null`, `${3 * hour} left got`, `${3 * hour} ended completed`,
  ]);
});

test('answers come after the events of their instant, whatever their sequence', () => {
  const program = programOf([
    { ...step('both', 'parallel', { join: 'any', paths: [{ id: 'ask', name: 'Ask' }, { id: 'hear', name: 'Hear' }] }, { ask: 'task', hear: 'wait', joined: 'join', ended: null }), join: 'join' },
    step('task', 'task', { title: 'T', detail: '', assignee: 'mei', deadline: null, outcomes: [{ id: 'ok', title: 'OK' }] }, { ok: 'join' }),
    step('wait', 'wait-event', { events: [{ id: 'got', event: 'replied' }], deadline: null }, { got: 'join' }),
    step('join', 'join', {}, { done: null }),
  ]);
  const answer: Input = { type: 'answer', at: hour, seq: 1, key: 'simulated/task#1', outcome: 'ok', data: {} };
  const lines = (inputs: readonly Input[]) => linesOf(simulateRun(program, { member: memberOf(), inputs, from: 0, until: 2 * hour }).trail);
  expect(lines([answer])).toContain('left task ok');
  expect(lines([answer, happened('replied', hour, 2)])).toContain('left wait got');
});

describe('a wait that begins by a timer', () => {
  const program = programOf([
    step('pause', 'wait-duration', { duration: { amount: 1, unit: 'hours' } }, { done: 'wait' }),
    step('wait', 'wait-event', { events: [{ id: 'answered', event: 'replied' }], deadline: null }, { answered: null }),
  ]);

  test('hears every event of the timer’s instant', () => {
    const { trail } = simulateRun(program, { member: memberOf(), inputs: [happened('replied', hour, 1)], from: 0, until: hour });
    expect(linesOf(trail)).toContain('left wait answered');
  });

  test('hears nothing that came before', () => {
    const { trail } = simulateRun(program, { member: memberOf(), inputs: [happened('replied', hour - 1, 1)], from: 0, until: 9 * hour });
    expect(linesOf(trail)).toEqual(['started', 'resting pause', 'left pause done', 'resting wait']);
  });
});

test('a wait that begins by an answer hears no event of that instant, not even one that is given again later', () => {
  const call = { title: 'Call', detail: '', assignee: 'tutor', deadline: null, outcomes: [{ id: 'yes', title: 'Yes' }] };
  const program = programOf(
    [step('call', 'task', call, { yes: 'wait' }), step('wait', 'wait-event', { events: [{ id: 'heard', event: 'a' }], deadline: null }, { heard: null })],
    { listens: ['a'] },
  );
  const answer: Input = { type: 'answer', at: hour, seq: 1, key: 'r/call#1', outcome: 'yes', data: {} };
  const event = happened('a', hour, 2);
  const facts = { member: memberOf(), histories: {} };
  const begun = newRun({ program, id: 'r', started: { at: 0, seq: 0 }, key: '', context: {} });
  const first = advance(program, begun, [answer, event], hour, facts);
  if (first.status !== 'advanced') throw new Error(first.status);
  expect(first.run.tokens.map(({ step: at }) => at)).toEqual(['wait']);
  const again = advance(program, first.run, [event], 2 * hour, facts);
  expect(again).toMatchObject({ status: 'advanced', commands: [], run: { tokens: [{ step: 'wait' }] } });
});
