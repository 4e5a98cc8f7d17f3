// Semantics 8, 11 and 20 at the door: triggers, context, keys, lanes and re-entry.
import { describe, expect, test } from 'vitest';
import type { ContextField, Trigger } from '../document/flow-document.ts';
import { judgeReentry, type PreviousRun } from '../reentry.ts';
import { laneOf } from './lane.ts';
import { newRun } from './new-run.ts';
import { contextOf, contextProblem, keyOf } from './run-context.ts';
import { memberOf, programOf } from '../testing/test-program.ts';
import { matchesTrigger } from './trigger.ts';

const fields: readonly ContextField[] = [
  { name: 'assignment', type: 'text', required: true },
  { name: 'due', type: 'date' },
  { name: 'score', type: 'number' },
];
const program = programOf([], { context: fields, key: 'assignment' });

test('a trigger starts on its event, where its condition holds', () => {
  const where = { type: 'compare', left: { type: 'property', name: 'plan' }, op: 'eq', right: { type: 'value', value: 'trial' } } as const;
  const trigger: Trigger = { type: 'event', event: 'joined', where };
  const joined = (name: string, plan: string) => matchesTrigger(trigger, { name, properties: { plan }, at: 1, seq: 1 }, memberOf());
  expect([joined('joined', 'trial'), joined('joined', 'paid'), joined('left', 'trial')]).toEqual([true, false, false]);
});

test('context fields come from the mapped property, others from the one of their name, and nothing else stays', () => {
  const trigger: Trigger = { type: 'event', event: 'assigned', context: { assignment: 'id', score: 'none' } };
  const context = contextOf(trigger, { properties: { id: '1752', due: '2013-10-29', score: 7, secret: 'x'.repeat(9_999) } });
  expect(newRun({ program, id: 'r', started: { at: 0, seq: 0 }, key: '', context }).context).toEqual({
    assignment: '1752',
    due: '2013-10-29',
  });
});

test('a required field that is missing or of another type excludes', () => {
  expect(contextProblem(program, { due: '2013-10-29' })).toBe('contextMissing');
  expect(contextProblem(program, { assignment: 1752 })).toBe('contextInvalid');
  expect(contextProblem(program, { assignment: '1752', due: 'soon' })).toBeNull();
});

describe('a key', () => {
  test.each([
    ['is the field’s value', { assignment: '1752' }, '1752'],
    ['that is missing is none', {}, null],
    ['that is empty is none', { assignment: '' }, null],
    ['of 128 bytes is the longest', { assignment: 'x'.repeat(128) }, 'x'.repeat(128)],
    ['is measured in bytes, not characters', { assignment: '作'.repeat(43) }, null],
  ])('%s', (_rule, context, expected) => {
    expect(keyOf(program, context)).toBe(expected);
  });

  test('of a flow without one is the same for all runs', () => {
    expect(keyOf({ ...program, key: null }, {})).toBe('');
  });
});

test('runs spread evenly over lanes, and always the same way', () => {
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 4_000; i++) {
    const lane = laneOf(`0199a0b0-0000-7000-8000-${i.toString(16).padStart(12, '0')}`, 4);
    counts[lane] = (counts[lane] ?? 0) + 1;
  }
  expect(Math.min(...counts)).toBeGreaterThan(900);
  // Kept: another hash would hand living runs to lanes that do not know them.
  expect(['a', 'b', '0199a0b0-0000-7000-8000-000000000001'].map((id) => laneOf(id, 64))).toEqual([32, 41, 59]);
});

describe('re-entry', () => {
  const day = 86_400_000;
  const ended: PreviousRun = { status: 'ended', startedAt: 0, endedAt: 10 * day };
  test.each([
    ['nobody was in it before', 'never', [], 0, { enroll: true }],
    ['never means once', 'never', [ended], 99 * day, { enroll: false, reason: 'onlyOnce' }],
    ['after the end', 'afterEnd', [ended], 10 * day, { enroll: true }],
    [
      'nobody is in twice at once',
      'afterEnd',
      [ended, { ...ended, status: 'active', endedAt: null }],
      99 * day,
      { enroll: false, reason: 'alreadyIn' },
    ],
    [
      'a run that has not begun is one',
      'afterDays',
      [{ ...ended, status: 'new', endedAt: null }],
      99 * day,
      { enroll: false, reason: 'alreadyIn' },
    ],
    ['too soon after the end', 'afterDays', [ended], 17 * day - 1, { enroll: false, reason: 'tooSoon' }],
    ['seven days after the end', 'afterDays', [ended], 17 * day, { enroll: true }],
    ['a failed run was a run', 'never', [{ ...ended, status: 'failed' }], 99 * day, { enroll: false, reason: 'onlyOnce' }],
  ] as const)('%s', (_rule, type, previous, at, expected) => {
    expect(judgeReentry(type === 'afterDays' ? { type, days: 7 } : { type }, previous, at, 'UTC')).toEqual(expected);
  });

  test.each([
    ['begins', '2026-03-28T20:00:00Z', '2026-03-29T19:00:00Z'],
    ['ends', '2026-10-24T19:00:00Z', '2026-10-25T20:00:00Z'],
  ])('a day later is the same local time, also where summer time %s in between', (_, endedAt, later) => {
    const before: PreviousRun = { status: 'ended', startedAt: 0, endedAt: Date.parse(endedAt) };
    const judged = (at: number) => judgeReentry({ type: 'afterDays', days: 1 }, [before], at, 'Europe/London').enroll;
    expect([judged(Date.parse(later) - 1), judged(Date.parse(later))]).toEqual([false, true]);
  });
});
