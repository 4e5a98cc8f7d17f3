// Semantics 20 and 21: what ends a run, and what ends with it.
import { describe, expect, test } from 'vitest';
import { simulateRun } from '../simulate/simulate-run.ts';
import { advance } from './advance.ts';
import { exitListens } from './exit-rules.ts';
import { newRun } from './new-run.ts';
import { happened, linesOf, memberOf, programOf, say, step, trailOf } from '../testing/test-program.ts';

const where = {
  type: 'compare',
  left: { type: 'property', name: 'course' },
  op: 'eq',
  right: { type: 'context', field: 'course' },
} as const;
const program = programOf(
  [
    step(
      'call',
      'task',
      { title: 'Call {{ member.name }}', detail: '', assignee: 'tutor', deadline: null, outcomes: [{ id: 'done', title: 'Done' }] },
      { done: null },
    ),
  ],
  {
    context: [{ name: 'course', type: 'text', required: true }],
    exits: [{ id: 'withdrawn', event: 'course.unregistered', where, reason: 'withdrawn' }],
  },
);

function enrolled(course = 'AAA') {
  return newRun({ program, id: 'r1', started: { at: 10, seq: 2 }, key: '', context: { course } });
}

test('an exit ends the run at once, in the middle of a wait, and closes its open task', () => {
  const member = memberOf({ attributes: { name: 'Lin' } });
  const first = advance(program, enrolled(), [], 10, { member });
  if (first.status !== 'advanced') throw new Error(first.status);
  expect(first.commands).toContainEqual({ type: 'listen', key: 'r1/exit', listens: exitListens(program, enrolled()) });
  const second = advance(program, first.run, [happened('course.unregistered', 20, 5, { course: 'AAA' })], 20, { member });
  if (second.status !== 'advanced') throw new Error(second.status);
  expect(second.commands.map((command) => command.type)).toEqual(['record', 'closeTask', 'record', 'ended', 'unlisten']);
  expect(trailOf(second.commands).at(-1)).toMatchObject({
    kind: 'ended',
    outcome: 'withdrawn',
    reason: { code: 'run.exitRule', data: { event: 'course.unregistered', seq: 5 } },
  });
  expect(second.run).toMatchObject({ status: 'ended', endReason: 'withdrawn', tokens: [] });
});

test('an exit rule asks for this run’s own context', () => {
  expect(exitListens(program, enrolled('BBB'))).toEqual([{ event: 'course.unregistered', match: { course: 'BBB' } }]);
  const { run } = simulateRun(program, {
    member: memberOf(),
    context: { course: 'BBB' },
    inputs: [happened('course.unregistered', 20, 1, { course: 'AAA' })],
    from: 0,
    until: 99,
  });
  expect(run.status).toBe('active');
});

test('what started a run does not end it', () => {
  const result = advance(program, enrolled(), [happened('course.unregistered', 10, 2, { course: 'AAA' })], 10, { member: memberOf() });
  expect(result.status === 'advanced' && result.run.status).toBe('active');
});

test('a run that ends in its first advance takes back the listens that enrolment inserted', () => {
  const short = { ...program, start: 'bye', steps: { bye: say('bye', 'Bye') } };
  const result = advance(short, enrolled(), [], 10, { member: memberOf() });
  expect(result.status === 'advanced' && result.commands.filter(({ type }) => type.endsWith('listen'))).toEqual([
    { type: 'unlisten', key: 'r1/exit' },
  ]);
});

test('an exit step ends the run with its reason', () => {
  const quits = programOf([step('quit', 'exit', { reason: 'refused' })]);
  const { run, trail } = simulateRun(quits, { member: memberOf(), inputs: [], from: 0, until: 9 });
  expect(run.endReason).toBe('refused');
  expect(linesOf(trail)).toEqual(['started', 'left quit', 'ended refused']);
});

test('to end a paused run does not first send what it held back', () => {
  const waits = programOf([step('wait', 'wait-duration', { duration: { amount: 1, unit: 'hours' } }, { done: 'say' }), say('say', 'late')]);
  const run = newRun({ program: waits, id: 'r', started: { at: 0, seq: 1 }, key: '', context: {} });
  const resting = advance(waits, run, [], 0, { member: memberOf() });
  if (resting.status !== 'advanced') throw new Error(resting.status);
  const stop = { type: 'control', at: 9e9, seq: 5, control: { type: 'end', reason: 'stopped', by: 'mei' } } as const;
  const stopped = advance(waits, resting.run, [stop], Number.NEGATIVE_INFINITY, { member: memberOf() });
  expect(stopped.status === 'advanced' && linesOf(trailOf(stopped.commands))).toEqual(['interrupted wait', 'ended stopped']);
  const never = advance(waits, run, [stop], Number.NEGATIVE_INFINITY, { member: memberOf() });
  expect(never.status === 'advanced' && linesOf(trailOf(never.commands))).toEqual(['ended stopped']);
});

test('an advance that changes nothing gives back the very same run', () => {
  const first = advance(program, enrolled(), [], 10, { member: memberOf() });
  if (first.status !== 'advanced') throw new Error(first.status);
  expect(advance(program, first.run, [], 10, { member: memberOf() })).toEqual({ status: 'advanced', run: first.run, commands: [] });
  const paused = advance(program, first.run, [], Number.NEGATIVE_INFINITY, { member: memberOf() });
  expect(paused.status === 'advanced' && paused.run).toBe(first.run);
});

test('where a goal and another exit come in one instant, the goal counts', () => {
  const rules = [
    { id: 'left', event: 'left', reason: 'left' },
    { id: 'paid', event: 'paid', reason: 'paid', goal: true },
  ];
  const waiting = programOf([step('wait', 'wait-duration', { duration: { amount: 1, unit: 'days' } }, { done: null })], { exits: rules });
  const inputs = [happened('left', 20, 1), happened('paid', 20, 2)];
  const { run, trail } = simulateRun(waiting, { member: memberOf(), inputs, from: 0, until: 100 });
  expect(run).toMatchObject({ status: 'ended', endReason: 'paid' });
  expect(trail.at(-1)?.reason.code).toBe('run.goal');
});

const hour = 3_600_000;
const day = 24 * hour;
const silent = { type: 'recency', event: 'posted', is: 'absent', amount: 2, unit: 'days' } as const;
const vip = { type: 'tag', tag: 'vip' } as const;

function leaving(
  exits: Parameters<typeof programOf>[1],
  first = step('long', 'wait-duration', { duration: { amount: 20, unit: 'days' } }, { done: null }),
) {
  return programOf([first], { histories: ['posted'], listens: ['posted', '$tag.added'], ...exits });
}

test('an exit condition ends the run at the instant at which time alone makes it hold', () => {
  const program = leaving({ exits: [{ id: 'gone', when: silent, reason: 'went silent' }] });
  const play = (inputs: readonly ReturnType<typeof happened>[]) =>
    simulateRun(program, { member: memberOf(), inputs, from: 0, until: 30 * day }).trail.at(-1);
  expect(play([])).toMatchObject({ at: 2 * day, kind: 'ended', outcome: 'went silent', reason: { code: 'run.exitHeld' } });
  expect(play([happened('posted', day, 1), happened('posted', 2 * day, 2)])).toMatchObject({ at: 4 * day + 1, outcome: 'went silent' });
});

test('an exit condition that the run’s own writing meets ends it at once', () => {
  const mark = step('mark', 'tag', { add: ['vip'], remove: [] }, { done: null });
  const wait = step('wait', 'wait-duration', { duration: { amount: 1, unit: 'hours' } }, { done: 'mark' });
  const program = programOf(
    [wait, mark, say('never', 'x')]
      .map((one) => (one.id === 'mark' ? { ...one, next: { done: 'pause' } } : one))
      .concat(step('pause', 'wait-duration', { duration: { amount: 9, unit: 'days' } }, { done: 'never' })),
    { exits: [{ id: 'in', when: vip, reason: 'is in', goal: true }] },
  );
  const { trail, messages } = simulateRun(program, { member: memberOf(), inputs: [], from: 0, until: 30 * day });
  expect(trail.at(-1)).toMatchObject({ at: hour, outcome: 'is in', reason: { code: 'run.goalHeld' } });
  expect(messages).toEqual([]);
});

test('where a goal and another exit hold at once, the goal counts, whether by an event or by a condition', () => {
  const paid = { id: 'paid', event: 'posted', reason: 'paid', goal: true } as const;
  const count = { type: 'count', event: 'posted', window: { type: 'ever' }, of: 'events', op: 'gte', value: 1 } as const;
  const gone = { id: 'gone', when: count, reason: 'gone' } as const;
  const inputs = [happened('posted', hour, 1)];
  const end = (exits: Parameters<typeof programOf>[1]) =>
    simulateRun(leaving(exits), { member: memberOf(), inputs, from: 0, until: day }).run.endReason;
  expect(end({ exits: [gone, paid] })).toBe('paid');
  expect(
    end({
      exits: [
        { ...paid, goal: false },
        { ...gone, goal: true },
      ],
    }),
  ).toBe('gone');
});

test('where the run’s own writing meets a goal and another exit, the goal counts', () => {
  const mark = step('mark', 'tag', { add: ['vip'], remove: [] }, { done: 'pause' });
  const pause = step('pause', 'wait-duration', { duration: { amount: 9, unit: 'days' } }, { done: null });
  const exits = [{ id: 'out', when: vip, reason: 'out' }, { id: 'in', when: vip, reason: 'in', goal: true }];
  expect(simulateRun(programOf([mark, pause], { exits }), { member: memberOf(), inputs: [], from: 0, until: day }).run.endReason).toBe('in');
});

test('an exit that holds at enrolment excludes, with its reason', () => {
  const program = leaving({ exits: [{ id: 'in', when: vip, reason: 'is in already' }] });
  const simulated = simulateRun(program, { member: memberOf({ tags: ['vip'] }), inputs: [], from: 0, until: day });
  expect(simulated).toMatchObject({ excluded: 'is in already', trail: [], commands: [] });
  expect(simulateRun(program, { member: memberOf(), inputs: [], from: 0, until: day }).excluded).toBeNull();
});

test('an exit condition beats a timer of its instant', () => {
  const first = step('two', 'wait-duration', { duration: { amount: 2, unit: 'days' } }, { done: 'never' });
  const program = programOf([first, say('never', 'x')], { exits: [{ id: 'gone', when: silent, reason: 'gone' }], histories: ['posted'] });
  expect(simulateRun(program, { member: memberOf(), inputs: [], from: 0, until: 9 * day }).messages).toEqual([]);
});

test('a run listens for what may change its exit conditions', () => {
  const program = leaving({ exits: [{ id: 'in', when: vip, reason: 'in' }] });
  expect(exitListens(program, enrolled())).toEqual([
    { event: '$tag.added', match: { tag: 'vip' } },
    { event: '$tag.removed', match: { tag: 'vip' } },
    { event: '$member.changed', match: { changed: ['timezone'] } },
  ]);
});

describe('of what the rules of the whole run heard in vain', () => {
  const resting = step('long', 'wait-duration', { duration: { amount: 20, unit: 'days' } }, { done: null });
  const ofRoom = { type: 'compare', left: { type: 'property', name: 'room' }, op: 'eq', right: { type: 'context', field: 'room' } } as const;
  const watched = programOf([resting], {
    context: [{ name: 'room', type: 'text', required: true }, { name: 'host', type: 'text' }],
    exits: [{ id: 'closed', event: 'room.closed', where: ofRoom, reason: 'closed' }],
    updates: [
      { id: 'moved', event: 'moved', context: { room: 'to' } },
      { id: 'hosted', event: 'room.hosted', where: ofRoom, context: { host: 'by' } },
    ],
  });
  const closed = (at: number, seq: number) => happened('room.closed', at, seq, { room: 'B' });
  const moved = happened('moved', 30, 3, { to: 'B' });
  const run = (...calls: readonly Parameters<typeof advance>[2][]) =>
    calls.reduce((before, inputs) => {
      const advanced = advance(watched, before, inputs, 99, { member: memberOf() });
      if (advanced.status !== 'advanced') throw new Error(advanced.status);
      return advanced.run;
    }, newRun({ program: watched, id: 'r1', started: { at: 10, seq: 1 }, key: '', context: { room: 'A' } }));

  test.each([
    ['an event stays in vain when it is told again after the record has changed', [[closed(20, 2)], [moved], [closed(20, 2)]], 'active'],
    ['an event stays in vain when it is told again in the same call', [[closed(20, 2), moved, closed(20, 2)]], 'active'],
    ['an event stays in vain though another was heard in vain meanwhile', [[closed(20, 2), closed(25, 2.5)], [moved], [closed(20, 2)]], 'active'],
    ['what comes then is new', [[closed(20, 2)], [moved], [closed(40, 4)]], 'ended'],
    ['what comes late, of an earlier instant, is new', [[closed(20, 2)], [moved], [closed(15, 4)]], 'ended'],
    ['what was numbered before and happens later is new', [[closed(20, 9)], [moved], [closed(40, 4)]], 'ended'],
  ])('%s', (_, calls, status) => {
    expect(run(...calls).status).toBe(status);
  });

  test('an update that was refused is no update when it is told again', () => {
    const hosted = (at: number, seq: number) => happened('room.hosted', at, seq, { room: 'B', by: 'Lin' });
    expect(run([hosted(40, 4)], [moved], [hosted(40, 4)]).context).toEqual({ room: 'B' });
    expect(run([hosted(40, 4)], [moved], [hosted(41, 5)]).context).toEqual({ room: 'B', host: 'Lin' });
  });
});
