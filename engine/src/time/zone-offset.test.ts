import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { isZone, offsetSpanAt } from './zone-offset.ts';

const zones = [
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  '+05:45',
];

test('the remembered offset is the calendar’s own, in any order of questions', () => {
  const instants = fc.integer({ min: Date.UTC(1950, 0), max: Date.UTC(2100, 0) });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...zones), instants), { maxLength: 30 }), (questions) => {
      for (const [zone, at] of questions) {
        const truth = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
        expect(offsetSpanAt(zone, at).offsetMs).toBe(truth);
      }
    }),
  );
});

test('a span begins at the very millisecond of the change', () => {
  const change = Date.parse('2026-03-08T07:00:00Z');
  const before = offsetSpanAt('America/New_York', change - 1);
  const after = offsetSpanAt('America/New_York', change);
  expect([before.to, before.offsetMs / 3_600_000]).toEqual([change, -5]);
  expect([after.from, after.offsetMs / 3_600_000]).toEqual([change, -4]);
});

test('zones are known by their IANA name', () => {
  expect(['Asia/Shanghai', 'Europe/London', '+08:00', 'Mars/Base', '', 'Asia/Shanghai\u0000'].map(isZone)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('instants beyond all calendars have an offset all the same', () => {
  for (const at of [-8.64e15, 8.64e15, -1e18, 1e18]) expect(offsetSpanAt('Asia/Shanghai', at).offsetMs).toBeTypeOf('number');
});
