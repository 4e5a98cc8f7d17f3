// Semantics 11, 12 and 14 where a branch decides.
import { describe, expect, test } from 'vitest';
import type { Condition } from '../condition/condition.ts';
import { simulateRun } from '../simulate/simulate-run.ts';
import { advance } from './advance.ts';
import { newRun } from './new-run.ts';
import { happened, linesOf, memberOf, programOf, step } from '../testing/test-program.ts';

const when = (condition: Condition) =>
  step('ask', 'branch', { cases: [{ id: 'yes', name: 'Active', when: condition }] }, { yes: null, otherwise: null });
const checkins = (value: number): Condition => ({
  type: 'count',
  event: 'checked_in',
  window: { type: 'last', amount: 7, unit: 'days' },
  of: 'events',
  op: 'gte',
  value,
});

test('a branch sees the tag and the attribute that the same run wrote a step earlier', () => {
  const program = programOf([
    step('tag', 'tag', { add: ['vip'], remove: ['new'] }, { done: 'set' }),
    step('set', 'attribute', { name: 'level', value: 3 }, { done: 'ask' }),
    when({
      type: 'all',
      of: [
        { type: 'tag', tag: 'vip' },
        { type: 'not', of: { type: 'tag', tag: 'new' } },
        { type: 'compare', left: { type: 'attribute', name: 'level' }, op: 'eq', right: { type: 'value', value: 3 } },
      ],
    }),
  ]);
  const { trail, member } = simulateRun(program, { member: memberOf({ tags: ['new'] }), inputs: [], from: 0, until: 0 });
  expect(linesOf(trail)).toContain('left ask yes');
  expect(member).toMatchObject({ tags: ['vip'], attributes: { level: 3 } });
});

test('a branch counts what the same run told a step earlier, once, and nothing that is told to another', () => {
  const told = (config: object) => {
    const program = programOf(
      [step('tell', 'emit', { event: 'checked_in', properties: [], ...config }, { done: 'ask', noMember: 'ask' }), when(checkins(2))],
      { histories: ['checked_in'] },
    );
    const histories = { checked_in: [{ at: -9, seq: -1, occurredAt: -9, properties: {} }] };
    return (known: typeof histories | Record<string, never>) => linesOf(simulateRun(program, { member: memberOf(), inputs: [], histories: known, from: 0, until: 0 }).trail).find((line) => line.startsWith('left ask'));
  };
  const histories = { checked_in: [{ at: -9, seq: -1, occurredAt: -9, properties: {} }] };
  expect([told({})(histories), told({})({}), told({ userId: 'ann' })(histories)]).toEqual(['left ask yes', 'left ask otherwise', 'left ask otherwise']);
});

test('the reason names the case, and the values that were compared', () => {
  const program = programOf([
    when({ type: 'compare', left: { type: 'attribute', name: 'level' }, op: 'gte', right: { type: 'value', value: 2 } }),
  ]);
  const { trail } = simulateRun(program, { member: memberOf({ attributes: { level: 3 } }), inputs: [], from: 0, until: 0 });
  expect(trail[1]?.reason).toMatchObject({
    code: 'branch.case',
    data: { case: 'yes', name: 'Active', evidence: [{ type: 'compare', leftValue: 3, rightValue: 2, holds: true }] },
  });
});

describe('a branch that counts events', () => {
  const wait = step('wait', 'wait-event', { events: [{ id: 'got', event: 'checked_in' }], deadline: null }, { got: 'ask' });
  const program = programOf([wait, when(checkins(2))], { histories: ['checked_in'] });

  test('counts the event that brought it here, and none that came after', () => {
    const inputs = [happened('checked_in', 5, 1), happened('checked_in', 5, 2)];
    const histories = { checked_in: [{ at: -9, seq: -1, occurredAt: -9, properties: {} }] };
    const play = (known: typeof histories | Record<string, never>) =>
      linesOf(simulateRun(program, { member: memberOf(), inputs, histories: known, from: 0, until: 9 }).trail);
    expect(play(histories)).toContain('left ask yes');
    expect(play({})).toContain('left ask otherwise');
  });

  test('asks for histories where it needs them, and only there', () => {
    const run = newRun({ program, id: 'r', started: { at: 0, seq: 0 }, key: '', context: {} });
    const facts = { member: memberOf() };
    const resting = advance(program, run, [], 1, facts);
    if (resting.status !== 'advanced') throw new Error(resting.status);
    expect(advance(program, resting.run, [happened('checked_in', 5, 1)], 5, facts)).toEqual({ status: 'needsHistories' });
    // What is not needed is not asked for: the first part of the condition settles it.
    const settled = programOf([when({ type: 'any', of: [checkins(2), { type: 'not', of: { type: 'tag', tag: 'x' } }] })]);
    const start = newRun({ program: settled, id: 'r', started: { at: 0, seq: 0 }, key: '', context: {} });
    expect(advance(settled, start, [], 0, facts).status).toBe('advanced');
  });

  test('since a step counts what came after the step was entered', () => {
    const since: Condition = {
      type: 'count',
      event: 'checked_in',
      window: { type: 'sinceStep', step: 'pause' },
      of: 'events',
      op: 'gte',
      value: 1,
    };
    const pause = step('pause', 'wait-duration', { duration: { amount: 10, unit: 'minutes' } }, { done: 'ask' });
    const flow = programOf([{ ...wait, next: { got: 'pause' } }, pause, when(since)]);
    const play = (inputs: Parameters<typeof simulateRun>[1]['inputs']) =>
      linesOf(simulateRun(flow, { member: memberOf(), inputs, from: 0, until: 1e6 }).trail);
    expect(play([happened('checked_in', 5, 1)])).toContain('left ask otherwise');
    expect(play([happened('checked_in', 5, 1), happened('checked_in', 5, 2)])).toContain('left ask yes');
  });
});

test('properties are those of the event that is being matched, and are gone after it', () => {
  const has: Condition = { type: 'compare', left: { type: 'property', name: 'n' }, op: 'eq', right: { type: 'value', value: 1 } };
  const program = programOf([
    step('wait', 'wait-event', { events: [{ id: 'got', event: 'a', where: has }], deadline: null }, { got: 'ask' }),
    when(has),
  ]);
  const { trail } = simulateRun(program, { member: memberOf(), inputs: [happened('a', 5, 1, { n: 1 })], from: 0, until: 9 });
  expect(linesOf(trail)).toContain('left ask otherwise');
});

describe('a branch that looks back on its own run', () => {
  test('knows by which way an earlier step was left', () => {
    const outcome: Condition = {
      type: 'compare',
      left: { type: 'outcome', step: 'call' },
      op: 'eq',
      right: { type: 'value', value: 'reached' },
    };
    const task = { title: 'Call', detail: '', assignee: 'tutor', deadline: null, outcomes: [{ id: 'reached', title: 'Reached' }] };
    const program = programOf([step('call', 'task', task, { reached: 'ask' }), when(outcome)]);
    const answer = () => ({ afterMs: 1, outcome: 'reached' });
    const { trail } = simulateRun(program, { member: memberOf(), inputs: [], from: 0, until: 9, answer });
    expect(linesOf(trail)).toContain('left ask yes');
  });

  test('counts since the turn of its programme opened, not since the turn before', () => {
    const day = 86_400_000;
    const thisTurn: Condition = {
      type: 'count',
      event: 'posted',
      window: { type: 'sinceTurn', step: 'days' },
      of: 'events',
      op: 'eq',
      value: 1,
    };
    const opens = { time: '08:00', weekdays: [] };
    const turns = { turns: 2, opens, closes: '20:00', remindsAt: '18:00', met: { event: 'none' }, leaveAfterMissed: null };
    const program = programOf([step('days', 'programme', turns, { remind: 'ask', done: null }), when(thisTurn)], {
      histories: ['posted'],
    });
    const posted = [day / 2, day / 2 + 1, day + day / 2].map((at, i) => ({ at, seq: i + 1, occurredAt: at, properties: {} }));
    const { trail } = simulateRun(program, { member: memberOf(), inputs: [], histories: { posted }, from: 0, until: 3 * day });
    expect(linesOf(trail).filter((line) => line.startsWith('left ask'))).toEqual(['left ask otherwise', 'left ask yes']);
  });
});
