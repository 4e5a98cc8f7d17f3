import type { Condition } from '@sopwith/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparableWith, EVENT_KINDS, firstOf, fromRows, MEMBER_KINDS, RUN_KINDS, toRows, withOp } from './condition-rows.ts';
import { readValue, writeValue } from './typed-value.ts';

const tag = (name: string): Condition => ({ type: 'tag', tag: name });

it('what the builder shows, written back, means the same', () => {
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      fc.string({ minLength: 1 }).map(tag),
      fc.record({ type: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      tie('condition').map((of): Condition => ({ type: 'not', of })),
    ),
  }));
  // One member joined by *all* or *any* is that member; beyond that nothing may change.
  const plain = (given: Condition): Condition => {
    if (given.type === 'not') return { type: 'not', of: plain(given.of) };
    if (given.type !== 'all' && given.type !== 'any') return given;
    const of = given.of.map(plain);
    return of.length === 1 && of[0] ? of[0] : { type: given.type, of };
  };
  fc.assert(
    fc.property(condition, (given) => {
      const back = fromRows(toRows(given));
      expect(back && plain(back)).toEqual(plain(given));
    }),
  );
});

it('no rows are no condition', () => expect(fromRows(toRows(undefined))).toBeUndefined());

describe('changing how a row compares', () => {
  const equal: Condition = {
    type: 'compare',
    left: { type: 'attribute', name: 'city' },
    op: 'eq',
    right: { type: 'value', value: 'Wuhan' },
  };
  it('keeps what it compares with', () => expect(withOp(equal, 'ne')).toEqual({ ...equal, op: 'ne' }));
  it('needs nothing to compare with when it asks for a missing value', () =>
    expect(withOp(equal, 'missing')).toEqual({ type: 'missing', operand: equal.left }));
  it('compares with a list when it asks for one of several', () =>
    expect(withOp(equal, 'in')).toMatchObject({ op: 'in', right: { value: [] } }));
});

describe('what a row may be compared with', () => {
  it.each([
    ['a run', RUN_KINDS, ['value', 'attribute', 'context', 'variable', 'today', 'points', 'event']],
    ['an event of a run', EVENT_KINDS, ['value', 'attribute', 'context', 'today', 'points', 'property']],
    ['a member', MEMBER_KINDS, ['value', 'attribute', 'today', 'points', 'event']],
  ] as const)('over %s', (_, kinds, expected) => expect(comparableWith(kinds, 'value')).toEqual(expected));
  it('always holds what it is compared with now', () => {
    expect(comparableWith(MEMBER_KINDS, 'variable')).toContain('variable');
    for (const kind of RUN_KINDS) {
      const row = firstOf(kind);
      if (row.type === 'compare') expect(comparableWith(RUN_KINDS, row.right.type)).toContain(row.right.type);
    }
  });
});

it('any text or number typed as a value comes back as it was', () => {
  const values = fc.oneof(
    fc.string().filter((text) => !/^".*"$/s.test(text)),
    fc.integer(),
    fc.boolean(),
  );
  fc.assert(
    fc.property(values, (value) => {
      expect(readValue(writeValue(value))).toBe(value);
    }),
  );
});
it('a number in quotes stays text', () => expect(readValue('"007"')).toBe('007'));
