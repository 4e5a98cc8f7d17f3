// What `validate` says of the names and the types in a condition.
import { describe, expect, test } from 'vitest';
import type { Dictionary, ValueType } from '../catalog/dictionary.ts';
import { NO_DICTIONARY } from '../catalog/dictionary.ts';
import type { Comparison, Condition, Operand, WindowStart } from '../condition/condition.ts';
import type { Json } from '../json.ts';
import { checkCondition, type Declared, type JudgedOver } from './check-condition.ts';

const dictionary: Dictionary = {
  attributes: { level: 'number', city: 'text', ends: 'date', flags: 'list', adult: 'boolean', grade: { oneOf: ['one', 'two'] } },
  events: { paid: { amount: 'number', course: 'text', at: 'instant' } },
};
const declared = (of: Dictionary): Declared => ({
  fields: new Map([['item', 'text'], ['startsAt', 'instant']]),
  variables: new Set(['score', 'liked', 'said', 'brought']),
  types: new Map<string, ValueType>([['score', 'number'], ['liked', { oneOf: ['song', 'story'] }], ['said', 'text']]),
  steps: new Set(['days', 'ask']),
  outcomesOf: (step) => (step === 'ask' ? ['promoter', 'timeout'] : null),
  dictionary: of,
});
const codes = (when: Condition, over: JudgedOver = 'run', of = dictionary, event?: string) =>
  checkCondition(when, over, declared(of), [], event).map(({ code, severity }) => (severity === undefined ? code : `${code} ${severity}`));
const attribute = (name: string): Operand => ({ type: 'attribute', name });
const property = (name: string): Operand => ({ type: 'property', name });
const value = (of: Json): Operand => ({ type: 'value', value: of });
const compare = (left: Operand, op: Comparison, right: Operand): Condition => ({ type: 'compare', left, op, right });
const last = (name: string): Operand => ({ type: 'event', which: 'last', event: 'paid', property: name, window: { type: 'ever' } });

describe('with what the workspace has declared', () => {
  test.each<[Condition, readonly string[]]>([
    [compare(attribute('level'), 'gte', value(3)), []],
    [compare(attribute('level'), 'gte', value('3')), ['condition.typeMismatch']],
    [compare(value('3'), 'lt', attribute('level')), ['condition.typeMismatch']],
    [compare(attribute('level'), 'in', value([1, 2])), []],
    [compare(attribute('level'), 'in', value(1)), ['condition.typeMismatch']],
    [compare(attribute('city'), 'contains', value('Wu')), []],
    [compare(attribute('level'), 'contains', value(1)), ['condition.typeMismatch']],
    [compare(attribute('flags'), 'contains', value('x')), []],
    [compare(attribute('town'), 'eq', value('Wuhan')), ['condition.undeclared warning']],
    [compare(attribute('ends'), 'lte', { type: 'today', plusDays: 30 }), []],
    [compare(attribute('city'), 'lte', { type: 'today', plusDays: 30 }), ['condition.typeMismatch']],
    [compare(attribute('adult'), 'eq', value(true)), []],
    [compare(attribute('adult'), 'gte', value(true)), ['condition.wrongComparison']],
    [compare(attribute('grade'), 'eq', value('two')), []],
    [compare(attribute('grade'), 'in', value(['two', 'three'])), ['condition.unknownChoice']],
    [compare(attribute('grade'), 'gt', value('one')), ['condition.wrongComparison']],
    [compare(attribute('grade'), 'eq', value(2)), ['condition.typeMismatch']],
    [compare(attribute('grade'), 'eq', attribute('city')), []],
    [{ type: 'missing', operand: attribute('town') }, ['condition.undeclared warning']],
    [{ type: 'missing', operand: attribute('city') }, []],
    [compare(attribute('level'), 'eq', last('amount')), []],
    [compare(attribute('level'), 'eq', last('course')), ['condition.typeMismatch']],
    [compare(last('colour'), 'eq', value('red')), ['condition.undeclared warning']],
    [compare({ type: 'points' }, 'gte', value('many')), ['condition.typeMismatch']],
    [
      { type: 'count', event: 'paid', window: { type: 'ever' }, of: 'sum', property: 'course', op: 'gt', value: 1 },
      ['condition.typeMismatch'],
    ],
    [{ type: 'count', event: 'paid', window: { type: 'ever' }, of: 'values', property: 'course', op: 'gt', value: 1 }, []],
    [
      { type: 'recency', event: 'paid', where: compare(property('amount'), 'gt', value('1')), is: 'within', amount: 1, unit: 'days' },
      ['condition.typeMismatch'],
    ],
  ])('%j', (when, expected) => expect(codes(when)).toEqual(expected));

  test('an event that was not declared may carry anything, and so may a member when nothing was declared', () => {
    expect(codes(compare(property('x'), 'eq', value(1)), 'event', dictionary, 'other')).toEqual([]);
    expect(codes(compare(attribute('town'), 'eq', value(1)), 'run', NO_DICTIONARY)).toEqual([]);
  });
});

describe('with what the flow itself says', () => {
  const variable = (name: string): Operand => ({ type: 'variable', name });
  const lifecycle: Operand = { type: 'tier', ladder: 'lifecycle' };
  const left = (step: string): Operand => ({ type: 'outcome', step });
  test.each<[Condition, readonly string[]]>([
    [compare(variable('score'), 'gte', value(9)), []],
    [compare(variable('score'), 'gte', value('9')), ['condition.typeMismatch']],
    [compare(variable('score'), 'eq', attribute('level')), []],
    [compare(variable('score'), 'eq', attribute('city')), ['condition.typeMismatch']],
    [compare(variable('said'), 'contains', value('thanks')), []],
    [compare(variable('said'), 'eq', value(1)), ['condition.typeMismatch']],
    [compare(variable('liked'), 'eq', value('story')), []],
    [compare(variable('liked'), 'eq', value('poem')), ['condition.noSuchValue']],
    [compare(variable('liked'), 'gt', value('song')), ['condition.wrongComparison']],
    // What another system brought can be anything.
    [compare(variable('brought'), 'eq', value(1)), []],
    [compare(lifecycle, 'in', value(['paying', 'loyal'])), []],
    [compare(lifecycle, 'eq', value('kol')), ['condition.noSuchValue']],
    [compare(lifecycle, 'gte', value('paying')), ['condition.wrongComparison']],
    [compare(lifecycle, 'eq', value(2)), ['condition.typeMismatch']],
    [compare(left('ask'), 'ne', value('timeout')), []],
    [compare(left('ask'), 'eq', value('happy')), ['condition.noSuchValue']],
    [compare(left('ask'), 'eq', value(true)), ['condition.typeMismatch']],
    [compare(left('days'), 'eq', value('anything')), []],
    [{ type: 'missing', operand: variable('liked') }, []],
  ])('%j', (when, expected) => expect(codes(when)).toEqual(expected));
});

describe('outside of any run', () => {
  test.each<[Condition, readonly string[]]>([
    [compare({ type: 'context', field: 'item' }, 'eq', value('a')), ['condition.beforeRun']],
    [compare({ type: 'variable', name: 'day' }, 'eq', value(1)), ['condition.beforeRun']],
    [compare({ type: 'outcome', step: 'days' }, 'eq', value('a')), ['condition.beforeRun']],
    [compare(property('amount'), 'eq', value(1)), ['condition.noEvent']],
    [{ type: 'count', event: 'paid', window: { type: 'sinceStart' }, of: 'events', op: 'eq', value: 1 }, ['condition.beforeRun']],
    [
      { type: 'count', event: 'paid', window: { type: 'sinceTurn', step: 'days' }, of: 'events', op: 'eq', value: 1 },
      ['condition.beforeRun'],
    ],
    [
      {
        type: 'recency',
        event: 'paid',
        where: compare(property('course'), 'eq', { type: 'context', field: 'item' }),
        is: 'within',
        amount: 1,
        unit: 'days',
      },
      ['condition.beforeRun'],
    ],
    [{ type: 'recency', event: 'paid', where: compare(property('amount'), 'eq', value(1)), is: 'within', amount: 1, unit: 'days' }, []],
  ])('%j', (when, expected) => expect(codes(when, 'member')).toEqual(expected));
});

const since = (from: WindowStart): Condition => ({ type: 'count', event: 'paid', window: { type: 'since', from }, of: 'events', op: 'gte', value: 1 });

describe('of those whom a step of a run concerns', () => {
  test.each<[Condition, readonly string[]]>([
    [compare(attribute('city'), 'eq', { type: 'context', field: 'item' }), []],
    [compare(attribute('level'), 'eq', { type: 'context', field: 'item' }), ['condition.typeMismatch']],
    [compare({ type: 'context', field: 'other' }, 'eq', value('a')), ['reference.unknownField']],
    [compare({ type: 'variable', name: 'day' }, 'eq', value(1)), ['reference.unknownVariable']],
    [compare({ type: 'outcome', step: 'days' }, 'eq', value('a')), []],
    [compare(property('amount'), 'eq', value(1)), ['condition.noEvent']],
    [{ type: 'count', event: 'paid', where: compare(property('course'), 'eq', { type: 'context', field: 'item' }), window: { type: 'sinceStart' }, of: 'events', op: 'eq', value: 0 }, []],
    [{ type: 'count', event: 'paid', where: compare(property('amount'), 'eq', { type: 'context', field: 'item' }), window: { type: 'ever' }, of: 'events', op: 'eq', value: 0 }, ['condition.typeMismatch']],
    [{ type: 'count', event: 'paid', window: { type: 'sinceTurn', step: 'none' }, of: 'events', op: 'eq', value: 1 }, ['reference.unknownStep']],
    [since({ type: 'context', field: 'startsAt' }), []],
  ])('%j', (when, expected) => expect(codes(when, 'audience')).toEqual(expected));
});

describe('a window since a moment', () => {
  test.each<[WindowStart, JudgedOver, readonly string[]]>([
    [{ type: 'context', field: 'startsAt' }, 'run', []],
    [{ type: 'context', field: 'item' }, 'run', ['anchor.notADate']],
    [{ type: 'context', field: 'other' }, 'run', ['reference.unknownField']],
    [{ type: 'variable', name: 'day' }, 'audience', ['reference.unknownVariable']],
    [{ type: 'value', value: '2026-03-01' }, 'member', []],
    [{ type: 'context', field: 'startsAt' }, 'member', ['condition.beforeRun']],
  ])('%j over %s', (from, over, expected) => expect(codes(since(from), over)).toEqual(expected));
});

test('where one event is judged, nothing of the past is', () => {
  const recency: Condition = { type: 'recency', event: 'paid', is: 'within', amount: 1, unit: 'days' };
  expect(codes(recency, 'event')).toEqual(['condition.countHere']);
  expect(codes(compare(last('amount'), 'eq', value(1)), 'trigger')).toEqual(['condition.countHere']);
});
