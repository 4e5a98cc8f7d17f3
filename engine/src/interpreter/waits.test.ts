// Semantics 3 to 5, 7, 9 and 10: what a wait waits for.
import { describe, expect, test } from 'vitest';
import { simulateRun } from '../simulate/simulate-run.ts';
import { advance } from './advance.ts';
import { newRun } from './new-run.ts';
import { nextDue } from './next-due.ts';
import { happened, linesOf, memberOf, programOf, say, step, trailOf } from '../testing/test-program.ts';

const hour = 3_600_000;
const at = (text: string) => Date.parse(text);

function twoWaits() {
  const listen = (id: string, next: string | null) =>
    step(id, 'wait-event', { events: [{ id: 'got', event: 'checked_in' }], deadline: null }, { got: next });
  return programOf([listen('one', 'two'), listen('two', null)]);
}

describe('two waits in a row on the same event', () => {
  test('do not both take one event', () => {
    const { trail } = simulateRun(twoWaits(), { member: memberOf(), inputs: [happened('checked_in', 5, 1)], from: 0, until: 10 });
    expect(linesOf(trail)).toEqual(['started', 'resting one', 'left one got', 'resting two']);
  });

  test('lose none of two that share an instant', () => {
    const inputs = [happened('checked_in', 5, 1), happened('checked_in', 5, 2)];
    const { run } = simulateRun(twoWaits(), { member: memberOf(), inputs, from: 0, until: 10 });
    expect(run.status).toBe('ended');
  });

  test('lose none of two that are both taken late', () => {
    const program = twoWaits();
    const facts = { member: memberOf() };
    const started = advance(program, newRun({ program, id: 'r', started: { at: 0, seq: 0 }, key: '', context: {} }), [], 100, facts);
    if (started.status !== 'advanced') throw new Error(started.status);
    const first = advance(program, started.run, [happened('checked_in', 50, 1)], 100, facts);
    if (first.status !== 'advanced') throw new Error(first.status);
    const second = advance(program, first.run, [happened('checked_in', 51, 2)], 100, facts);
    expect(second.status === 'advanced' && second.run.status).toBe('ended');
  });
});

test('the event that started a run is no answer to its first wait', () => {
  const program = twoWaits();
  const run = newRun({ program, id: 'r', started: { at: 5, seq: 3 }, key: '', context: {} });
  const result = advance(program, run, [happened('checked_in', 5, 3)], 5, { member: memberOf() });
  expect(result.status === 'advanced' && linesOf(trailOf(result.commands))).toEqual(['started', 'resting one']);
});

test('an event must meet the wait’s own condition', () => {
  const where = {
    type: 'compare',
    left: { type: 'property', name: 'assignment' },
    op: 'eq',
    right: { type: 'context', field: 'assignment' },
  };
  const program = programOf(
    [step('wait', 'wait-event', { events: [{ id: 'got', event: 'submitted', where }], deadline: null }, { got: null })],
    {
      context: [{ name: 'assignment', type: 'text' }],
    },
  );
  const inputs = [happened('submitted', 1, 1, { assignment: '1752' }), happened('submitted', 2, 2, { assignment: '1753' })];
  const { trail, commands } = simulateRun(program, { member: memberOf(), context: { assignment: '1753' }, inputs, from: 0, until: 10 });
  expect(trail.find(({ kind }) => kind === 'left')).toMatchObject({ at: 2, reason: { code: 'event.arrived', data: { seq: 2 } } });
  expect(commands).toContainEqual({
    type: 'listen',
    key: 'simulated/wait#1',
    listens: [{ event: 'submitted', match: { assignment: '1753' } }],
  });
});

describe('a wait until a date of the context', () => {
  const until = (ifPast: 'skip' | 'now') =>
    programOf(
      [
        step(
          'wait',
          'wait-date',
          { anchor: { type: 'context', field: 'due' }, offsetDays: -3, time: '09:00', ifPast },
          { reached: 'remind', past: null },
        ),
        say('remind', 'Three days left'),
      ],
      { context: [{ name: 'due', type: 'date' }] },
    );
  const play = (due: string, ifPast: 'skip' | 'now' = 'skip', from = at('2013-10-10T00:00:00Z')) =>
    simulateRun(until(ifPast), {
      member: memberOf({ zone: 'Europe/London' }),
      context: { due },
      inputs: [],
      from,
      until: at('2014-01-01T00:00:00Z'),
    });

  test('is at the local time so many days from it', () => {
    expect(play('2013-10-29').messages.map((message) => new Date(message.at).toISOString())).toEqual(['2013-10-26T08:00:00.000Z']);
  });
  test('that has passed on arrival is skipped', () => {
    expect(linesOf(play('2013-10-12').trail)).toContain('left wait past');
  });
  test('that has passed goes on at once where it says so', () => {
    expect(linesOf(play('2013-10-12', 'now').trail)).toContain('left wait reached');
  });
  test('that is exactly now is now', () => {
    const { messages } = play('2013-10-13', 'skip', at('2013-10-10T08:00:00Z'));
    expect(messages).toHaveLength(1);
  });
  test('that is no date takes past, and says so', () => {
    const { trail } = play('soon');
    expect(trail[1]).toMatchObject({ outcome: 'past', reason: { code: 'wait.noDate', data: { anchor: 'context', name: 'due' } } });
  });
});

test('an anchored deadline that has passed skips the wait', () => {
  const deadline = { type: 'date', anchor: { type: 'context', field: 'due' }, offsetDays: 0, time: '00:00', ifPast: 'skip' };
  const program = programOf(
    [step('wait', 'wait-event', { events: [{ id: 'got', event: 'x' }], deadline }, { got: null, timeout: null, past: null })],
    {
      context: [{ name: 'due', type: 'date' }],
    },
  );
  const play = (due: string) =>
    linesOf(
      simulateRun(program, {
        member: memberOf(),
        context: { due },
        inputs: [],
        from: at('2026-01-10T00:00:00Z'),
        until: at('2026-02-01T00:00:00Z'),
      }).trail,
    );
  expect(play('2026-01-09')).toContain('left wait past');
  // Now is not past: there is a deadline, and no time before it.
  expect(play('2026-01-10')).toContain('left wait timeout');
  expect(play('2026-01-11')).toEqual(['started', 'resting wait', 'left wait timeout', 'ended completed']);
});

describe('when the member’s zone changes', () => {
  const started = at('2026-11-24T00:00:00Z');
  const rest = (config: object, type: string) => {
    const program = programOf([step('wait', type, config, { done: null })]);
    const run = newRun({ program, id: 'r', started: { at: started, seq: 1 }, key: '', context: {} });
    const result = advance(program, run, [], started, { member: memberOf({ zone: 'Asia/Shanghai' }) });
    if (result.status !== 'advanced') throw new Error(result.status);
    return { program, run: result.run };
  };

  test('a wait for a local time is for that time there', () => {
    const { program, run } = rest({ time: '09:00', weekdays: [] }, 'wait-time');
    expect(nextDue(run)).toBe(at('2026-11-24T01:00:00Z'));
    const moved = advance(program, run, [], started + 1, { member: memberOf({ zone: 'Europe/London' }) });
    expect(moved.status === 'advanced' && nextDue(moved.run)).toBe(at('2026-11-24T09:00:00Z'));
  });

  test('what has passed when the run hears of a move is over then, not before the move', () => {
    const { program, run } = rest({ time: '19:00', weekdays: [] }, 'wait-time');
    const told = at('2026-11-24T09:00:00Z');
    const hears = happened('$member.changed', told, 1, { changed: ['timezone'] });
    const moved = advance(program, run, [hears], told, { member: memberOf({ zone: 'Pacific/Auckland' }) });
    expect(moved.status === 'advanced' && trailOf(moved.commands).map((line) => line.at)).toEqual([told, told]);
  });

  test('a new moment that has passed since the wait began fires now', () => {
    const { program, run } = rest({ time: '19:00', weekdays: [] }, 'wait-time');
    const later = at('2026-11-24T09:00:00Z');
    // The run has been looked at since, so it stands later than its wait began.
    const meanwhile = advance(program, run, [], later - hour, { member: memberOf({ zone: 'Asia/Shanghai' }) });
    if (meanwhile.status !== 'advanced') throw new Error(meanwhile.status);
    expect(meanwhile.run.status).toBe('active');
    const moved = advance(program, meanwhile.run, [], later, { member: memberOf({ zone: 'Pacific/Auckland' }) });
    expect(moved.status === 'advanced' && moved.run.status).toBe('ended');
    const [line] = moved.status === 'advanced' ? trailOf(moved.commands) : [];
    expect(line?.reason.data).toEqual({ until: at('2026-11-24T06:00:00Z') });
  });

  test('a wait of so many hours does not move', () => {
    const { program, run } = rest({ duration: { amount: 30, unit: 'hours' } }, 'wait-duration');
    const meanwhile = advance(program, run, [], started + hour, { member: memberOf({ zone: 'Asia/Shanghai' }) });
    if (meanwhile.status !== 'advanced') throw new Error(meanwhile.status);
    const moved = advance(program, meanwhile.run, [], started + 2 * hour, { member: memberOf({ zone: 'America/New_York' }) });
    expect(moved.status === 'advanced' && nextDue(moved.run)).toBe(started + 30 * hour);
  });
});

test('what is taken late happens now, in the order in which it came', () => {
  const exits = [{ id: 'x', event: 'withdrew', reason: 'withdrawn' }];
  const program = programOf(
    [step('wait', 'wait-event', { events: [{ id: 'got', event: 'a' }], deadline: null }, { got: 'say' }), say('say', 'hello')],
    { exits },
  );
  const run = newRun({ program, id: 'r', started: { at: 0, seq: 0 }, key: '', context: {} });
  const started = advance(program, run, [], 100, { member: memberOf() });
  if (started.status !== 'advanced') throw new Error(started.status);
  const late = advance(program, started.run, [happened('withdrew', 60, 2), happened('a', 50, 1)], 100, { member: memberOf() });
  expect(late.status === 'advanced' && trailOf(late.commands).map(({ at: when, step: id, outcome }) => [when, id, outcome])).toEqual([
    [100, 'wait', 'got'],
    [100, 'say', 'done'],
    [100, null, 'completed'],
  ]);
});

test('a long outage changes no instant: what was due is recorded where it was due', () => {
  const pause = (id: string, next: string) => step(id, 'wait-duration', { duration: { amount: 1, unit: 'days' } }, { done: next });
  const program = programOf([pause('a', 'b'), pause('b', 'c'), say('c', 'hello')]);
  const run = newRun({ program, id: 'r', started: { at: 0, seq: 1 }, key: '', context: {} });
  const late = advance(program, run, [], 90 * 24 * hour, { member: memberOf() });
  if (late.status !== 'advanced') throw new Error(late.status);
  expect(late.commands).toContainEqual(expect.objectContaining({ type: 'message', at: 48 * hour }));
});
