// What events make known of a record, and when a flow starts around its date.
import { expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { memberOf } from '../testing/test-program.ts';
import { datedRecords, type RecordTrigger, recordDue, startsForRecord } from './dated-records.ts';

const trigger: RecordTrigger = {
  type: 'date', attribute: 'endsOn', offsetDays: -7, time: '09:00', record: { events: ['order_paid', 'order_extended'], id: 'order', over: ['order_cancelled'] },
};
const at = (iso: string) => Date.parse(iso);
const told = (name: string, when: string, properties: JsonObject) => ({ name, at: at(when), properties });
const known = (...events: ReturnType<typeof told>[]) => datedRecords(trigger, events).map(({ id, value, knownAt }) => [id, value, new Date(knownAt).toISOString().slice(0, 10)]);
const paid = (order: string, when: string, more: JsonObject = {}) => told('order_paid', when, { order, endsOn: '2026-06-30', ...more });

test.each([
  ['each is one of its own', known(paid('a', '2026-03-01'), paid('b', '2026-03-02')), [['a', '2026-06-30', '2026-03-01'], ['b', '2026-06-30', '2026-03-02']]],
  ['what is told later counts', known(paid('a', '2026-03-01'), told('order_extended', '2026-04-01', { order: 'a', endsOn: '2026-07-31' })), [['a', '2026-07-31', '2026-04-01']]],
  ['the same date told again is no news', known(paid('a', '2026-03-01'), told('order_extended', '2026-04-01', { order: 'a', course: 'maths' })), [['a', '2026-06-30', '2026-03-01']]],
  ['a date can be taken away', known(paid('a', '2026-03-01'), told('order_extended', '2026-04-01', { order: 'a', endsOn: null })), [['a', null, '2026-04-01']]],
  ['what is over is gone', known(paid('a', '2026-03-01'), paid('b', '2026-03-01'), told('order_cancelled', '2026-03-02', { order: 'a' })), [['b', '2026-06-30', '2026-03-01']]],
  ['until it is told again', known(paid('a', '2026-03-01'), told('order_cancelled', '2026-03-02', { order: 'a' }), paid('a', '2026-03-03')), [['a', '2026-06-30', '2026-03-03']]],
  ['what has no name is none', known(told('order_paid', '2026-03-01', { endsOn: '2026-06-30' }), paid('', '2026-03-01')), []],
  ['other events tell nothing', known(told('order_seen', '2026-03-01', { order: 'a', endsOn: '2026-06-30' })), []],
])('of records, %s', (_, found, expected) => {
  expect(found).toEqual(expected);
});

const due = (more: Partial<RecordTrigger>, value: string, knownAt: string, zone = 'UTC') => {
  const found = recordDue({ ...trigger, ...more }, { value, knownAt: at(knownAt) }, zone);
  return found === null ? null : new Date(found).toISOString().slice(0, 16);
};

test.each([
  ['so many days before it, on the clock of whom it is about', due({}, '2026-06-30', '2026-03-01', 'Asia/Shanghai'), '2026-06-23T01:00'],
  ['on the clock that is named', due({ zone: 'America/New_York' }, '2026-06-30', '2026-03-01', 'Asia/Shanghai'), '2026-06-23T13:00'],
  ['moved off a weekend, away from the date', due({ offsetDays: -3, on: 'weekdays' }, '2026-06-30', '2026-03-01'), '2026-06-26T09:00'],
  ['never, where it was past when it became known', due({}, '2026-06-30', '2026-06-25'), null],
  ['at once, where that is wanted', due({ ifPast: 'now' }, '2026-06-30', '2026-06-25'), '2026-06-25T00:00'],
  ['never, without a date', due({}, 'soon', '2026-03-01'), null],
])('a flow starts %s', (_, found, expected) => {
  expect(found).toBe(expected);
});

test('the engine’s own events tell an instant as a number, and others do not', () => {
  const coupon: RecordTrigger = { ...trigger, attribute: 'expiresAt', record: { events: ['$granted', 'gift'], id: 'code', over: [] } };
  const records = datedRecords(coupon, [told('$granted', '2026-03-01', { code: 'A', expiresAt: at('2026-03-08T10:00:00Z') }), told('gift', '2026-03-01', { code: 'B', expiresAt: 3 })]);
  expect(records.map(({ value }) => value)).toEqual(['2026-03-08T10:00:00.000Z', 3]);
  expect(records.map((one) => recordDue(coupon, one, 'UTC'))).toEqual([at('2026-03-01T09:00:00Z'), null]);
});

test('its condition looks at what was told of the record, and at the member', () => {
  const dear: RecordTrigger = {
    ...trigger,
    where: { type: 'all', of: [{ type: 'tag', tag: 'paying' }, { type: 'compare', left: { type: 'property', name: 'price' }, op: 'gte', right: { type: 'value', value: 100 } }] },
  };
  const starts = (price: number, tags: string[]) => startsForRecord(dear, { properties: { price } }, memberOf({ tags }), 0);
  expect([starts(100, ['paying']), starts(99, ['paying']), starts(100, [])]).toEqual([true, false, false]);
});
