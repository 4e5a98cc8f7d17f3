// Semantics 9 and 16–19: rows, grace, make-up cards, milestones, cohorts, pauses.
import { describe, expect, test } from 'vitest';
import { describeStep, createCatalog, outcomesOf } from '../catalog/catalog.ts';
import type { JsonObject } from '../json.ts';
import { type Simulation, simulateRun } from '../simulate/simulate-run.ts';
import type { ProgrammeConfig } from '../steps/step-config.ts';
import { happened, memberOf, programOf, say, step, trailOf } from '../testing/test-program.ts';
import { builtinCalendars } from '../time/builtin-calendars.ts';
import { advance } from './advance.ts';
import type { Input } from './input.ts';
import { newRun } from './new-run.ts';
import { nextDue } from './next-due.ts';
import { programme } from './steps/programme.ts';
import { follow } from './token-moves.ts';
import { beginWalk, finishWalk, momentOf, moveTo, stepOf } from './walk.ts';

const zone = 'Asia/Shanghai';
/** Local time in Shanghai, `24T07:30` of November 2026. */
const at = (text: string) => Date.parse(`2026-11-${text}:00+08:00`);
const config: ProgrammeConfig = {
  turns: 6,
  opens: { time: '07:30', weekdays: [] },
  closes: '22:00',
  remindsAt: null,
  met: { event: 'checked_in' },
  leaveAfterMissed: null,
};

function challenge(more: Partial<ProgrammeConfig> = {}) {
  const given = { ...config, ...more };
  const next = Object.fromEntries(
    ['open', 'remind', 'met', 'missed', 'nudge', 'madeUp', 'done', 'left', ...(given.milestones ?? []).map((n) => `milestone-${n}`)].map((path) => [path, path]),
  );
  return programOf([
    step('days', 'programme', given, next),
    say('open', 'day {{ day }}{{ row.title }}'),
    say('remind', 'remind {{ day }}'),
    say('met', 'met, streak {{ streak }}'),
    say('missed', 'missed {{ missedInRow }}/{{ missedTotal }}'),
    say('nudge', 'nudge {{ missedInRow }}'),
    say('madeUp', 'made up, {{ cards }} left'),
    ...(given.milestones ?? []).map((n) => say(`milestone-${n}`, 'milestone {{ milestone }} at {{ streak }}')),
    say('done', 'done'),
    say('left', 'left'),
  ]);
}

function play(times: readonly string[], more: Partial<ProgrammeConfig> = {}, given: Partial<Simulation> = {}) {
  const inputs = times.map((time, i) => happened('checked_in', at(time), i + 1));
  return simulateRun(challenge(more), { member: memberOf({ zone }), inputs, from: at('23T10:00'), until: at('30T23:00'), ...given });
}

const texts = ({ messages }: ReturnType<typeof play>) => messages.map(({ text }) => text);
const late = (received: string, occurred: string, seq: number): Input => ({ ...happened('checked_in', at(received), seq), occurredAt: at(occurred) });

describe('rows', () => {
  const rows = [
    { id: 'a', title: ': breathe', minutes: 5 },
    { id: 'b', title: ': walk', minutes: 10 },
  ];
  test('a turn for each, whatever number of turns is said beside it, and texts name its columns', () => {
    const result = play([], { rows });
    expect(texts(result)).toEqual(['day 1: breathe', 'missed 1/1', 'day 2: walk', 'missed 2/2', 'done']);
    expect(result.run.variables.row).toEqual(rows[1]);
  });
  test('an empty table is none', () => {
    expect(texts(play([], { rows: [], turns: 1 }))).toEqual(['day 1', 'missed 1/1', 'done']);
  });
});

test('a turn is met only by an event that its condition takes', () => {
  const where = { type: 'compare', left: { type: 'property', name: 'kind' }, op: 'eq', right: { type: 'value', value: 'photo' } } as const;
  const inputs = [happened('checked_in', at('24T08:00'), 1, { kind: 'text' }), happened('checked_in', at('25T08:00'), 2, { kind: 'photo' })];
  expect(play([], { turns: 2, met: { event: 'checked_in', where } }, { inputs }).run.variables.dayList).toEqual(['missed', 'met']);
});

describe('reminders', () => {
  test('several, each once, in their order, and none once it is met', () => {
    const result = play(['25T15:00'], { remindsAt: ['20:00', '12:00'], turns: 2 });
    expect(result.messages.filter(({ text }) => text.startsWith('remind')).map((message) => message.at)).toEqual([at('24T12:00'), at('24T20:00'), at('25T12:00')]);
  });
});

describe('with nothing to be met', () => {
  const held = (more: Partial<ProgrammeConfig> = {}) => play(['24T08:00', '25T09:00'], { met: null, remindsAt: ['12:00', '20:00'], turns: 2, ...more });
  test('every turn opens and every reminder comes, whatever anybody does; none is missed', () => {
    expect(texts(held())).toEqual(['day 1', 'remind 1', 'remind 1', 'day 2', 'remind 2', 'remind 2', 'done']);
  });
  test('each was held, and counts neither as met nor as missed', () => {
    expect(held().run.variables).toMatchObject({ dayList: ['held', 'held'], streak: 0, missedInRow: 0, missedTotal: 0, day: 2 });
  });
  test('a reminder says that it is time, not that something is missing', () => {
    expect(held().trail.filter(({ outcome }) => outcome === 'remind').map(({ reason }) => reason.code)).toEqual(Array.from({ length: 4 }, () => 'turn.atTime'));
  });
  test('it hears nothing, and has no ways for what cannot come', () => {
    expect(held().commands.filter(({ type }) => type === 'listen')).toEqual([]);
    const document = { id: 'days', type: 'programme', version: 1, config: { ...config, opens: { time: '07:30', weekdays: [1, 2, 3, 4, 5, 6, 7] }, met: null } as unknown as JsonObject };
    const waysOf = (remindsAt: string | null) => outcomesOf(createCatalog(), { ...document, config: { ...document.config, remindsAt } }).map(({ id }) => id);
    expect([waysOf('12:00'), waysOf(null)]).toEqual([['done', 'open', 'remind'], ['done', 'open']]);
    expect(describeStep(createCatalog(), document, 'en')).toBe('Every day 07:30–22:00, 6 days');
    expect(describeStep(createCatalog(), document, 'zh')).toBe('每天 07:30–22:00，共 6 天');
  });
});

describe('when it happened decides the turn', () => {
  const result = (inputs: readonly Input[], more: Partial<ProgrammeConfig> = {}) => play([], { turns: 2, ...more }, { inputs }).run.variables.dayList;
  test.each<[string, Input, Partial<ProgrammeConfig>, readonly string[]]>([
    ['sent late, but within the turn', late('24T21:00', '24T08:00', 1), {}, ['met', 'missed']],
    ['it happened before the turn opened', late('24T08:00', '24T06:00', 1), {}, ['missed', 'missed']],
    ['it belongs to the day before, which is over', late('25T09:00', '24T21:00', 1), {}, ['missed', 'missed']],
    ['within the grace', late('24T22:20', '24T21:50', 1), { graceMinutes: 30 }, ['met', 'missed']],
    ['within the grace, but it happened after the close', late('24T22:20', '24T22:10', 1), { graceMinutes: 30 }, ['missed', 'missed']],
    ['exactly at the end of the grace is too late', late('24T22:30', '24T21:50', 1), { graceMinutes: 30 }, ['missed', 'missed']],
  ])('%s', (_rule, input, more, expected) => {
    expect(result([input], more)).toEqual(expected);
  });
  test('with a grace the turn is judged at its end, and what the opening began still ends at the close', () => {
    const { trail } = play([], { turns: 1, graceMinutes: 30 });
    expect(trail.find(({ outcome }) => outcome === 'missed')?.at).toBe(at('24T22:30'));
  });
  test('a grace that would reach into the next day of 23 hours gives way to it: no day is lost', () => {
    const from = Date.parse('2026-03-06T20:00:00-05:00');
    const { run, trail } = simulateRun(challenge({ turns: 3, opens: { time: '02:30', weekdays: [] }, closes: '02:00', graceMinutes: 30 }), {
      member: memberOf({ zone: 'America/New_York' }),
      inputs: [],
      from,
      until: from + 6 * 86_400_000,
    });
    expect(run.status).toBe('ended');
    expect(trail.filter(({ outcome }) => outcome === 'open').map((entry) => new Date(entry.at).toISOString())).toEqual([
      '2026-03-07T07:30:00.000Z', '2026-03-08T07:00:00.000Z', '2026-03-09T06:30:00.000Z',
    ]);
  });
});

describe('milestones', () => {
  test('open a path when the streak comes to them, each once a run, though the streak begins anew', () => {
    const result = play(['24T08:00', '25T08:00', '27T08:00', '28T08:00', '29T08:00'], { milestones: [2, 3] });
    expect(texts(result).filter((text) => text.startsWith('milestone'))).toEqual(['milestone 2 at 2', 'milestone 3 at 3']);
    expect(result.messages.find(({ text }) => text === 'milestone 3 at 3')?.at).toBe(at('29T08:00'));
  });
});

describe('missed in a row', () => {
  test('the nudge comes when the number is reached, and again only after a streak broke the row', () => {
    const result = play(['27T08:00'], { nudgeAfterMissed: 2 });
    expect(texts(result).filter((text) => text.startsWith('nudge'))).toEqual(['nudge 2', 'nudge 2']);
  });
  test('who leaves is not nudged', () => {
    expect(texts(play([], { nudgeAfterMissed: 2, leaveAfterMissed: 2 })).slice(-3)).toEqual(['day 2', 'missed 2/2', 'left']);
  });
});

describe('make-up cards', () => {
  const makeUp = { cards: 2, automatic: false, event: 'made_up' };
  const used = (time: string, seq: number, properties: JsonObject = {}) => happened('made_up', at(time), seq, properties);
  const met = (time: string, seq: number) => happened('checked_in', at(time), seq);
  const list = (inputs: readonly Input[], more: Partial<ProgrammeConfig> = {}) => play([], { makeUp, ...more }, { inputs }).run.variables;

  test('automatic: used at the turn’s end instead of missing it, as long as there are some', () => {
    const result = play([], { makeUp: { ...makeUp, automatic: true }, turns: 3, leaveAfterMissed: 1 });
    expect(texts(result)).toEqual(['day 1', 'made up, 1 left', 'day 2', 'made up, 0 left', 'day 3', 'missed 1/1', 'left']);
    expect(result.run.variables).toMatchObject({ dayList: ['madeUp', 'madeUp', 'missed'], missedTotal: 1, cards: 0 });
  });

  test('by an event: the latest missed turn, or the one that it names; numbers are counted anew and the day stays', () => {
    const variables = list([met('24T08:00', 1), used('27T09:00', 2), used('27T09:01', 3, { day: 2 })]);
    expect(variables).toMatchObject({ dayList: ['met', 'madeUp', 'madeUp', 'missed', 'missed', 'missed'], missedTotal: 3, cards: 0 });
  });

  test.each<[string, readonly Input[]]>([
    ['a day that was not missed', [used('26T09:00', 2, { day: 1 })]],
    ['a day that is still open', [used('26T09:00', 2, { day: 3 })]],
    ['a day to come', [used('26T09:00', 2, { day: 5 })]],
    ['a day that is no number', [used('26T09:00', 2, { day: 'two' })]],
    ['a day more than three turns back', [used('29T09:00', 2, { day: 2 })]],
    ['with nothing missed', [used('24T09:00', 2)]],
  ])('%s uses no card', (_rule, more) => {
    const variables = list([met('24T08:00', 1), ...more]);
    expect(variables).toMatchObject({ cards: 2, missedTotal: 5 });
  });

  test('three turns back is not too far', () => {
    expect(list([met('24T08:00', 1), used('28T09:00', 2, { day: 2 })]).dayList).toEqual(['met', 'madeUp', 'missed', 'missed', 'missed', 'missed']);
  });

  test('asked twice for one day it is one card, and without a card nothing happens', () => {
    expect(list([used('25T09:00', 1, { day: 1 }), used('25T10:00', 2, { day: 1 })])).toMatchObject({ cards: 1 });
    const inputs = [used('27T09:00', 1, { day: 1 }), used('27T09:01', 2, { day: 2 }), used('27T09:02', 3, { day: 3 })];
    expect(list(inputs)).toMatchObject({ cards: 0, dayList: ['madeUp', 'madeUp', 'missed', 'missed', 'missed', 'missed'] });
  });

  test('a make-up that takes a streak from 2 over 3 still praises 3, and says the streak as it is', () => {
    // Met: 1, 2, then 4 and 5; the third is made up on day 5.
    const inputs = [met('24T08:00', 1), met('25T08:00', 2), met('27T08:00', 3), met('28T08:00', 4), used('28T09:00', 5, { day: 3 })];
    const result = play([], { makeUp, milestones: [3, 7] }, { inputs });
    expect(texts(result).filter((text) => text.startsWith('milestone'))).toEqual(['milestone 3 at 5']);
  });

  test('what the day’s opening began goes on: nothing is taken back', () => {
    const later = { duration: { amount: 5, unit: 'hours' } };
    const program = challenge({ makeUp });
    const steps = { ...program.steps, open: step('open', 'wait-duration', later, { done: 'later' }), later: say('later', 'later on day {{ day }}') };
    const inputs = [used('25T09:00', 1, { day: 1 })];
    const result = simulateRun({ ...program, steps }, { member: memberOf({ zone }), inputs, from: at('23T10:00'), until: at('25T15:00') });
    expect(texts(result)).toEqual(['later on day 1', 'missed 1/1', 'made up, 1 left', 'later on day 2']);
  });

  test('it may bring someone back from the brink of leaving', () => {
    const inputs = [used('25T23:00', 1, { day: 1 })];
    expect(play([], { makeUp, leaveAfterMissed: 3, turns: 4 }, { inputs }).run.variables.dayList).toEqual(['madeUp', 'missed', 'missed', 'missed']);
  });

  test('once the programme was left nothing can be made up', () => {
    expect(list([used('25T23:00', 1)], { leaveAfterMissed: 2 })).toMatchObject({ cards: 2, missedTotal: 2 });
  });
});

describe('a cohort', () => {
  const startsOn = { type: 'date', date: '2026-11-24' } as const;
  const joined = (from: string, more: Partial<ProgrammeConfig> = {}) => play([], { startsOn, ...more }, { from: at(from) });

  test('who comes before it waits for its day', () => {
    expect(joined('20T10:00').messages[0]).toMatchObject({ text: 'day 1', at: at('24T07:30') });
  });
  test('who comes late has its day, and what was before was not offered', () => {
    const result = joined('26T23:00');
    expect(result.messages[0]).toMatchObject({ text: 'day 4', at: at('27T07:30') });
    expect(result.run.variables).toMatchObject({ dayList: ['notOffered', 'notOffered', 'notOffered', 'missed', 'missed', 'missed'], missedTotal: 3, missedInRow: 3 });
  });
  test('what was before is known as not offered from the moment of arrival', () => {
    const { run } = play([], { startsOn }, { from: at('26T23:00'), until: at('27T07:00') });
    expect(run.variables).toMatchObject({ day: 3, dayList: ['notOffered', 'notOffered', 'notOffered'], missedTotal: 0, missedInRow: 0 });
  });
  test('a turn that is open on arrival opens at once, without the reminders that have gone by', () => {
    const result = joined('26T13:00', { remindsAt: ['12:00', '20:00'] });
    expect(result.messages.slice(0, 2).map((message) => [message.text, message.at])).toEqual([['day 3', at('26T13:00')], ['remind 3', at('26T20:00')]]);
  });
  test('who comes when all is over is through', () => {
    const result = joined('30T22:00', { turns: 3 });
    expect(texts(result)).toEqual(['done']);
    expect(result.run.variables.dayList).toEqual(['notOffered', 'notOffered', 'notOffered']);
  });
  test('days of the schedule alone count: working days by the calendar', () => {
    const [cn] = builtinCalendars;
    const program = challenge({ startsOn: { type: 'date', date: '2026-09-30' }, opens: { time: '07:30', weekdays: [], workingDays: true } });
    const from = Date.parse('2026-10-09T12:00:00+08:00');
    const advanced = advance(program, newRun({ program, id: 'r', started: { at: from, seq: 0 }, key: '', context: {} }), [], from, { member: memberOf({ zone }), ...(cn ? { calendar: cn } : {}) });
    // 30 September, 8 October; the 9th is open; Saturday the 10th is worked.
    expect(advanced.status === 'advanced' && advanced.run.variables).toMatchObject({ day: 3, dayList: ['notOffered', 'notOffered'] });
  });
  test('a start without a date is everybody’s own', () => {
    expect(joined('26T23:00', { startsOn: { type: 'attribute', name: 'nothing' } }).messages[0]).toMatchObject({ text: 'day 1' });
  });
});

describe('after a pause', () => {
  const member = memberOf({ zone });
  function paused(from: string, until: string, more: Partial<ProgrammeConfig> = {}) {
    const program = challenge(more);
    const started = newRun({ program, id: 'r', started: { at: at('23T10:00'), seq: 0 }, key: '', context: {} });
    const before = advance(program, started, [], at(from), { member });
    if (before.status !== 'advanced') throw new Error(before.status);
    // What whoever resumes a run does: time goes on, and the container is asked before any timer fires.
    const walk = beginWalk(program, before.run, { member });
    moveTo(walk, { at: at(until), seq: 0 });
    const [token] = walk.tokens;
    if (token === undefined) throw new Error('nobody rests');
    const moment = momentOf(walk, stepOf(walk, 'days'), token.resting.key, undefined);
    const decision = programme.resumed?.({ ...config, ...more }, moment, token.resting.data);
    if (decision !== undefined) follow(walk, token, decision);
    return { run: finishWalk(walk), trail: trailOf(walk.commands), program };
  }

  test('turns that were wholly inside it were not offered', () => {
    const { run, trail } = paused('24T23:00', '27T23:00');
    expect(run.variables).toMatchObject({ day: 4, dayList: ['missed', 'notOffered', 'notOffered', 'notOffered'], missedTotal: 1 });
    expect(nextDue(run)).toBe(at('28T07:30'));
    expect(trail).toMatchObject([{ outcome: 'notOffered', reason: { data: { turns: 3 } } }]);
  });
  test('a turn that it cut stays open to its close if it ends before', () => {
    const { run } = paused('24T08:00', '24T21:00', { remindsAt: '20:00' });
    expect(nextDue(run)).toBe(at('24T22:00'));
  });
  test('and was not offered if it does not', () => {
    const { run } = paused('24T08:00', '25T06:00');
    expect(run.variables.dayList).toEqual(['notOffered']);
    expect(nextDue(run)).toBe(at('25T07:30'));
  });
  test('a turn that is open when it ends opens then', () => {
    const { run } = paused('24T23:00', '26T12:00');
    expect(run.variables).toMatchObject({ day: 3, dayList: ['missed', 'notOffered'] });
    expect(nextDue(run)).toBe(at('26T22:00'));
  });
  test('when everything is over in the meantime, so is the programme', () => {
    const { run } = paused('24T23:00', '30T23:00', { turns: 3 });
    expect(run.variables.dayList).toEqual(['missed', 'notOffered', 'notOffered']);
    expect(run.tokens).toEqual([]);
  });
  test('a pause in which nothing fell due changes nothing', () => {
    const { run } = paused('24T23:00', '24T23:30');
    expect(nextDue(run)).toBe(at('25T07:30'));
    expect(run.variables.dayList).toEqual(['missed']);
  });
});

test('the ways out on the canvas are those that are set', () => {
  const catalog = createCatalog();
  const given = { ...config, opens: { time: '07:30', weekdays: [1, 2, 3, 4, 5, 6, 7] }, makeUp: { cards: 2, automatic: true, event: null }, nudgeAfterMissed: 2, leaveAfterMissed: 5, milestones: [7, 3], rows: [{ id: 'a' }] };
  const ids = outcomesOf(catalog, { type: 'programme', config: given as unknown as JsonObject }).map(({ id }) => id);
  expect(ids).toEqual(['done', 'left', 'open', 'remind', 'met', 'missed', 'madeUp', 'nudge', 'milestone-3', 'milestone-7']);
  expect(describeStep(catalog, { type: 'programme', config: given as unknown as JsonObject }, 'en')).toBe('Every day 07:30–22:00, 1 day, met by “checked in”');
});
