import type { Operand, ValueType } from '@sopwith/engine';
import { describe, expect, test } from 'vitest';
import { ROW_OPS } from './condition-rows.ts';
import { declaredType, fitted, opsFor } from './declared-type.ts';

const known = {
  dictionary: { attributes: { level: 'number' }, events: { paid: { on: 'date' } } },
  fields: new Map([['due', 'instant'] as const]),
  variables: new Map<string, ValueType>([['score', 'number'], ['liked', { oneOf: ['song', 'story'] }]]),
  outcomesOf: (step: string) => (step === 'ask' ? ['promoter', 'timeout'] : null),
} as const;

describe('what is known about a side of a comparison', () => {
  test.each<[Operand, string | undefined, ValueType | null]>([
    [{ type: 'attribute', name: 'level' }, undefined, 'number'],
    [{ type: 'attribute', name: 'constructor' }, undefined, null],
    [{ type: 'property', name: 'on' }, 'paid', 'date'],
    [{ type: 'property', name: 'on' }, 'other', null],
    [{ type: 'event', which: 'last', event: 'paid', property: 'on', window: { type: 'ever' } }, undefined, 'date'],
    [{ type: 'context', field: 'due' }, undefined, 'instant'],
    [{ type: 'points' }, undefined, 'number'],
    [{ type: 'outcome', step: 'ask' }, undefined, { oneOf: ['promoter', 'timeout'] }],
    [{ type: 'outcome', step: 'gone' }, undefined, null],
    [{ type: 'variable', name: 'score' }, undefined, 'number'],
    [{ type: 'variable', name: 'liked' }, undefined, { oneOf: ['song', 'story'] }],
    [{ type: 'variable', name: 'answered' }, undefined, null],
    [{ type: 'tier', ladder: 'activity' }, undefined, { oneOf: ['lurker', 'active', 'kol'] }],
  ])('%j over %s: %j', (operand, event, type) => expect(declaredType(operand, known, event)).toEqual(type));
});

describe('what it can be compared by', () => {
  test.each<[ValueType | null, readonly string[]]>([
    [null, []],
    ['list', []],
    ['text', []],
    ['number', ['contains']],
    ['date', ['contains']],
    ['boolean', ['gt', 'gte', 'lt', 'lte', 'contains']],
    [{ oneOf: ['a'] }, ['gt', 'gte', 'lt', 'lte', 'contains']],
  ])('%j is not offered %j', (type, withheld) => {
    const offered = opsFor(type, ROW_OPS);
    expect(ROW_OPS.filter((op) => !offered.includes(op))).toEqual(withheld);
  });
});

test('what has no such comparison is compared by being the same', () => {
  const given = { type: 'compare', left: { type: 'variable', name: 'liked' }, op: 'contains', right: { type: 'value', value: 'so' } } as const;
  expect(fitted(given, { oneOf: ['song'] })).toEqual({ ...given, op: 'eq' });
  expect(fitted(given, 'text')).toBe(given);
  expect(fitted(given, null)).toBe(given);
});
