// What people say to a run: try again, leave this step, go on after a pause, end.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Program, ProgramStep } from '../compile/program.ts';
import { anyInputs, context, horizon, origin } from '../testing/input-arbitrary.ts';
import { anyProgram } from '../testing/program-arbitrary.ts';
import { happened, linesOf, memberOf, programOf, say, step, trailOf } from '../testing/test-program.ts';
import { advance } from './advance.ts';
import { applyLedger } from './apply-ledger.ts';
import type { Command } from './command.ts';
import type { Control, Elapsed, Input } from './input.ts';
import { newRun } from './new-run.ts';
import { nextDue } from './next-due.ts';
import type { RunState } from './run-state.ts';

const minute = 60_000;
const member = memberOf({ zone: 'UTC' });
const by = 'mei';

interface Played {
  readonly run: RunState;
  readonly commands: readonly Command[];
}

function go(program: Program, run: RunState, inputs: readonly Input[], until: number): Played {
  const advanced = advance(program, run, inputs, until, { member, histories: {} });
  if (advanced.status !== 'advanced') throw new Error(advanced.status);
  return { run: advanced.run, commands: advanced.commands };
}
const begin = (program: Program, until = 0) =>
  go(program, newRun({ program, id: 'r', started: { at: 0, seq: 0 }, key: '', context: {} }), [], until).run;
const control = (at: number, one: Control): Input => ({ type: 'control', at, seq: at + 1_000, control: one });
const lines = ({ commands }: Played) => linesOf(trailOf(commands));
const texts = ({ commands }: Played) => commands.flatMap((command) => (command.type === 'message' ? [command.text] : []));

const gift = (next: ProgramStep['next']): ProgramStep => ({ ...step('gift', 'gift', {}, next), sort: 'action' });
const rest = (id: string, minutes: number, next: string | null) =>
  step(id, 'wait-duration', { duration: { amount: minutes, unit: 'minutes' } }, { done: next });
const listen = (id: string, next: string | null, minutes: number) =>
  step(id, 'wait-event', { events: [{ id: 'came', event: 'a' }], deadline: { type: 'after', duration: { amount: minutes, unit: 'minutes' } } }, { came: next, timeout: 'late' });

describe('a run whose act failed', () => {
  const program = programOf([gift({ issued: 'thanks', none: 'sorry' }), say('thanks', 'thanks'), say('sorry', 'sorry')], {
    exits: [{ id: 'x', reason: 'gone', event: 'leave' }],
    listens: ['leave'],
  });
  const failed = () => go(program, begin(program), [{ type: 'failure', at: minute, seq: 1, key: 'r/gift#1', reason: 'no stock' }], minute).run;

  test('stands still, and nothing but control moves it', () => {
    const run = failed();
    expect(run.status).toBe('failed');
    expect(go(program, run, [happened('leave', 2 * minute, 2)], 3 * minute)).toEqual({ run, commands: [] });
  });

  test('retried, asks for the act anew, under a new key, and listens again to what ends it', () => {
    const again = go(program, failed(), [control(2 * minute, { type: 'retry', by })], 2 * minute);
    expect(again.run.status).toBe('active');
    expect(lines(again)).toEqual(['noted retried', 'resting gift']);
    expect(again.commands.flatMap((command) => ('key' in command ? [`${command.type} ${command.key}`] : []))).toEqual(['act r/gift#2', 'listen r/exit']);
    const answered = go(program, again.run, [{ type: 'answer', at: 3 * minute, seq: 9, key: 'r/gift#2', outcome: 'issued', data: {} }], 3 * minute);
    expect(texts(answered)).toEqual(['thanks']);
  });

  test('skipped, leaves by the outcome that was chosen', () => {
    const skipped = go(program, failed(), [control(2 * minute, { type: 'skip', step: 'gift', outcome: 'none', by })], 2 * minute);
    expect(lines(skipped)).toEqual(['left gift none', 'left sorry done', 'ended completed']);
  });

  test('moved, goes on at the step that was chosen, and says who moved it', () => {
    const moved = go(program, failed(), [control(2 * minute, { type: 'move', step: 'gift', to: 'thanks', by })], 2 * minute);
    expect(lines(moved)).toEqual(['interrupted gift', 'left thanks done', 'ended completed']);
    expect(trailOf(moved.commands)[0]?.reason).toEqual({ code: 'step.movedByHand', data: { by, to: 'thanks' } });
  });

  test.each([
    ['an outcome that the step has not', { type: 'skip', step: 'gift', outcome: 'nowhere', by }],
    ['to move to a step that is not there', { type: 'move', step: 'gift', to: 'nowhere', by }],
    ['to move from a step at which nobody stands', { type: 'move', step: 'thanks', to: 'sorry', by }],
    ['a step at which nobody stands', { type: 'skip', step: 'thanks', outcome: 'done', by }],
    ['to go on after a pause', { type: 'resume', from: 0, elapsed: 'fire', by }],
  ] as const)('stays as it is where it is told %s', (_, one) => {
    const run = failed();
    expect(go(program, run, [control(2 * minute, one)], 2 * minute)).toMatchObject({ run: { status: 'failed', stopped: run.stopped }, commands: [] });
  });

  test('ended, is over', () => {
    const ended = go(program, failed(), [control(2 * minute, { type: 'end', reason: 'enough', by })], 2 * minute);
    expect(ended.run).toMatchObject({ status: 'ended', endReason: 'enough' });
    expect(lines(ended)).toEqual(['ended enough']);
  });

  test('hears on retry what ended it meanwhile', () => {
    const ended = go(program, failed(), [happened('leave', 90_000, 5), control(2 * minute, { type: 'retry', by })], 2 * minute);
    expect(ended.run).toMatchObject({ status: 'ended', endReason: 'gone' });
  });
});

test('paths that were called off with the failed one come back: who waited waits on, what was asked is asked anew', () => {
  const paths = ['a', 'b', 'c'].map((id) => ({ id, name: id }));
  const task = { title: 'Call', detail: '', assignee: 'tutor', deadline: null, outcomes: [{ id: 'done', title: 'Done' }] };
  const program = programOf([
    { ...step('fork', 'parallel', { paths, join: 'all' }, { a: 'gift', b: 'rest', c: 'task', joined: 'meet' }), join: 'meet' },
    gift({ issued: 'meet' }),
    rest('rest', 10, 'meet'),
    step('task', 'task', task, { done: 'meet' }),
    step('meet', 'join', {}, { done: 'bye' }),
    say('bye', 'bye'),
  ]);
  const failed = go(program, begin(program), [{ type: 'failure', at: minute, seq: 1, key: 'r/gift#1', reason: 'no stock' }], minute).run;
  const again = go(program, failed, [control(2 * minute, { type: 'retry', by })], 2 * minute).run;
  expect(again.tokens.map(({ step: id, visit }) => `${id}#${visit}`)).toEqual(['fork#1', 'gift#2', 'rest#1', 'task#2']);
  expect(nextDue(again)).toBe(10 * minute);
  const answers = [
    { type: 'answer' as const, at: 3 * minute, seq: 5, key: 'r/gift#2', outcome: 'issued', data: {} },
    { type: 'answer' as const, at: 4 * minute, seq: 6, key: 'r/task#2', outcome: 'done', data: {} },
  ];
  expect(texts(go(program, again, answers, 20 * minute))).toEqual(['bye']);
});

test('a run that a shell failed where it stood goes on from there, and takes what it missed in order', () => {
  const program = programOf([listen('wait', 'thanks', 10), say('thanks', 'thanks'), say('late', 'late')], { listens: ['a'] });
  const failed: RunState = { ...begin(program), status: 'failed', endReason: 'a bug' };
  const retry = control(30 * minute, { type: 'retry', by });
  const inTime = go(program, failed, [happened('a', 5 * minute, 1), retry], 30 * minute);
  expect(texts(inTime)).toEqual(['thanks']);
  expect(inTime.commands.find(({ type }) => type === 'message')).toMatchObject({ at: 30 * minute });
  expect(texts(go(program, failed, [happened('a', 15 * minute, 1), retry], 30 * minute))).toEqual(['late']);
});

test('a path that waits is moved: what it asked for is called off, and it begins at the other step', () => {
  const program = programOf([gift({ issued: 'thanks', none: 'sorry' }), rest('later', 5, 'thanks'), say('thanks', 'thanks'), say('sorry', 'sorry')]);
  const moved = go(program, begin(program), [control(minute, { type: 'move', step: 'gift', to: 'later', by })], minute);
  expect(lines(moved)).toEqual(['interrupted gift', 'resting later']);
  expect(moved.commands).toContainEqual(expect.objectContaining({ type: 'cancelAct', key: 'r/gift#1' }));
  expect(nextDue(moved.run)).toBe(6 * minute);
});

test('a path is let go on by hand: its act is called off, its step left by the outcome that was chosen', () => {
  const program = programOf([gift({ issued: 'thanks', none: null }), say('thanks', 'thanks')]);
  const skipped = go(program, begin(program), [control(minute, { type: 'skip', step: 'gift', outcome: 'issued', by })], minute);
  expect(skipped.commands[0]).toEqual({ type: 'cancelAct', key: 'r/gift#1' });
  expect(texts(skipped)).toEqual(['thanks']);
});

describe('after a pause from minute 5 to minute 60', () => {
  const [from, until] = [5 * minute, 60 * minute];
  const resumed = (program: Program, elapsed: Elapsed, inputs: readonly Input[] = []) =>
    go(program, begin(program, from), [...inputs, control(until, { type: 'resume', from, elapsed, by })], until);
  const waits = programOf([rest('one', 10, 'hello'), say('hello', 'hello', 'two'), rest('two', 30, 'bye'), say('bye', 'bye')]);

  test('what elapsed rings now, and what follows counts from now', () => {
    const played = resumed(waits, 'fire');
    expect(texts(played)).toEqual(['hello']);
    expect(nextDue(played.run)).toBe(until + 30 * minute);
  });

  test('what elapsed is skipped: the run is where it would be, and nothing was said', () => {
    const played = resumed(waits, 'skip');
    expect(texts(played)).toEqual([]);
    expect(played.run.status).toBe('ended');
    const longer = programOf([rest('one', 10, 'hello'), say('hello', 'hello', 'two'), rest('two', 90, 'bye'), say('bye', 'bye')]);
    const waiting = resumed(longer, 'skip');
    expect(lines(waiting)).toEqual(['left one done', 'left hello done', 'resting two']);
    expect(nextDue(waiting.run)).toBe(100 * minute);
    expect(texts(go(longer, waiting.run, [], 100 * minute))).toEqual(['bye']);
  });

  test('waits are prolonged by the pause', () => {
    const played = resumed(waits, 'retime');
    expect(texts(played)).toEqual([]);
    expect(nextDue(played.run)).toBe(65 * minute);
  });

  test('a wait for a local time that elapsed waits for the next one; a date in the world stays where it is', () => {
    const local = programOf([step('wait', 'wait-time', { time: '00:30', weekdays: [] }, { done: null })]);
    expect(nextDue(resumed(local, 'retime').run)).toBe(24 * 60 * minute + 30 * minute);
    const anchored = { anchor: { type: 'start' }, offsetDays: 0, time: '00:30', ifPast: 'skip' };
    const dated = programOf([step('wait', 'wait-date', anchored, { reached: 'hello', past: null }), say('hello', 'hello')]);
    expect(texts(resumed(dated, 'retime'))).toEqual(['hello']);
  });

  const inMinutes = (amount: number) => ({ amount, unit: 'minutes' });
  const outcomes = [{ id: 'done', title: 'Done' }];
  const work = { title: 'Call', detail: '', assignee: 'team', outcomes, deadline: inMinutes(40), acknowledge: inMinutes(20), reminders: [inMinutes(10)] };
  const retimed = ({ commands }: ReturnType<typeof resumed>) => commands.filter(({ type }) => type === 'retimeWork');

  test('a task is reminded of, escalates and is overdue as much later as the pause was long, one after the other, and says so', () => {
    const program = programOf([step('task', 'task', work, { done: null, overdue: 'late', unanswered: null }), say('late', 'late')]);
    const played = resumed(program, 'retime');
    expect(retimed(played)).toEqual([{ type: 'retimeWork', key: 'r/task#1', at: until, dueAt: 95 * minute, acknowledgeBy: 75 * minute }]);
    expect(nextDue(played.run)).toBe(65 * minute);
    const reminded = go(program, played.run, [], 65 * minute);
    expect(reminded.commands.map(({ type }) => type)).toContain('remindTask');
    expect([texts(reminded), nextDue(reminded.run)]).toEqual([[], 75 * minute]);
  });

  test('a task whose deadline is a date of the world keeps it, and is late for it', () => {
    const dated = { title: 'Call', detail: '', assignee: 'team', outcomes, deadline: inMinutes(40), deadlineFrom: { type: 'date', date: '1970-01-01T00:00:00Z' } };
    const program = programOf([step('task', 'task', dated, { done: null, overdue: 'late' }), say('late', 'late')]);
    expect(texts(resumed(program, 'retime'))).toEqual(['late']);
  });

  test('an approval runs out as much later', () => {
    const asked = { title: 'May we?', text: 'All of it', approvers: 'team', needed: 1, deadline: inMinutes(30) };
    const program = programOf([step('approve', 'approval', asked, { approved: null, rejected: null, timeout: 'late', tooFew: null }), say('late', 'late')]);
    const played = resumed(program, 'retime');
    expect(retimed(played)).toEqual([{ type: 'retimeWork', key: 'r/approve#1', at: until, dueAt: 85 * minute }]);
    expect(texts(played)).toEqual([]);
    expect(texts(go(program, played.run, [], 85 * minute))).toEqual(['late']);
  });

  test('each threshold of a clock comes as much later as the pause was long, not all of them at once', () => {
    const thresholds = [{ id: 'first', title: '15', after: inMinutes(15) }, { id: 'second', title: '40', after: inMinutes(40) }];
    const program = programOf([step('clock', 'clock', { thresholds }, { done: null, during: 'work', first: 'remind', second: 'report' }), rest('work', 500, null), say('remind', 'remind'), say('report', 'report')]);
    const played = resumed(program, 'retime');
    expect([texts(played), nextDue(played.run)]).toEqual([[], 70 * minute]);
    const first = go(program, played.run, [], 70 * minute);
    expect([texts(first), nextDue(first.run)]).toEqual([['remind'], 95 * minute]);
    expect(texts(resumed(program, 'fire'))).toEqual(['remind', 'report']);
  });

  test.each(['fire', 'retime'] as const)('an event that came before its deadline was in time, one after it was not (%s)', (elapsed) => {
    const program = programOf([listen('wait', 'thanks', 20), say('thanks', 'thanks'), say('late', 'late')], { listens: ['a'] });
    expect(texts(resumed(program, elapsed, [happened('a', 15 * minute, 1)]))).toEqual(['thanks']);
    // A deadline that is prolonged has not passed yet.
    expect(texts(resumed(program, elapsed, [happened('a', 40 * minute, 1)]))).toEqual([elapsed === 'fire' ? 'late' : 'thanks']);
  });
});

test('a programme offers no turn that lay wholly inside a pause, and the open one to its close', () => {
  const hour = 60 * minute;
  const config = { turns: 5, opens: { time: '08:00', weekdays: [] }, closes: '20:00', remindsAt: null, met: { event: 'a' }, leaveAfterMissed: null };
  const program = programOf([step('days', 'programme', config, { open: 'hello', done: null }), say('hello', 'day {{ day }}')], { listens: ['a'] });
  const paused = begin(program, 7 * hour);
  const resume = control(58 * hour, { type: 'resume', from: 7 * hour, elapsed: 'fire', by });
  const played = go(program, paused, [resume], 58 * hour);
  // Days 1 and 2 are over; day 3 opened at 56 h and is open until 68 h.
  expect(texts(played)).toEqual(['day 3']);
  expect(played.run.tokens[0]?.resting.due).toBe(68 * hour);
});

test('to pause and go on at once changes nothing, whatever elapses how', () => {
  const elapsed = fc.constantFrom<Elapsed>('fire', 'skip', 'retime');
  const slot = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.constantFrom(0, 7)).map(([n, ms]) => origin + n * 30 * minute + ms);
  fc.assert(
    fc.property(anyProgram, anyInputs, slot, elapsed, (program, inputs, at, how) => {
      const start = newRun({ program, id: 'r', started: { at: origin, seq: 0 }, key: '', context });
      const histories = {};
      const play = (withPause: boolean) => {
        const commands: Command[] = [];
        let run = start;
        // What the run wrote is there when it is looked at again: a shell commits it.
        let known = member;
        const turns = [
          { taken: inputs.filter((input) => input.at <= at), until: at },
          ...(withPause ? [{ taken: [control(at, { type: 'resume', from: at, elapsed: how, by })], until: at }] : []),
          { taken: inputs.filter((input) => input.at > at), until: horizon },
        ];
        for (const { taken, until } of turns) {
          const advanced = advance(program, run, taken, until, { member: known, histories });
          if (advanced.status !== 'advanced') throw new Error(advanced.status);
          run = advanced.run;
          known = advanced.commands.reduce(applyLedger, known);
          commands.push(...advanced.commands);
        }
        const isNote = (command: Command) => command.type === 'record' && command.entry.outcome === 'resumed';
        return { run, commands: commands.filter((command) => !isNote(command)) };
      };
      expect(play(true)).toEqual(play(false));
    }),
    { numRuns: 200 },
  );
});
