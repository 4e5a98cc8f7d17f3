// Semantics 7, 10 and 20: waits that look back, and waits that know their run's key.
import { expect, test } from 'vitest';
import { simulateRun } from '../simulate/simulate-run.ts';
import { advance } from './advance.ts';
import { newRun } from './new-run.ts';
import type { LookBack } from '../steps/step-config.ts';
import { happened, linesOf, memberOf, programOf, say, step } from '../testing/test-program.ts';

const hour = 3_600_000;
const pause = (id: string, hours: number, next: string) =>
  step(id, 'wait-duration', { duration: { amount: hours, unit: 'hours' } }, { done: next });
const hear = (id: string, since: LookBack | undefined, next: string | null, more = {}) => {
  const deadline = { type: 'after', duration: { amount: 1, unit: 'hours' } };
  const config = { events: [{ id: 'yes', event: 'paid' }], deadline, ...(since === undefined ? {} : { since }), ...more };
  return step(id, 'wait-event', config, { yes: next, timeout: null });
};

function play(program: ReturnType<typeof programOf>, inputs: Parameters<typeof simulateRun>[1]['inputs'], from = 0) {
  const { trail } = simulateRun(program, { member: memberOf(), inputs, from, until: from + 100 * hour });
  return linesOf(trail).filter((line) => line.startsWith('left'));
}

const twice = programOf([pause('pause', 3, 'first'), hear('first', 'start', 'second'), hear('second', 'start', 'end'), say('end', 'end')], {
  histories: ['paid'],
});

test('a wait that looks back takes what came before it, and the same event answers only one wait of the run', () => {
  expect(play(twice, [happened('paid', hour, 1)])).toEqual(['left pause done', 'left first yes', 'left second timeout']);
});

test('two events from before answer two waits, in their order', () => {
  const lines = play(twice, [happened('paid', hour, 1), happened('paid', 2 * hour, 2)]);
  expect(lines).toEqual(['left pause done', 'left first yes', 'left second yes', 'left end done']);
});

test('the first of them answers, and none before it came', () => {
  const { trail } = simulateRun(twice, { member: memberOf(), inputs: [happened('paid', hour, 1), happened('paid', 2 * hour, 2)], from: 0, until: 9 * hour });
  expect(trail.flatMap(({ step: id, outcome, reason }) => (outcome === 'yes' ? [`${id} ${(reason.data as { seq: number }).seq}`] : []))).toEqual(['first 1', 'second 2']);
  const later = simulateRun(twice, { member: memberOf(), inputs: [happened('paid', 3.5 * hour, 1)], from: 0, until: 9 * hour });
  expect(later.trail.find(({ outcome }) => outcome === 'yes')).toMatchObject({ step: 'first', at: 3.5 * hour });
});

test('an event that was imported as history answers no wait, however far it looks back', () => {
  const program = programOf([pause('pause', 3, 'back'), hear('back', 'start', null)], { histories: ['paid'] });
  const paid = (historical: boolean) => ({ paid: [{ at: hour, seq: 1, occurredAt: hour, properties: {}, ...(historical ? { historical: true as const } : {}) }] });
  const lines = (historical: boolean) => linesOf(simulateRun(program, { member: memberOf(), inputs: [], histories: paid(historical), from: 0, until: 9 * hour }).trail);
  expect(lines(true)).toContain('left back timeout');
  expect(lines(false)).toContain('left back yes');
});

test('what a wait heard live is not found again by one that looks back', () => {
  const program = programOf([hear('live', undefined, 'back'), hear('back', 'start', null)], { histories: ['paid'] });
  expect(play(program, [happened('paid', 5, 1)])).toEqual(['left live yes', 'left back timeout']);
});

test('the event that started the run never answers a wait, however far it looks back', () => {
  const program = programOf([hear('back', 'midnight', null)], { histories: ['paid'] });
  const started = { at: 100, seq: 7 };
  const run = newRun({ program, id: 'r', started, key: '', context: {} });
  const histories = { paid: [{ ...started, occurredAt: 100, properties: {} }] };
  const advanced = advance(program, run, [], 200, { member: memberOf(), histories });
  expect(advanced).toMatchObject({ status: 'advanced', run: { tokens: [{ step: 'back' }] } });
});

test('looking back to midnight leaves yesterday alone', () => {
  const program = programOf([pause('pause', 3, 'back'), hear('back', 'midnight', null)], { histories: ['paid'] });
  const evening = 22 * hour;
  expect(play(program, [happened('paid', 23 * hour, 1)], evening)).toEqual(['left pause done', 'left back timeout']);
  expect(play(program, [happened('paid', 24.5 * hour, 1)], evening)).toEqual(['left pause done', 'left back yes']);
});

test('looking back to a step takes what came after the run last reached it, and nothing where it never did', () => {
  const since = (id: string): LookBack => ({ type: 'sinceStep', step: id });
  const program = (id: string) => programOf([pause('first', 2, 'second'), pause('second', 2, 'back'), hear('back', since(id), null)], { histories: ['paid'] });
  const ended = (id: string, at: number) => play(program(id), [happened('paid', at, 1)]).at(-1);
  expect(ended('second', 1 * hour)).toBe('left back timeout');
  expect(ended('second', 3 * hour)).toBe('left back yes');
  expect(ended('first', 1 * hour)).toBe('left back yes');
  expect(ended('elsewhere', 3 * hour)).toBe('left back timeout');
});

test('looking back to the turn of a programme takes what came since it opened, and leaves the day before alone', () => {
  const nobody = { open: null, remind: null, met: null, missed: null, done: null, left: null };
  const days = step(
    'days', 'programme',
    { turns: 2, opens: { time: '08:00', weekdays: [1, 2, 3, 4, 5, 6, 7] }, closes: '22:00', remindsAt: null, met: { event: 'checked_in' }, leaveAfterMissed: null },
    { ...nobody, open: 'noon' },
  );
  const noon = step('noon', 'wait-time', { time: '12:00', weekdays: [1, 2, 3, 4, 5, 6, 7] }, { done: 'back' });
  const program = programOf([days, noon, hear('back', { type: 'sinceTurn', step: 'days' }, null)], { histories: ['paid'] });
  const backs = (at: number) => play(program, [happened('paid', at, 1)]).filter((line) => line.startsWith('left back'));
  // Too early for the first turn; within the first; after its noon, and before the second turn opens; within the second.
  expect(backs(7 * hour)).toEqual(['left back timeout', 'left back timeout']);
  expect(backs(9 * hour)).toEqual(['left back yes', 'left back timeout']);
  expect(backs(14 * hour)).toEqual(['left back timeout', 'left back timeout']);
  expect(backs(33 * hour)).toEqual(['left back timeout', 'left back yes']);
});

test('histories are asked for when a wait looks back', () => {
  const run = newRun({ program: twice, id: 'r', started: { at: 0, seq: 0 }, key: '', context: {} });
  expect(advance(twice, run, [], 4 * hour, { member: memberOf() })).toEqual({ status: 'needsHistories' });
});

test('a wait with the run’s key hears only events that carry it, and its listen says so', () => {
  const program = programOf([hear('wait', undefined, null, { matchKey: true })], {
    key: 'order',
    context: [{ name: 'order', type: 'text', required: true }],
  });
  const inputs = [happened('paid', 5, 1, { order: 'B' }), happened('paid', 6, 2), happened('paid', 7, 3, { order: 'A' })];
  const { trail, commands } = simulateRun(program, { member: memberOf(), context: { order: 'A' }, inputs, from: 0, until: hour });
  expect(trail.find(({ kind }) => kind === 'left')).toMatchObject({ at: 7, outcome: 'yes' });
  expect(commands).toContainEqual(expect.objectContaining({ type: 'listen', listens: [{ event: 'paid', match: { order: 'A' } }] }));
});

test('what the run told itself answers one wait that looks back, not two', () => {
  const tell = step('tell', 'emit', { event: 'paid', properties: [] }, { done: 'first' });
  const program = programOf([tell, hear('first', 'start', 'second'), hear('second', 'start', 'end'), say('end', 'end')], { histories: ['paid'] });
  expect(play(program, [])).toEqual(['left tell done', 'left first yes', 'left second timeout']);
});
