// Semantics 31: who takes a task up, by when, and what happens where nobody does.
import { describe, expect, test } from 'vitest';
import { memberOf, programOf, say, step, trailOf } from '../testing/test-program.ts';
import { type Simulation, simulateRun } from '../simulate/simulate-run.ts';
import type { TaskConfig } from '../steps/step-config.ts';
import { ACKNOWLEDGED } from './steps/task.ts';

const minute = 60_000;
const minutes = (amount: number) => ({ amount, unit: 'minutes' as const });
const call: TaskConfig = {
  title: 'Call',
  detail: '',
  assignee: 'duty',
  deadline: minutes(60),
  outcomes: [{ id: 'done', title: 'Done' }],
  acknowledge: minutes(15),
  escalation: [
    { to: 'lead', within: minutes(10) },
    { to: 'head', within: minutes(5) },
  ],
};

function play(config: Partial<TaskConfig>, answer: NonNullable<Simulation['answer']>, { from = 0, next = {}, until = 10_000 * minute } = {}) {
  const ways = { done: 'thanks', ...next };
  const program = programOf([step('call', 'task', { ...call, ...config }, ways), say('thanks', 'Bye {{ mood }}'), say('late', 'Late')]);
  return simulateRun(program, { member: memberOf({ attributes: { teacher: 'Mei' } }), inputs: [], from, until, answer });
}

const lines = (simulated: ReturnType<typeof play>) =>
  trailOf(simulated.commands)
    .filter(({ kind }) => kind === 'noted' || kind === 'left')
    .map(({ at, outcome }) => `${at / minute} ${outcome}`);

describe('a task that nobody takes up', () => {
  test('escalates level by level, each with its own time, and never cancels the work', () => {
    const played = play({}, () => null, { until: 90 * minute });
    expect(lines(played)).toEqual(['15 escalated', '25 escalated', '30 unanswered']);
    expect(played.commands.filter(({ type }) => type === 'closeTask')).toEqual([]);
    expect(played.run.status).toBe('active');
    expect(played.commands.flatMap((c) => (c.type === 'escalateTask' ? [[c.to, c.level, c.acknowledgeBy / minute]] : []))).toEqual([
      ['lead', 1, 25],
      ['head', 2, 30],
    ]);
  });

  test('moves the path where unanswered leads somewhere, and stays open', () => {
    const played = play({}, () => null, { next: { unanswered: 'late' } });
    expect(lines(played)).toEqual(['15 escalated', '25 escalated', '30 unanswered', '30 done']);
    expect(played.commands).toContainEqual({ type: 'closeTask', key: 'simulated/call#1', at: 30 * minute, reason: 'path.runEnded' });
  });

  test('without a chain is unanswered when its time is over', () => {
    expect(lines(play({ escalation: [] }, () => null, { next: { unanswered: 'late' } }))).toEqual(['15 unanswered', '15 done']);
  });
});

describe('taking a task up', () => {
  test('stops the escalation, not the deadline', () => {
    const taken = play({}, () => ({ afterMs: 20 * minute, outcome: ACKNOWLEDGED, data: { by: 'Mei' } }), { next: { overdue: 'late' } });
    expect(lines(taken)).toEqual(['15 escalated', '20 acknowledged', '60 overdue', '60 done']);
  });

  test('counts once, and doing the task is another thing', () => {
    const taken = play({}, () => [
      { afterMs: minute, outcome: ACKNOWLEDGED },
      { afterMs: 2 * minute, outcome: ACKNOWLEDGED },
      { afterMs: 3 * minute, outcome: 'done' },
    ]);
    expect(lines(taken)).toEqual(['1 acknowledged', '3 done', '3 done']);
  });

  test('after the deadline has moved the path on leaves the task to be done', () => {
    const wait = step('wait', 'wait-duration', { duration: minutes(500) }, { done: null });
    const program = programOf([step('call', 'task', call, { done: null, overdue: 'wait' }), wait]);
    const answer = () => ({ afterMs: 70 * minute, outcome: ACKNOWLEDGED });
    const { run } = simulateRun(program, { member: memberOf(), inputs: [], from: 0, until: 100 * minute, answer });
    expect(run.tasksLeftOpen).toEqual(['simulated/call#1']);
  });

  test('at the instant at which it would escalate is too late', () => {
    const taken = play({}, () => ({ afterMs: 15 * minute, outcome: ACKNOWLEDGED }), { until: 16 * minute });
    expect(lines(taken)).toEqual(['15 escalated', '15 acknowledged']);
  });
});

test('a reminder goes to whoever has the task, at its time, and not once it is done', () => {
  const reminders = [minutes(40), minutes(20), minutes(50)];
  const played = play({ reminders, escalation: [] }, () => ({ afterMs: 45 * minute, outcome: 'done' }));
  const told = played.commands.flatMap((c) => (c.type === 'remindTask' ? [[c.at / minute, c.reminder]] : []));
  expect(told).toEqual([
    [20, 1],
    [40, 2],
  ]);
});

test('the working clock stands still at night, for the deadline and for the escalation', () => {
  // Friday, 17:50 in UTC, where this member lives.
  const from = Date.parse('2026-03-06T17:50:00Z');
  const { tasks, commands } = play({ clock: 'working' }, () => null, { from, until: Date.parse('2026-03-09T09:06:00Z') });
  expect(new Date(tasks[0]?.dueAt as number).toISOString()).toBe('2026-03-09T09:50:00.000Z');
  expect(commands.flatMap((c) => (c.type === 'escalateTask' ? [new Date(c.at).toISOString()] : []))).toEqual(['2026-03-09T09:05:00.000Z']);
});

test('a deadline can be counted from elsewhere, and one that has passed moves the path at once', () => {
  const begun = step('begun', 'wait-duration', { duration: minutes(50) }, { done: 'call' });
  const config = { ...call, deadlineFrom: { type: 'start' as const } };
  const program = programOf([begun, step('call', 'task', config, { done: null, overdue: null })]);
  const { tasks } = simulateRun(program, { member: memberOf(), inputs: [], from: 0, until: 55 * minute });
  expect(tasks[0]?.dueAt).toBe(60 * minute);
});

test('what is filled in becomes variables, each of its kind; anything else is left out', () => {
  const field = { title: 'T', required: true, options: ['glad', 'sad'] };
  const form = [
    { ...field, name: 'mood', kind: 'choice' as const },
    { ...field, name: 'age', kind: 'number' as const },
  ];
  const data = { form: { mood: 'glad', age: 'old', day: 3 } };
  const { messages, run } = play({ form }, () => ({ afterMs: minute, outcome: 'done', data }));
  expect(messages[0]?.text).toBe('Bye glad');
  expect(run.variables).toEqual({ mood: 'glad' });
});

test.each<[Partial<TaskConfig>, unknown]>([
  [{ assignBy: 'named' }, undefined],
  [{ assignBy: 'roster' }, { by: 'roster' }],
  [{ assignBy: 'leastLoaded' }, { by: 'leastLoaded' }],
  [{ assignBy: 'sameAs', sameAs: 'first' }, { by: 'sameAs', step: 'first' }],
  [{ assignBy: 'attribute', assigneeAttribute: 'teacher' }, { by: 'person', person: 'Mei' }],
  // Nobody is named: whoever of the role takes it up.
  [{ assignBy: 'attribute', assigneeAttribute: 'adviser' }, undefined],
])('%j asks for %j', (config, assign) => {
  expect(play(config, () => null, { until: 0 }).tasks[0]?.assign).toEqual(assign);
});

test('a task is told of as it opens and escalates, so that other flows can react to it', () => {
  const hear = (id: string, event: string) => step(id, 'wait-event', { events: [{ id: 'up', event }], deadline: null }, { up: `say-${id}` });
  const paths = ['opened', 'escalated', 'call'].map((id) => ({ id, name: id }));
  const fork = step('fork', 'parallel', { paths, join: 'all' }, { opened: 'opened', escalated: 'escalated', call: 'call' });
  const program = programOf([
    fork, hear('opened', '$task.opened'), hear('escalated', '$task.escalated'), step('call', 'task', call, { done: null }),
    say('say-opened', 'Opened'), say('say-escalated', 'Escalated'),
  ]);
  const { messages } = simulateRun(program, { member: memberOf(), inputs: [], from: 0, until: 20 * minute });
  expect(messages.map(({ at, text }) => `${at / minute} ${text}`)).toEqual(['0 Opened', '15 Escalated']);
});
