// Semantics 13: what time alone will change, and when.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HistoricEvent } from '../interpreter/facts.ts';
import { anyMemberCondition, anyMemberPast, historiesOf, worldNow, worldZones } from '../testing/condition-arbitrary.ts';
import { memberOf } from '../testing/test-program.ts';
import { windowLeaves, windowStart } from '../time/calendar-window.ts';
import type { Condition, Leaf } from './condition.ts';
import { evaluate } from './evaluate.ts';
import { judge } from './judge.ts';
import type { Scope } from './scope.ts';

const hour = 3_600_000;
const day = 24 * hour;
const at = (text: string) => Date.parse(text);

function scopeOf(more: Partial<Scope> = {}): Scope {
  return {
    member: memberOf({ zone: 'Asia/Shanghai', joinedAt: worldNow - 100 * day }),
    context: {},
    variables: {},
    properties: null,
    position: { at: worldNow, seq: Number.MAX_SAFE_INTEGER },
    started: { at: 0, seq: 0 },
    enteredAt: {},
    histories: {},
    ...more,
  };
}

test('nothing changes between now and the moment to look again, whatever the condition and the past', () => {
  fc.assert(
    fc.property(
      anyMemberCondition,
      anyMemberPast,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { minLength: 8, maxLength: 8 }),
      (condition, past, shares) => {
        const scope = scopeOf({ member: past.member, histories: historiesOf(past) });
        const { value, recheckAt } = judge(condition, scope);
        expect(value).toBe(evaluate(condition, scope));
        if (recheckAt !== null) expect(recheckAt).toBeGreaterThan(worldNow);
        const until = recheckAt ?? worldNow + 120 * day;
        const between = [...shares.map((share) => worldNow + Math.floor(share * (until - worldNow))), until - 1];
        for (const later of between) expect(evaluate(condition, scope, undefined, later)).toBe(value);
      },
    ),
    { numRuns: 1_500 },
  );
});

test('asking again at each such moment comes to an end', () => {
  fc.assert(
    fc.property(anyMemberCondition, anyMemberPast, (condition, past) => {
      if (JSON.stringify(condition).includes('"today"')) return;
      let scope = scopeOf({ member: past.member, histories: historiesOf(past) });
      for (let asked = 0; asked < 100; asked++) {
        const { recheckAt } = judge(condition, scope);
        if (recheckAt === null) return;
        scope = { ...scope, position: { at: recheckAt, seq: Number.MAX_SAFE_INTEGER } };
      }
      throw new Error('it was asked a hundred times');
    }),
    { numRuns: 500 },
  );
});

describe('a window', () => {
  const window = fc.oneof(
    fc.record({
      type: fc.constant('last' as const),
      amount: fc.integer({ min: 1, max: 20 }),
      unit: fc.constantFrom('hours' as const, 'days' as const, 'weeks' as const),
    }),
    fc.record({ type: fc.constant('calendar' as const), unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const) }),
  );
  const moment = fc.oneof(
    fc.integer({ min: at('2026-10-20T00:00:00Z'), max: at('2026-11-10T00:00:00Z') }),
    fc.integer({ min: -8, max: 24 }).map((quarters) => at('2026-11-01T04:00:00Z') + (quarters * hour) / 4),
    // St. John's put clocks back at one minute past midnight, so that day began twice.
    fc.integer({ min: -8, max: 8 }).map((minutes) => at('2006-10-29T02:31:00Z') + minutes * 60_000),
  );
  const zone = fc.constantFrom(...worldZones);

  test('never moves back', () => {
    fc.assert(
      fc.property(zone, window, moment, fc.integer({ min: 0, max: 3 * hour }), (where, one, from, later) => {
        expect(windowStart(where, from + later, one)).toBeGreaterThanOrEqual(windowStart(where, from, one));
      }),
      { numRuns: 3_000 },
    );
  });

  test('leaves what happened behind at the first instant that it says, and not before', () => {
    fc.assert(
      fc.property(zone, window, moment, (where, one, occurredAt) => {
        const leaves = windowLeaves(where, occurredAt, one);
        expect(windowStart(where, leaves, one)).toBeGreaterThan(occurredAt);
        expect(windowStart(where, leaves - 1, one)).toBeLessThanOrEqual(occurredAt);
      }),
      { numRuns: 3_000 },
    );
  });
});

const happened = (text: string, properties: HistoricEvent['properties'] = {}, seq = 1): HistoricEvent => ({
  at: at(text),
  seq,
  occurredAt: at(text),
  properties,
});
const judged = (condition: Condition, events: readonly HistoricEvent[], more: Partial<Scope> = {}) =>
  judge(condition, scopeOf({ histories: { checked_in: events }, ...more }));
const ago = (is: Leaf<'recency'>['is'], amount: number): Condition => ({ type: 'recency', event: 'checked_in', is, amount, unit: 'days' });
const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());

describe('how long ago', () => {
  const tenDays = happened('2026-11-14T02:30:00Z');
  test.each<[Leaf<'recency'>['is'], number, readonly HistoricEvent[], boolean, string | null]>([
    ['within', 14, [tenDays], true, '2026-11-28T02:30:00.001Z'],
    ['within', 10, [tenDays], true, '2026-11-24T02:30:00.001Z'],
    ['within', 9, [tenDays], false, null],
    ['within', 9, [], false, null],
    ['longerAgo', 9, [tenDays], true, null],
    ['longerAgo', 14, [tenDays], false, '2026-11-28T02:30:00.001Z'],
    ['longerAgo', 1, [], false, null],
    ['absent', 9, [tenDays], true, null],
    ['absent', 14, [tenDays], false, '2026-11-28T02:30:00.001Z'],
    ['absent', 14, [], true, null],
  ])('%s %d days', (is, amount, events, value, recheckAt) => {
    const found = judged(ago(is, amount), events);
    expect([found.value, iso(found.recheckAt)]).toEqual([value, recheckAt]);
  });

  test('of nothing counts from joining', () => {
    const member = memberOf({ zone: 'Asia/Shanghai', joinedAt: worldNow - 3 * day });
    const young = judged(ago('absent', 14), [], { member });
    expect([young.value, iso(young.recheckAt)]).toEqual([false, '2026-12-05T02:30:00.000Z']);
  });
});

describe('what is counted', () => {
  const count = (more: object): Condition => ({
    type: 'count',
    event: 'checked_in',
    window: { type: 'ever' },
    op: 'eq',
    value: 0,
    of: 'events',
    ...more,
  });
  const paid = [0.1, 0.7, 0.1, 'free', 1e300].map((amount, i) =>
    happened(`2026-11-2${i}T10:00:00Z`, { amount, course: i < 3 ? 'a' : ['b'] }, i),
  );
  test.each<[string, object]>([
    ['different values, whatever they are', { of: 'values', property: 'course', value: 2 }],
    ['a sum of the numbers, to the cent', { of: 'sum', property: 'amount', value: 0.9 }],
    ['nothing where the property is missing', { of: 'values', property: 'none', value: 0 }],
    ['a property named like a function is missing', { of: 'sum', property: 'constructor', value: 0 }],
  ])('%s', (_, more) => expect(judged(count(more), paid).value).toBe(true));

  const days = (...texts: string[]) => texts.map((text, i) => happened(`${text}T10:00:00Z`, {}, i));
  test.each<[string, readonly HistoricEvent[], number, string | null]>([
    ['up to today', days('2026-11-22', '2026-11-23', '2026-11-24').map((e) => ({ ...e, at: 0 })), 3, '2026-11-25T16:00:00.000Z'],
    ['up to yesterday, while today is open', days('2026-11-22', '2026-11-23'), 2, '2026-11-24T16:00:00.000Z'],
    ['none, once a day was left out', days('2026-11-21', '2026-11-22'), 0, null],
    ['only since the gap', days('2026-11-20', '2026-11-22', '2026-11-23', '2026-11-23'), 2, '2026-11-24T16:00:00.000Z'],
  ])('a streak: %s', (_, events, value, recheckAt) => {
    const found = judged(count({ of: 'streak', op: 'gte', value: Math.max(value, 1) }), events);
    expect([found.value, iso(found.recheckAt)]).toEqual([value > 0, recheckAt]);
    expect(judged(count({ of: 'streak', value }), events).value).toBe(true);
  });
});

describe('of the unit before this one', () => {
  const last = (unit: 'day' | 'week' | 'month', op: 'eq' | 'gte', value: number, of = 'events'): Condition =>
    ({ type: 'count', event: 'checked_in', window: { type: 'previous', unit }, of, op, value }) as Condition;
  test.each<[string, Condition, readonly string[], boolean, string | null]>([
    ['what happened this month counts once it is over', last('month', 'gte', 1), ['2026-11-20T10:00:00Z'], false, '2026-11-30T16:00:00.000Z'],
    ['what happened in it counts until the next is over', last('month', 'gte', 1), ['2026-10-20T10:00:00Z'], true, '2026-11-30T16:00:00.000Z'],
    ['what happened in both counts for two', last('month', 'gte', 1), ['2026-10-20T10:00:00Z', '2026-11-20T10:00:00Z'], true, '2026-12-31T16:00:00.000Z'],
    ['what was before it counts no more', last('month', 'gte', 1), ['2026-09-20T10:00:00Z'], false, null],
    ['yesterday is over at midnight', last('day', 'gte', 1), ['2026-11-23T10:00:00Z'], true, '2026-11-24T16:00:00.000Z'],
    ['nothing last week ends with what happens in this one', last('week', 'eq', 0), ['2026-11-23T10:00:00Z'], true, '2026-11-29T16:00:00.000Z'],
  ])('%s', (_, condition, texts, value, recheckAt) => {
    const found = judged(condition, texts.map((text, n) => happened(text, {}, n)));
    expect([found.value, iso(found.recheckAt)]).toEqual([value, recheckAt]);
  });

  test('a streak up to the end of last week begins when it is over, and ends with Monday', () => {
    const sunday = (at: string) => ({ at: Date.parse(at), seq: Number.MAX_SAFE_INTEGER });
    const events = ['2026-11-28T10:00:00Z', '2026-11-29T10:00:00Z'].map((text, n) => happened(text, {}, n));
    const asked = (at: string) => judged(last('week', 'gte', 2, 'streak'), events, { position: sunday(at) });
    expect([asked('2026-11-29T12:00:00Z').value, iso(asked('2026-11-29T12:00:00Z').recheckAt)]).toEqual([false, '2026-11-29T16:00:00.000Z']);
    expect([asked('2026-11-29T16:00:00Z').value, iso(asked('2026-11-29T16:00:00Z').recheckAt)]).toEqual([true, '2026-11-30T16:00:00.000Z']);
  });
});

test('a property of the first and of the last time, by when it happened', () => {
  const events = [
    happened('2026-11-20T10:00:00Z', { n: 1 }),
    { ...happened('2026-11-10T10:00:00Z', { n: 2 }, 2), at: at('2026-11-21T10:00:00Z') },
  ];
  const of = (which: 'first' | 'last', value: number): Condition => ({
    type: 'compare',
    left: { type: 'event', which, event: 'checked_in', property: 'n', window: { type: 'ever' } },
    op: 'eq',
    right: { type: 'value', value },
  });
  expect([judged(of('first', 2), events).value, judged(of('last', 1), events).value]).toEqual([true, true]);
});

test('today is the member’s date, and over at their midnight', () => {
  const condition: Condition = {
    type: 'compare',
    left: { type: 'attribute', name: 'ends' },
    op: 'lte',
    right: { type: 'today', plusDays: 7 },
  };
  const member = memberOf({ zone: 'Asia/Shanghai', attributes: { ends: '2026-12-02' } });
  const found = judged(condition, [], { member });
  expect([found.value, iso(found.recheckAt)]).toEqual([false, '2026-11-24T16:00:00.000Z']);
  expect(evaluate(condition, scopeOf({ member }), undefined, at('2026-11-24T16:00:00Z'))).toBe(true);
});

test('what settles it alone is waited for; of several that must all change, the last', () => {
  const within = (amount: number) => ago('within', amount);
  const events = [happened('2026-11-24T02:00:00Z')];
  const three: Condition = { type: 'any', of: [within(2), within(3), { type: 'tag', tag: 'none' }] };
  expect(iso(judged(three, events).recheckAt)).toBe('2026-11-27T02:00:00.001Z');
  expect(iso(judged({ type: 'all', of: [within(2), within(3)] }, events).recheckAt)).toBe('2026-11-26T02:00:00.001Z');
  expect(judged({ type: 'all', of: [within(2), { type: 'tag', tag: 'none' }] }, events).recheckAt).toBeNull();
});
