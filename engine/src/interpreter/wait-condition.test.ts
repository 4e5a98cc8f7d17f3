// Semantics 2, 5, 12 and 13 for a wait until a condition holds.
import { describe, expect, test } from 'vitest';
import type { Condition } from '../condition/condition.ts';
import { type Simulation, simulateRun } from '../simulate/simulate-run.ts';
import type { Deadline } from '../steps/step-config.ts';
import { happened, linesOf, memberOf, programOf, step } from '../testing/test-program.ts';
import { advance } from './advance.ts';
import { newRun } from './new-run.ts';
import { nextDue } from './next-due.ts';

const hour = 3_600_000;
const day = 24 * hour;
const tagged: Condition = { type: 'tag', tag: 'vip' };
const silent: Condition = { type: 'recency', event: 'posted', is: 'absent', amount: 2, unit: 'days' };
const twice: Condition = {
  type: 'count',
  event: 'posted',
  window: { type: 'last', amount: 1, unit: 'hours' },
  of: 'events',
  op: 'gte',
  value: 2,
};
const after = (hours: number): Deadline => ({ type: 'after', duration: { amount: hours, unit: 'hours' } });

const waiting = (until: Condition, deadline: Deadline | null = null) =>
  programOf([step('wait', 'wait-condition', { until, deadline }, { met: null, timeout: null, past: null })], {
    listens: ['posted', '$tag.added', '$tag.removed', '$member.changed'],
    histories: ['posted'],
  });

/** When it was left and by which way, or that it still waits. */
function play(until: Condition, deadline: Deadline | null, inputs: Simulation['inputs'], more: Partial<Simulation> = {}) {
  const { trail, run } = simulateRun(waiting(until, deadline), { member: memberOf(), inputs, from: 0, until: 30 * day, ...more });
  const left = trail.find(({ kind }) => kind === 'left');
  return left === undefined ? run.status : `${left.outcome} at ${left.at / hour}`;
}

const posted = (hours: number, seq: number) => happened('posted', hours * hour, seq);

describe('a wait until a condition holds', () => {
  test('goes on at once where it holds on arrival', () =>
    expect(play(tagged, after(1), [], { member: memberOf({ tags: ['vip'] }) })).toBe('met at 0'));

  test('acts at the event that makes it hold', () =>
    expect(play(twice, after(10), [posted(1, 1), posted(3, 2), posted(3.5, 3)])).toBe('met at 3.5'));

  test('acts at the first of two events of one instant that makes it hold, though the second unmakes it', () => {
    const once: Condition = { type: 'count', event: 'posted', window: { type: 'ever' }, of: 'events', op: 'eq', value: 1 };
    expect(play(once, null, [posted(1, 1), posted(1, 2)])).toBe('met at 1');
  });

  test('acts on time alone, and an event puts that off', () => {
    expect(play(silent, null, [])).toBe('met at 48');
    expect(play(silent, null, [posted(47, 1)])).toBe(`met at ${(95 * hour + 1) / hour}`);
  });

  test('gives up at its deadline, which is not in the wait', () => {
    expect(play(twice, after(3), [posted(2.5, 1), posted(3, 2)])).toBe('timeout at 3');
    expect(play(silent, after(48), [])).toBe('timeout at 48');
    expect(play(silent, after(49), [])).toBe('met at 48');
  });

  test('waits for ever without one', () => expect(play(tagged, null, [posted(1, 1)])).toBe('active'));

  test('leaves by past where the deadline’s date is over on arrival', () => {
    const over: Deadline = { type: 'date', anchor: { type: 'start' }, offsetDays: -2, time: '09:00', ifPast: 'skip' };
    expect(play(tagged, over, [])).toBe('past at 0');
    expect(play(tagged, { ...over, ifPast: 'now' }, [])).toBe('timeout at 0');
  });

  test('is asked again when a ledger write of another run, or a change of the member, is heard', () => {
    const program = waiting(tagged);
    const run = newRun({ program, id: 'r', started: { at: 0, seq: 1 }, key: '', context: {} });
    const first = advance(program, run, [], 0, { member: memberOf(), histories: {} });
    if (first.status !== 'advanced') throw new Error(first.status);
    const listens = first.commands.flatMap((command) => (command.type === 'listen' ? command.listens : []));
    expect(listens).toContainEqual({ event: '$tag.added', match: { tag: 'vip' } });
    expect(listens).toContainEqual({ event: '$member.changed', match: { changed: ['timezone'] } });
    const heard = [happened('$tag.added', 5, 2, { tag: 'vip' })];
    const second = advance(program, first.run, heard, 5, { member: memberOf({ tags: ['vip'] }), histories: {} });
    if (second.status !== 'advanced') throw new Error(second.status);
    expect(second.run.status).toBe('ended');
  });

  test('is met by what another path of its own run writes, in the same instant', () => {
    const paths = { a: 'wait', b: 'pause', joined: 'join' };
    const program = programOf([
      {
        ...step(
          'both',
          'parallel',
          {
            paths: [
              { id: 'a', name: 'A' },
              { id: 'b', name: 'B' },
            ],
            join: 'all',
          },
          paths,
        ),
        join: 'join',
      },
      step('wait', 'wait-condition', { until: tagged, deadline: null }, { met: 'join' }),
      step('pause', 'wait-duration', { duration: { amount: 1, unit: 'hours' } }, { done: 'mark' }),
      step('mark', 'tag', { add: ['vip'], remove: [] }, { done: 'join' }),
      step('join', 'join', {}, { done: null }),
    ]);
    const { trail } = simulateRun(program, { member: memberOf(), inputs: [], from: 0, until: day });
    expect(linesOf(trail)).toContain('left wait met');
    expect(trail.at(-1)).toMatchObject({ kind: 'ended', at: hour });
  });

  test('takes no event: a wait after it that looks back still finds what met it', () => {
    const once: Condition = { type: 'count', event: 'posted', window: { type: 'ever' }, of: 'events', op: 'gte', value: 1 };
    const program = programOf(
      [
        step('wait', 'wait-condition', { until: once, deadline: null }, { met: 'hear' }),
        step('hear', 'wait-event', { events: [{ id: 'got', event: 'posted' }], deadline: null, since: 'start' }, { got: null }),
      ],
      { histories: ['posted'], listens: ['posted'] },
    );
    const { run } = simulateRun(program, { member: memberOf(), inputs: [posted(1, 1)], from: 0, until: day });
    expect(run.status).toBe('ended');
  });

  test('a change of zone moves what time alone will bring', () => {
    const today: Condition = {
      type: 'compare',
      left: { type: 'value', value: '1970-01-02' },
      op: 'eq',
      right: { type: 'today', plusDays: 0 },
    };
    const program = waiting(today);
    const run = newRun({ program, id: 'r', started: { at: 0, seq: 1 }, key: '', context: {} });
    const first = advance(program, run, [], 0, { member: memberOf(), histories: {} });
    if (first.status !== 'advanced') throw new Error(first.status);
    expect(nextDue(first.run)).toBe(day);
    const second = advance(program, first.run, [], hour, { member: memberOf({ zone: 'Asia/Shanghai' }), histories: {} });
    expect(second.status === 'advanced' && nextDue(second.run)).toBe(16 * hour);
  });
});

test('late or in time, it goes by the same way at the same instant', () => {
  const program = waiting(silent, after(100));
  const inputs = [posted(40, 1), posted(60, 2)];
  const histories = { posted: inputs.map(({ at, seq }) => ({ at, seq, occurredAt: at, properties: {} })) };
  const facts = { member: memberOf(), histories };
  const start = newRun({ program, id: 'r', started: { at: 0, seq: 0 }, key: '', context: {} });
  const late = advance(program, start, inputs, 30 * day, facts);
  let run = start;
  const trail: unknown[] = [];
  for (let at = 0; at <= 30 * day; at += hour) {
    const step = advance(
      program,
      run,
      inputs.filter((input) => input.at === at),
      at,
      facts,
    );
    if (step.status !== 'advanced') throw new Error(step.status);
    run = step.run;
    trail.push(...step.commands.filter(({ type }) => type === 'record'));
  }
  expect(late.status === 'advanced' && late.commands.filter(({ type }) => type === 'record')).toEqual(trail);
});
