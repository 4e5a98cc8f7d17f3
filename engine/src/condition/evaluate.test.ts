// Semantics 11 and 14: what a comparison, a count and a missing value mean.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HistoricEvent } from '../interpreter/facts.ts';
import { memberOf } from '../testing/test-program.ts';
import type { Json } from '../json.ts';
import type { Comparison, Condition, Leaf, Operand, Window } from './condition.ts';
import { evaluate } from './evaluate.ts';
import { asReasonData, type Evidence } from './evidence.ts';
import type { Scope } from './scope.ts';

const at = (text: string) => Date.parse(text);
const now = at('2026-11-24T12:00:00Z');

function scopeOf(more: Partial<Scope> = {}): Scope {
  return {
    member: memberOf({ zone: 'Asia/Shanghai' }),
    context: {},
    variables: {},
    properties: null,
    position: { at: now, seq: 9 },
    started: { at: 0, seq: 0 },
    enteredAt: {},
    histories: {},
    ...more,
  };
}

const value = (of: Json): Operand => ({ type: 'value', value: of });
const compare = (left: Operand, op: Comparison, right: Json): Condition => ({ type: 'compare', left, op, right: value(right) });
const attribute = (name: string): Operand => ({ type: 'attribute', name });

describe('a comparison', () => {
  test.each<[Json, Comparison, Json, boolean]>([
    [3, 'eq', 3, true],
    [3, 'eq', '3', false],
    [3, 'ne', '3', true],
    ['b', 'gt', 'a', true],
    [10, 'gt', 9, true],
    ['10', 'gt', '9', false],
    [10, 'gt', '9', false],
    [true, 'gt', false, false],
    [true, 'gte', true, false],
    [[1, 2], 'eq', [1, 2], true],
    [{ a: 1, b: [2] }, 'eq', { b: [2], a: 1 }, true],
    ['2026-11-24', 'eq', '2026-11-23T16:00:00Z', true],
    ['2026-11-24', 'eq', '2026-11-23T15:59:59Z', false],
    ['2026-11-24T00:00:00+08:00', 'eq', '2026-11-23T16:00:00Z', true],
    ['2026-11-24', 'lt', '2026-12-01', true],
    ['2026-11-24T10:00:00Z', 'lt', '2026-11-24T09:00:00-05:00', true],
    ['2026-11-24', 'gte', 'soon', false],
    ['homework', 'contains', 'work', true],
    [['a', 'b'], 'contains', 'b', true],
    [['a', 'b'], 'contains', 'c', false],
    [5, 'contains', 5, false],
    ['a', 'in', ['a', 'b'], true],
    ['a', 'in', 'abc', false],
    [['a'], 'in', [['a'], ['b']], true],
  ])('%j %s %j is %s', (left, op, right, expected) => {
    expect(evaluate(compare(value(left), op, right), scopeOf())).toBe(expected);
  });

  test.each<Comparison>(['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'contains', 'in'])(
    '%s with a missing value is false, on either side',
    (op) => {
      for (const missing of [attribute('city'), attribute('constructor'), value(null)]) {
        expect(evaluate({ type: 'compare', left: missing, op, right: value('x') }, scopeOf())).toBe(false);
        expect(evaluate({ type: 'compare', left: value('x'), op, right: missing }, scopeOf())).toBe(false);
        expect(evaluate({ type: 'compare', left: missing, op, right: value(null) }, scopeOf())).toBe(false);
      }
    },
  );

  test('not is plain boolean, also over a missing value', () => {
    expect(evaluate({ type: 'not', of: compare(attribute('city'), 'eq', 'x') }, scopeOf())).toBe(true);
  });

  test('is missing is true of null, and false of an empty text', () => {
    const member = memberOf({ attributes: { a: null, b: '' } });
    const missing = (name: string) => evaluate({ type: 'missing', operand: attribute(name) }, scopeOf({ member }));
    expect([missing('a'), missing('b'), missing('c')]).toEqual([true, false, true]);
  });

  test('nothing is all of, and not any of', () => {
    expect([evaluate({ type: 'all', of: [] }, scopeOf()), evaluate({ type: 'any', of: [] }, scopeOf())]).toEqual([true, false]);
  });

  test('each operand reads its own place', () => {
    const scope = scopeOf({
      member: memberOf({ attributes: { a: 1 }, tiers: { lifecycle: 'trial' }, communities: ['village'], tags: ['t'] }),
      context: { b: 2 },
      variables: { c: 3 },
      properties: { d: 4 },
    });
    const holds = (left: Operand, right: Json) => evaluate(compare(left, 'eq', right), scope);
    expect([
      holds(attribute('a'), 1),
      holds({ type: 'context', field: 'b' }, 2),
      holds({ type: 'variable', name: 'c' }, 3),
      holds({ type: 'property', name: 'd' }, 4),
      holds({ type: 'tier', ladder: 'lifecycle' }, 'trial'),
      holds({ type: 'tier', ladder: 'activity' }, 'core'),
      evaluate({ type: 'community', community: 'village' }, scope),
      evaluate({ type: 'tag', tag: 'u' }, scope),
    ]).toEqual([true, true, true, true, true, false, true, false]);
  });
});

describe('a count', () => {
  const count = (window: Window, more: Partial<Leaf<'count'> & { of: 'events' | 'days' | 'streak' }> = {}): Condition => ({
    type: 'count',
    event: 'checked_in',
    window,
    of: 'events',
    op: 'eq',
    value: 1,
    ...more,
  });
  const happened = (text: string, seq = 1, more: Partial<HistoricEvent> = {}): HistoricEvent => ({
    at: at(text),
    seq,
    occurredAt: at(text),
    properties: {},
    ...more,
  });
  const holds = (condition: Condition, events: readonly HistoricEvent[], more: Partial<Scope> = {}) =>
    evaluate(condition, scopeOf({ histories: { checked_in: events }, ...more }));

  test.each<[string, Window, string, boolean]>([
    ['the last day begins a day ago', { type: 'last', amount: 1, unit: 'days' }, '2026-11-23T12:00:00Z', true],
    ['what is older does not count', { type: 'last', amount: 1, unit: 'days' }, '2026-11-23T11:59:59Z', false],
    ['this day begins at midnight there', { type: 'calendar', unit: 'day' }, '2026-11-23T16:00:00Z', true],
    ['yesterday there is not this day', { type: 'calendar', unit: 'day' }, '2026-11-23T15:59:59Z', false],
    ['this week begins on Monday there', { type: 'calendar', unit: 'week' }, '2026-11-22T16:00:00Z', true],
    ['this month begins on the first there', { type: 'calendar', unit: 'month' }, '2026-10-31T15:59:59Z', false],
    ['yesterday begins at midnight there', { type: 'previous', unit: 'day' }, '2026-11-22T16:00:00Z', true],
    ['the day before is not yesterday', { type: 'previous', unit: 'day' }, '2026-11-22T15:59:59Z', false],
    ['yesterday ends where this day begins', { type: 'previous', unit: 'day' }, '2026-11-23T15:59:59Z', true],
    ['and what happens today is not in it', { type: 'previous', unit: 'day' }, '2026-11-23T16:00:00Z', false],
    ['last week begins on its Monday there', { type: 'previous', unit: 'week' }, '2026-11-15T16:00:00Z', true],
    ['and no earlier', { type: 'previous', unit: 'week' }, '2026-11-15T15:59:59Z', false],
    ['last week ends on Sunday there', { type: 'previous', unit: 'week' }, '2026-11-22T15:59:59Z', true],
    ['and not on Monday', { type: 'previous', unit: 'week' }, '2026-11-22T16:00:00Z', false],
    ['last month begins on its first there', { type: 'previous', unit: 'month' }, '2026-09-30T16:00:00Z', true],
    ['and not on the last of the month before', { type: 'previous', unit: 'month' }, '2026-09-30T15:59:59Z', false],
    ['last month ends on its last there', { type: 'previous', unit: 'month' }, '2026-10-31T15:59:59Z', true],
    ['and not on the first of this one', { type: 'previous', unit: 'month' }, '2026-10-31T16:00:00Z', false],
    ['a zone that is named has a last month of its own', { type: 'previous', unit: 'month', zone: 'America/New_York' }, '2026-11-01T03:59:59Z', true],
    ['a window since a date begins at its midnight there', { type: 'since', from: { type: 'value', value: '2026-11-20' } }, '2026-11-19T16:00:00Z', true],
    ['and no earlier', { type: 'since', from: { type: 'value', value: '2026-11-20' } }, '2026-11-19T15:59:59Z', false],
    ['since an instant counts what happened at it', { type: 'since', from: { type: 'value', value: '2026-11-20T09:00:00+08:00' } }, '2026-11-20T01:00:00Z', true],
    ['since what the run was told', { type: 'since', from: { type: 'context', field: 'opened' } }, '2026-11-21T15:59:59Z', false],
    ['or from then on', { type: 'since', from: { type: 'context', field: 'opened' } }, '2026-11-21T16:00:00Z', true],
    ['since what it has found', { type: 'since', from: { type: 'variable', name: 'found' } }, '2026-11-22T23:59:59Z', false],
    ['since what is not there nothing counts', { type: 'since', from: { type: 'context', field: 'none' } }, '2026-11-24T11:00:00Z', false],
    ['since what is no date nothing counts', { type: 'since', from: { type: 'variable', name: 'word' } }, '2026-11-24T11:00:00Z', false],
    ['since a date to come nothing counts', { type: 'since', from: { type: 'value', value: '2026-12-01' } }, '2026-11-24T11:00:00Z', false],
    ['ever is ever', { type: 'ever' }, '1999-01-01T00:00:00Z', true],
  ])('%s', (_rule, window, when, expected) => {
    const known = { context: { opened: '2026-11-22' }, variables: { found: '2026-11-23T00:00:00Z', word: 'soon' } };
    expect(holds(count(window), [happened(when)], known)).toBe(expected);
  });

  test('takes nothing that came after the decision, though it is of the same instant', () => {
    const instant = new Date(now).toISOString();
    expect(holds(count({ type: 'ever' }), [happened(instant, 9), happened(instant, 10)])).toBe(true);
  });

  test('goes by when it happened for the window, by when it came for the order', () => {
    const late = happened('2026-11-24T11:00:00Z', 1, { occurredAt: at('2026-11-23T10:00:00Z') });
    expect(holds(count({ type: 'last', amount: 24, unit: 'hours' }), [late])).toBe(false);
    expect(holds(count({ type: 'last', amount: 48, unit: 'hours' }), [late])).toBe(true);
  });

  test('of days counts local days, not events', () => {
    const events = ['2026-11-23T15:00:00Z', '2026-11-23T15:30:00Z', '2026-11-23T16:30:00Z'].map((text, i) => happened(text, i));
    expect(holds(count({ type: 'ever' }, { of: 'days', value: 2 }), events)).toBe(true);
    expect(holds(count({ type: 'ever' }, { of: 'events', value: 3 }), events)).toBe(true);
  });

  test('can be of those that meet a condition', () => {
    const where = compare({ type: 'property', name: 'score' }, 'gte', 60);
    const events = [50, 60, 70].map((score, i) => happened('2026-11-24T11:00:00Z', i, { properties: { score } }));
    expect(holds(count({ type: 'ever' }, { where, value: 2 }), events)).toBe(true);
  });

  test('since the run’s start includes the event that started it', () => {
    const started = { at: now - 5, seq: 4 };
    const events = [happened(new Date(now - 5).toISOString(), 3), happened(new Date(now - 5).toISOString(), 4, { occurredAt: now - 999 })];
    expect(holds(count({ type: 'sinceStart' }), events, { started })).toBe(true);
  });

  test('since a step that the run was never at is nothing', () => {
    expect(holds(count({ type: 'sinceStep', step: 's' }, { value: 0 }), [happened('2026-11-24T11:00:00Z')])).toBe(true);
  });

  test('no X for 14 days does not hold for someone who joined last week', () => {
    const none = count({ type: 'last', amount: 14, unit: 'days' }, { op: 'eq', value: 0 });
    const joined = (text: string) => ({ member: memberOf({ joinedAt: at(text) }) });
    expect(holds(none, [], joined('2026-11-17T00:00:00Z'))).toBe(false);
    expect(holds(none, [], joined('2026-11-10T12:00:00Z'))).toBe(true);
    expect(holds({ ...none, op: 'lt', value: 1 } as Condition, [], joined('2026-11-17T00:00:00Z'))).toBe(false);
    expect(holds({ ...none, op: 'lt', value: 3 } as Condition, [], joined('2026-11-17T00:00:00Z'))).toBe(true);
  });

  test('is unknown without histories, unless something else settles it', () => {
    const scope = scopeOf({ histories: undefined });
    const unknown = count({ type: 'ever' });
    const no: Condition = { type: 'tag', tag: 'x' };
    const yes: Condition = { type: 'not', of: no };
    expect([
      evaluate(unknown, scope),
      evaluate({ type: 'not', of: unknown }, scope),
      evaluate({ type: 'all', of: [unknown, yes] }, scope),
      evaluate({ type: 'all', of: [unknown, no] }, scope),
      evaluate({ type: 'any', of: [unknown, no] }, scope),
      evaluate({ type: 'any', of: [unknown, yes] }, scope),
    ]).toEqual(['unknown', 'unknown', 'unknown', false, 'unknown', true]);
  });
});

test('any condition over any JSON has an answer, and says why in bounded size', () => {
  const json = fc.jsonValue({ maxDepth: 4, noUnicodeString: false }) as fc.Arbitrary<Json>;
  const operand: fc.Arbitrary<Operand> = fc.oneof(
    json.map(value),
    fc.string().map(attribute),
    fc.constantFrom<Operand>(
      { type: 'property', name: '__proto__' },
      { type: 'context', field: 'toString' },
      { type: 'variable', name: 'x' },
    ),
    fc.constant<Operand>(attribute('known')),
  );
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      fc.record({
        type: fc.constant('compare' as const),
        left: operand,
        right: operand,
        op: fc.constantFrom<Comparison>('eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'contains', 'in'),
      }),
      fc.record({ type: fc.constant('missing' as const), operand }),
      fc.record({ type: fc.constant('not' as const), of: tie('condition') }),
      fc.record({ type: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('condition'), { maxLength: 4 }) }),
    ),
  }));
  fc.assert(
    fc.property(condition, json, (one, known) => {
      const evidence: Evidence[] = [];
      const scope = scopeOf({ member: memberOf({ attributes: { known } }), properties: {} });
      const verdict = evaluate(one, scope, evidence);
      expect(typeof verdict).toBe('boolean');
      expect(evaluate(one, scope)).toBe(verdict);
      const data = asReasonData(evidence);
      expect(JSON.stringify(data).length).toBeLessThan(64_000);
    }),
  );
});

test('evidence of a wide and deep value is small', () => {
  const wide = (depth: number): Json => (depth === 0 ? 'x'.repeat(999) : Array.from({ length: 50 }, () => wide(depth - 1)));
  const evidence: Evidence[] = [];
  evaluate(compare(value(wide(3)), 'eq', wide(3)), scopeOf(), evidence);
  expect(JSON.stringify(asReasonData(evidence)).length).toBeLessThan(32_000);
});

test('evidence of a huge value is small, and never splits a character', () => {
  const evidence: Evidence[] = [];
  const huge = `${'x'.repeat(199)}😀${'y'.repeat(20_000)}`;
  evaluate(compare(attribute('note'), 'eq', huge), scopeOf({ member: memberOf({ attributes: { note: huge } }) }), evidence);
  const text = JSON.stringify(asReasonData(evidence));
  expect(text.length).toBeLessThan(1_000);
  expect(text).not.toMatch(/\\ud83d/);
});
