import type { Operand, ValueType } from '@sopwith/engine';
import { describe, expect, test } from 'vitest';
import { ROW_OPS } from './condition-rows.ts';
import { declaredType, opsFor } from './declared-type.ts';

const known = {
  dictionary: { attributes: { level: 'number' }, events: { paid: { on: 'date' } } },
  fields: new Map([['due', 'instant'] as const]),
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
    [{ type: 'outcome', step: 'ask' }, undefined, null],
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
