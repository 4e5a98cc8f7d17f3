import { describe, expect, test } from 'vitest';
import { cronProblem, lastFiring, nextFirings } from './cron.ts';

const at = (iso: string) => Date.parse(iso);
const iso = (instants: readonly number[]) => instants.map((one) => new Date(one).toISOString().slice(0, 16));

test.each([
  ['every Monday at nine in Shanghai', '0 9 * * 1', 'Asia/Shanghai', '2026-03-02T01:00:00Z', ['2026-03-09T01:00', '2026-03-16T01:00']],
  ['the first of each month', '30 8 1 * *', 'UTC', '2026-01-31T00:00:00Z', ['2026-02-01T08:30', '2026-03-01T08:30']],
  ['only where there is a 31st', '0 0 31 * *', 'UTC', '2026-01-31T00:00:00Z', ['2026-03-31T00:00', '2026-05-31T00:00']],
  ['across the end of summer time it stays at nine', '0 9 * * *', 'America/New_York', '2026-10-31T13:00:00Z', ['2026-11-01T14:00', '2026-11-02T14:00']],
  ['29 February comes every fourth year', '0 12 29 2 *', 'UTC', '2026-01-01T00:00:00Z', ['2028-02-29T12:00', '2032-02-29T12:00']],
])('%s', (_, cron, zone, after, expected) => {
  expect(iso(nextFirings(cron, zone, at(after), 2))).toEqual(expected);
});

describe('where the clock jumps', () => {
  test('a time that does not exist that night comes once, no later than an hour on', () => {
    const [first, second] = nextFirings('30 2 * * *', 'America/New_York', at('2026-03-08T05:00:00Z'), 2) as [number, number];
    expect(first - at('2026-03-08T07:00:00Z')).toBeLessThanOrEqual(3_600_000);
    expect(iso([second])).toEqual(['2026-03-09T06:30']);
  });

  test('a time that comes twice that night is taken once', () => {
    expect(iso(nextFirings('30 1 * * *', 'America/New_York', at('2026-10-31T12:00:00Z'), 2))).toEqual(['2026-11-01T05:30', '2026-11-02T06:30']);
  });
});

test('the last firing is the latest that is not later, and later than the one before', () => {
  const nine = at('2026-03-02T09:00:00Z');
  expect(lastFiring('0 9 * * *', 'UTC', nine - 3 * 86_400_000, nine)).toBe(nine);
  expect(lastFiring('0 9 * * *', 'UTC', nine - 1, nine + 1)).toBe(nine);
  expect(lastFiring('0 9 * * *', 'UTC', nine, nine + 1)).toBeNull();
});

test.each(['', '0 9 * *', '61 9 * * *', '0 9 * * * *', 'whenever', '0 0 31 2 *'])('%j is no schedule', (cron) => {
  expect(cronProblem(cron)).not.toBeNull();
});

test('a schedule in a zone that is none is refused', () => {
  expect(cronProblem('0 9 * * *', 'Mars/Base')).not.toBeNull();
});
