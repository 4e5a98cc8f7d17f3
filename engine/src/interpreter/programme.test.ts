// Semantics 16, 17 and 19: the turns of a daily programme.
import { describe, expect, test } from 'vitest';
import { type Simulation, simulateRun } from '../simulate/simulate-run.ts';
import type { ProgrammeConfig } from '../steps/step-config.ts';
import { advance } from './advance.ts';
import { newRun } from './new-run.ts';
import { nextDue } from './next-due.ts';
import { happened, linesOf, memberOf, programOf, say, step } from '../testing/test-program.ts';

const zone = 'Asia/Shanghai';
/** Local time in Shanghai, `24T07:30` of November 2026. */
const at = (text: string) => Date.parse(`2026-11-${text}:00+08:00`);
const config: ProgrammeConfig = {
  turns: 3,
  opens: { time: '07:30', weekdays: [] },
  closes: '22:00',
  remindsAt: '20:00',
  met: { event: 'checked_in' },
  leaveAfterMissed: null,
};

function challenge(more: Partial<ProgrammeConfig> = {}, steps: readonly ReturnType<typeof step>[] = []) {
  const next = { open: 'lesson', remind: 'nudge', met: 'praise', missed: 'comfort', done: 'finish', left: 'farewell' };
  return programOf([
    step('days', 'programme', { ...config, ...more }, next),
    say('lesson', 'Day {{ day }}'),
    say('nudge', 'Day {{ day }} is open until 22:00'),
    say('praise', '{{ streak }} in a row'),
    say('comfort', 'missed {{ missedInRow }} in a row, {{ missedTotal }} in all'),
    say('finish', 'Done, {{ missedTotal }} missed'),
    say('farewell', 'Goodbye'),
    ...steps,
  ]);
}

function play(inputs: Simulation['inputs'], program = challenge(), from = at('23T10:00')) {
  return simulateRun(program, { member: memberOf({ zone }), inputs, from, until: at('30T00:00') });
}

const texts = (result: ReturnType<typeof play>) => result.messages.map(({ text }) => text);

test('day 1 is the first opening after arrival: joined at 10:00, tomorrow 07:30', () => {
  expect(play([]).messages[0]).toMatchObject({ text: 'Day 1', at: at('24T07:30') });
});

test('whoever arrives exactly at the opening begins now', () => {
  expect(play([], challenge(), at('23T07:30')).messages[0]).toMatchObject({ text: 'Day 1', at: at('23T07:30') });
});

test('who never checks in is reminded and misses every day, and the programme is done', () => {
  const result = play([]);
  expect(texts(result)).toEqual([
    'Day 1',
    'Day 1 is open until 22:00',
    'missed 1 in a row, 1 in all',
    'Day 2',
    'Day 2 is open until 22:00',
    'missed 2 in a row, 2 in all',
    'Day 3',
    'Day 3 is open until 22:00',
    'missed 3 in a row, 3 in all',
    'Done, 3 missed',
  ]);
  expect(result.run).toMatchObject({ status: 'ended', variables: { day: 3, dayList: ['missed', 'missed', 'missed'] } });
  expect(result.trail.at(-1)?.at).toBe(at('26T22:00'));
});

test('who checks in is praised once a day and not reminded, and a missed day breaks the streak', () => {
  const days = ['24T08:00', '24T09:00', '25T21:59'].map((day, i) => happened('checked_in', at(day), i + 1));
  expect(texts(play(days))).toEqual([
    'Day 1',
    '1 in a row',
    'Day 2',
    'Day 2 is open until 22:00',
    '2 in a row',
    'Day 3',
    'Day 3 is open until 22:00',
    'missed 1 in a row, 1 in all',
    'Done, 1 missed',
  ]);
});

test('a turn is [opening, closing): a check-in at 07:30 counts, one at 22:00 does not, nor one between two turns', () => {
  const met = (times: readonly string[]) => play(times.map((time, i) => happened('checked_in', at(time), i + 1))).run.variables.dayList;
  expect(met(['24T07:30'])).toEqual(['met', 'missed', 'missed']);
  expect(met(['24T22:00', '25T07:29', '26T21:59'])).toEqual(['missed', 'missed', 'met']);
});

test('after so many missed turns the programme is left', () => {
  const result = play([], challenge({ leaveAfterMissed: 2 }));
  expect(texts(result).slice(-2)).toEqual(['missed 2 in a row, 2 in all', 'Goodbye']);
  expect(linesOf(result.trail).slice(-3)).toEqual(['left days left', 'left farewell done', 'ended completed']);
});

test('a window over midnight closes on the next local day', () => {
  const program = challenge({ opens: { time: '21:00', weekdays: [] }, closes: '02:00', remindsAt: '01:00', turns: 1 });
  expect(
    play([], program)
      .trail.filter(({ kind }) => kind === 'turn')
      .map((entry) => entry.at),
  ).toEqual([at('23T21:00'), at('24T01:00'), at('24T02:00')]);
});

test('a turn that closes when the next one opens is closed first', () => {
  const program = challenge({ closes: '07:30', remindsAt: null, turns: 2 });
  const { trail } = play([happened('checked_in', at('25T07:30'), 1)], program);
  expect(trail.filter(({ kind }) => kind === 'turn').map((entry) => entry.outcome)).toEqual(['open', 'missed', 'open', 'met']);
});

test('only chosen weekdays open', () => {
  // 2026-11-27 is a Friday.
  const { messages } = play(
    [],
    challenge({ opens: { time: '07:30', weekdays: [1, 2, 3, 4, 5] }, turns: 2, remindsAt: null }),
    at('26T10:00'),
  );
  expect(messages.filter(({ step: id }) => id === 'lesson').map((message) => message.at)).toEqual([at('27T07:30')]);
});

describe('paths of a turn', () => {
  const pause = (id: string, hours: number, next: string | null) =>
    step(id, 'wait-duration', { duration: { amount: hours, unit: 'hours' } }, { done: next });

  test('open ends when the turn closes, missed when the next one opens', () => {
    const program = challenge({ remindsAt: null, turns: 2 }, [pause('lesson', 40, null), pause('comfort', 40, null)]);
    const steps = { ...program.steps, lesson: pause('lesson', 40, null), comfort: pause('comfort', 40, null) };
    const { trail } = play([], { ...program, steps });
    expect(trail.filter(({ kind }) => kind === 'interrupted').map((entry) => [entry.step, entry.at, entry.reason.data.path])).toEqual([
      ['lesson', at('24T22:00'), 'open'],
      ['comfort', at('25T07:30'), 'missed'],
      ['lesson', at('25T22:00'), 'open'],
      // After the last close nothing of the programme goes on.
      ['comfort', at('25T22:00'), 'missed'],
    ]);
  });

  test('an exit step on a path ends the whole run', () => {
    const program = challenge();
    const steps = { ...program.steps, comfort: step('comfort', 'exit', { reason: 'gave up' }) };
    const { run, trail } = play([], { ...program, steps });
    expect(run.endReason).toBe('gave up');
    expect(linesOf(trail).slice(-4)).toEqual(['turn days missed', 'left comfort', 'interrupted days', 'ended gave up']);
  });

  test('begin anew each turn: 25 days are no cycle', () => {
    const program = challenge({ turns: 25, remindsAt: null });
    const { run } = simulateRun(program, {
      member: memberOf({ zone }),
      inputs: [],
      from: at('23T10:00'),
      until: at('30T00:00') + 30 * 86_400_000,
    });
    expect(run).toMatchObject({ status: 'ended', endReason: 'completed', variables: { day: 25 } });
    expect(run.visits.lesson).toBe(25);
  });
});

describe('when the member’s zone changes', () => {
  const program = challenge();
  const until = (
    text: string,
    from = newRun({ program, id: 'r', started: { at: at('23T10:00'), seq: 1 }, key: '', context: {} }),
    where = zone,
  ) => {
    const result = advance(program, from, [], at(text), { member: memberOf({ zone: where }) });
    if (result.status !== 'advanced') throw new Error(result.status);
    return result.run;
  };

  test('an open turn keeps its instants, and the next one opens there, on a later local date', () => {
    const open = until('24T08:00');
    const moved = until('24T08:01', open, 'Pacific/Honolulu');
    expect(nextDue(moved)).toBe(at('24T20:00'));
    // Closed at 04:00 in Honolulu, where it is the 24th once more: 07:30 of that day comes, but its turn has been.
    const closed = until('24T22:00', moved, 'Pacific/Honolulu');
    expect(nextDue(closed)).toBe(Date.parse('2026-11-25T07:30:00-10:00'));
  });

  test('between two turns the next opening is for the new zone', () => {
    const closed = until('24T23:00');
    expect(nextDue(closed)).toBe(at('25T07:30'));
    expect(nextDue(until('24T23:01', closed, 'Europe/London'))).toBe(Date.parse('2026-11-25T07:30:00Z'));
  });
});
