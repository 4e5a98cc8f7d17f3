// Semantics 4–6: anchored waits, waits that follow their record, working days in a run.
import { describe, expect, test } from 'vitest';
import type { Program } from '../compile/program.ts';
import { simulateRun } from '../simulate/simulate-run.ts';
import type { Anchor } from '../steps/step-config.ts';
import { happened, linesOf, memberOf, programOf, say, step, trailOf } from '../testing/test-program.ts';
import { builtinCalendars } from '../time/builtin-calendars.ts';
import { advance } from './advance.ts';
import type { Command } from './command.ts';
import { newRun } from './new-run.ts';
import { nextDue } from './next-due.ts';

const zone = 'Asia/Shanghai';
/** Local time in Shanghai, `24T07:30` of November 2026. */
const at = (text: string) => Date.parse(`2026-11-${text}:00+08:00`);
const date = (anchor: Anchor, more: object = {}) =>
  step('date', 'wait-date', { anchor, offsetDays: 1, time: '09:00', ifPast: 'skip', ...more }, { reached: 'yes', past: 'late' });
const told = [say('yes', 'reached'), say('late', 'past')];

function begin(program: Program, more: Partial<Parameters<typeof newRun>[0]> = {}) {
  return newRun({ program, id: 'r', started: { at: at('23T10:00'), seq: 5 }, key: '', context: {}, ...more });
}

function take(program: Program, run: ReturnType<typeof begin>, inputs: Parameters<typeof advance>[2], until: string, facts = {}) {
  const advanced = advance(program, run, inputs, at(until), { member: memberOf({ zone, attributes: { birthday: '2026-11-25' } }), ...facts });
  if (advanced.status !== 'advanced') throw new Error(advanced.status);
  return advanced;
}

const texts = (commands: readonly Command[]) => commands.flatMap((command) => (command.type === 'message' ? [command.text] : []));

describe('anchors', () => {
  // Two days after the start the path comes to the wait, so that each anchor means another day.
  const day = (id: string, next: string) => step(id, 'wait-duration', { duration: { amount: 1, unit: 'days' } }, { done: next });

  test.each<[string, Anchor, string]>([
    ['the start', { type: 'start' }, '29T09:00'],
    ['when what triggered the run happened, the evening before it was received', { type: 'trigger' }, '27T09:00'],
    ['a fixed date', { type: 'date', date: '2026-11-22' }, '28T09:00'],
    ['an attribute', { type: 'attribute', name: 'birthday' }, '26T09:00'],
    ['a variable', { type: 'variable', name: 'promised' }, '25T12:00'],
    ['a step, where it was entered last', { type: 'step', step: 'second' }, '30T09:00'],
    ['the last event of a name, when it happened', { type: 'event', event: 'lesson' }, '28T09:00'],
  ])('%s', (_name, anchor, expected) => {
    const more = anchor.type === 'variable' ? { time: '12:00' } : {};
    const program = programOf([day('first', 'second'), day('second', 'date'), date(anchor, { offsetDays: 6, ...more }), ...told], { histories: ['lesson'] });
    const run = { ...begin(program, { triggeredAt: at('21T22:00') }), variables: { promised: '2026-11-19' } };
    const histories = { lesson: [20, 22].map((on, seq) => ({ at: at(`${on}T12:00`), seq, occurredAt: at(`${on}T11:00`), properties: {} })) };
    const facts = { histories, member: memberOf({ zone, attributes: { birthday: '2026-11-20' } }) };
    expect(nextDue(take(program, run, [], '25T10:00', facts).run)).toBe(at(expected));
  });

  test('an event that never happened has no date, and one after the decision is not yet known', () => {
    const program = programOf([date({ type: 'event', event: 'lesson' }), ...told]);
    const later = { lesson: [{ at: at('24T12:00'), seq: 9, occurredAt: at('24T12:00'), properties: {} }] };
    expect(texts(take(program, begin(program), [], '23T10:00', { histories: later }).commands)).toEqual(['past']);
  });

  test('the last event is not asked for before histories are there', () => {
    const program = programOf([date({ type: 'event', event: 'lesson' }), ...told]);
    expect(advance(program, begin(program), [], at('23T10:00'), { member: memberOf() })).toEqual({ status: 'needsHistories' });
  });
});

describe('working days', () => {
  const program = programOf([step('wait', 'wait-time', { time: '09:00', weekdays: [], workingDays: true }, { done: 'yes' }), ...told]);
  const [cn] = builtinCalendars;
  const resting = (from: string, facts: object) => {
    const run = newRun({ program, id: 'r', started: { at: Date.parse(from), seq: 1 }, key: '', context: {} });
    const advanced = advance(program, run, [], Date.parse(from), { member: memberOf({ zone }), ...facts });
    const entry = advanced.status === 'advanced' && advanced.commands.find((command) => command.type === 'record' && command.entry.kind === 'resting');
    return entry && entry.type === 'record' ? entry.entry.reason.data : null;
  };

  test('a wait for a date warns too, where its working day was guessed', () => {
    const dated = programOf([date({ type: 'start' }, { offsetDays: 1, on: 'working' }), ...told]);
    const reasonAt = (from: string) => {
      const run = newRun({ program: dated, id: 'r', started: { at: Date.parse(from), seq: 1 }, key: '', context: {} });
      const advanced = advance(dated, run, [], Date.parse(from), { member: memberOf({ zone }), ...(cn === undefined ? {} : { calendar: cn }) });
      return advanced.status === 'advanced' ? trailOf(advanced.commands).find(({ kind }) => kind === 'resting')?.reason.data : null;
    };
    expect(reasonAt('2026-12-31T10:00:00+08:00')).toMatchObject({ calendarEnds: '2026-12-31' });
    expect(reasonAt('2026-02-13T10:00:00+08:00')).toEqual({ rule: 'date', until: Date.parse('2026-02-14T01:00:00Z'), zone });
  });

  test('the trail warns where the day was guessed, and only there', () => {
    expect(resting('2026-02-14T10:00:00+08:00', { calendar: cn })).toEqual({ rule: 'time', until: Date.parse('2026-02-24T01:00:00Z'), zone });
    expect(resting('2026-12-31T10:00:00+08:00', { calendar: cn })).toMatchObject({ calendarEnds: '2026-12-31' });
    expect(resting('2026-02-14T10:00:00+08:00', {})).toMatchObject({ until: Date.parse('2026-02-16T01:00:00Z'), calendarEnds: null });
  });
});

describe('when the record changes that a wait is about', () => {
  const context = [
    { name: 'activity', type: 'text', required: true },
    { name: 'starts', type: 'date' },
  ] as const;
  const about = (first: ReturnType<typeof step>, more: Partial<Program> = {}) =>
    programOf([first, ...told], {
      context,
      key: 'activity',
      updates: [{ id: 'moved', event: 'activity.moved', context: { starts: 'to' } }],
      exits: [{ id: 'off', event: 'activity.cancelled', reason: 'cancelled' }],
      listens: ['activity.moved', 'activity.cancelled'],
      ...more,
    });
  const dayBefore = (ifPast: 'skip' | 'now') => date({ type: 'context', field: 'starts' }, { offsetDays: -1, ifPast });
  const moved = (to: unknown, when: string, seq = 7, activity = 'talk') =>
    happened('activity.moved', at(when), seq, { activity, to: to as string });
  const begun = (program: Program) => begin(program, { key: 'talk', context: { activity: 'talk', starts: '2026-11-28' } });
  const play = (program: Program, events: readonly ReturnType<typeof moved>[]) =>
    simulateRun(program, {
      member: memberOf({ zone }),
      context: { activity: 'talk', starts: '2026-11-28' },
      inputs: events,
      from: at('23T10:00'),
      until: at('30T00:00'),
    });

  test('the wait is for the new date, and the trail says so', () => {
    const { run, commands } = take(about(dayBefore('skip')), begun(about(dayBefore('skip'))), [moved('2026-11-30', '24T12:00')], '24T12:00');
    expect(nextDue(run)).toBe(at('29T09:00'));
    expect(run.context.starts).toBe('2026-11-30');
    const told = commands.flatMap((command) => (command.type === 'record' ? [`${command.entry.kind} ${command.entry.reason.code}`] : []));
    expect(told).toContain('updated context.updated');
    expect(told).toContain('noted wait.retimed');
  });

  test.each([
    ['skip', 'past'],
    ['now', 'reached'],
  ] as const)('a new date whose moment has gone by is, with “%s”, %s', (ifPast, expected) => {
    expect(play(about(dayBefore(ifPast)), [moved('2026-11-25', '24T12:00')]).messages.map(({ text, at: when }) => [text, when])).toEqual([[expected, at('24T12:00')]]);
  });

  test.each([
    ['another activity', moved('2026-11-30', '24T12:00', 7, 'walk')],
    ['the same date again', moved('2026-11-28', '24T12:00')],
    ['what is no date', moved('soon', '24T12:00')],
    ['what has no date', happened('activity.moved', at('24T12:00'), 7, { activity: 'talk' })],
  ])('%s changes nothing', (_rule, event) => {
    const { trail, messages } = play(about(dayBefore('skip')), [event]);
    expect(messages[0]?.at).toBe(at('27T09:00'));
    expect(trail.some(({ kind }) => kind === 'noted' || kind === 'updated')).toBe(false);
  });

  test('a move at the very moment of the timer comes first', () => {
    const { messages } = play(about(dayBefore('skip')), [moved('2026-11-29', '27T09:00')]);
    expect(messages.map((message) => message.at)).toEqual([at('28T09:00')]);
  });

  test('a deadline on the record moves with it, and what the wait listens to as well', () => {
    const wait = step(
      'date',
      'wait-event',
      {
        events: [
          { id: 'came', event: 'attended', where: { type: 'compare', left: { type: 'property', name: 'on' }, op: 'eq', right: { type: 'context', field: 'room' } } },
        ],
        deadline: { type: 'date', anchor: { type: 'context', field: 'starts' }, offsetDays: 0, time: '20:00', ifPast: 'skip' },
      },
      { came: 'yes', timeout: 'late' },
    );
    const program = about(wait, { context: [...context, { name: 'room', type: 'text' }] });
    const run = take(program, begin(program, { key: 'talk', context: { activity: 'talk', starts: '2026-11-28', room: 'A' } }), [], '23T10:00').run;
    const event = happened('activity.moved', at('24T12:00'), 7, { activity: 'talk', to: '2026-11-29', room: 'B' });
    const { run: after, commands } = take(program, run, [event], '24T12:00');
    expect(nextDue(after)).toBe(at('29T20:00'));
    expect(commands.filter(({ type }) => type === 'listen' || type === 'unlisten')).toEqual([
      { type: 'unlisten', key: 'r/date#1' },
      { type: 'listen', key: 'r/date#1', listens: [{ event: 'attended', match: { on: 'B' } }] },
    ]);
  });

  test('a cancelled record is an exit, and of a change and a cancellation in one instant the exit counts', () => {
    const cancelled = happened('activity.cancelled', at('24T12:00'), 8, {});
    const { run, trail } = play(about(dayBefore('skip')), [moved('2026-11-30', '24T12:00'), cancelled]);
    expect(run.endReason).toBe('cancelled');
    expect(linesOf(trail)).not.toContain('updated');
  });

  test('a run listens for the changes of its record from its enrolment to its end', () => {
    const program = about(dayBefore('skip'), { exits: [] });
    const { commands } = play(program, []);
    const keys = commands.flatMap((command) => (command.type === 'listen' || command.type === 'unlisten' ? [`${command.type} ${command.key}`] : []));
    expect(keys).toEqual(['listen simulated/exit', 'unlisten simulated/exit']);
  });
});
