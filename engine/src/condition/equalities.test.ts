import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memberOf } from '../testing/test-program.ts';
import type { Json } from '../json.ts';
import { isEqualJson } from './compare.ts';
import type { Condition, Operand } from './condition.ts';
import { equalitiesOf } from './equalities.ts';
import { evaluate } from './evaluate.ts';

const property = (name: string): Operand => ({ type: 'property', name });
const equal = (left: Operand, right: Operand): Condition => ({ type: 'compare', left, op: 'eq', right });
const value = (of: Json): Operand => ({ type: 'value', value: of });

test('equalities with constants and context, on either side, of a conjunction', () => {
  const where: Condition = {
    type: 'all',
    of: [equal(property('course'), { type: 'context', field: 'course' }), { type: 'all', of: [equal(value(3), property('part'))] }],
  };
  expect(equalitiesOf(where, { context: { course: 'AAA' } })).toEqual({ course: 'AAA', part: 3 });
});

test.each<[string, Condition]>([
  ['an alternative demands nothing', { type: 'any', of: [equal(property('a'), value(1))] }],
  ['a negation demands nothing', { type: 'not', of: equal(property('a'), value(1)) }],
  ['a variable may change while the wait listens', equal(property('a'), { type: 'variable', name: 'day' })],
  ['a date has more than one spelling', equal(property('a'), value('2026-11-24'))],
  ['a missing context field names nothing', equal(property('a'), { type: 'context', field: 'none' })],
  ['a list is no scalar', equal(property('a'), value([1]))],
])('%s', (_rule, where) => {
  expect(equalitiesOf(where, { context: {} })).toBeUndefined();
});

test('routing by them never loses an event that the condition would take', () => {
  const scalar = fc.constantFrom<Json>(1, 1.0, '1', true, 'AAA', '2026-11-24', '2026-11-23T16:00:00Z', null);
  const operand = fc.oneof(
    fc.constantFrom('a', 'b').map(property),
    scalar.map(value),
    fc.constant<Operand>({ type: 'context', field: 'c' }),
  );
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 2 },
      fc.tuple(operand, operand).map(([left, right]) => equal(left, right)),
      fc.record({ type: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('condition'), { maxLength: 3 }) }),
    ),
  }));
  const object = fc.dictionary(fc.constantFrom('a', 'b'), scalar);
  fc.assert(
    fc.property(condition, object, scalar, (where, properties, c) => {
      const position = { at: 0, seq: 0 };
      const scope = {
        member: memberOf({ zone: 'Asia/Shanghai' }),
        context: { c },
        variables: {},
        properties,
        position,
        started: position,
        enteredAt: {},
        histories: {},
      };
      fc.pre(evaluate(where, scope) === true);
      const match = equalitiesOf(where, { context: { c } }) ?? {};
      for (const [name, wanted] of Object.entries(match)) expect(isEqualJson(properties[name] ?? null, wanted)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
