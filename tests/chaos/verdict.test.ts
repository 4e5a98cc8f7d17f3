// A checker that cannot say no proves nothing: each verdict is reached by a history that is wrong in one way.
import { expect, test } from 'vitest';
import { type Found, holds, judge, type Verdict } from './verdict.ts';

const sent = { acknowledged: new Set(['a', 'b']), unheard: new Set(['c']), withdrawn: new Set(['m1']), erased: new Set(['e1']) };
const right: Found = {
  events: ['a', 'b', 'c'],
  traces: [{ run: 'r1', flow: 'pulse', trail: ['1 started', '2 ended'], messages: ['say#1 sent'] }],
  failed: [],
  withdrawn: ['m1', 'm2'],
  afterWithdrawal: [],
  unperformed: [],
  erased: new Set(['e1', 'e2']),
  leftOfErased: [],
};
const expected = new Map([['r1', { trail: ['1 started', '2 ended'], messages: ['say#1 sent'] }]]);
const trace = (more: Partial<Found['traces'][number]>): Partial<Found> => ({ traces: [{ ...(right.traces[0] as Found['traces'][number]), ...more }] });

test('what is right holds, whether or not the unheard one is there', () => {
  expect(holds(judge(sent, right, expected))).toBe(true);
  expect(holds(judge(sent, { ...right, events: ['a', 'b'] }, expected))).toBe(true);
});

test.each<[keyof Verdict, Partial<Found>]>([
  ['lost', { events: ['a', 'c'] }],
  ['lost', { withdrawn: ['m2'] }],
  ['doubled', { events: ['a', 'b', 'b'] }],
  ['doubled', { events: ['a', 'b', 'c', 'c'] }],
  ['invented', { events: ['a', 'b', 'x'] }],
  ['trailDifferences', trace({ trail: ['1 started'] })],
  ['trailDifferences', trace({ trail: ['1 started', '3 ended'] })],
  ['trailDifferences', trace({ run: 'r2' })],
  ['sentTwice', trace({ messages: ['say#1 sent', 'say#1 sent'] })],
  ['sentTwice', trace({ messages: ['say#1 sent', 'say#2 sent'] })],
  ['unsent', trace({ messages: [] })],
  ['failedRuns', { failed: ['r1'] }],
  ['lost', { erased: new Set(['e2']) }],
  ['unperformed', { unperformed: ['r1/stamp#1'] }],
  ['leftOfErased', { leftOfErased: ['events: 3'] }],
  ['afterWithdrawal', { afterWithdrawal: ['say#1'] }],
])('one way to be wrong: %s', (figure, wrong) => {
  const verdict = judge(sent, { ...right, ...wrong }, expected);
  expect(verdict[figure]).toBe(1);
  expect(holds(verdict)).toBe(false);
  expect(verdict.look).toHaveLength(1);
});
