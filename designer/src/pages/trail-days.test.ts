import { expect, test } from 'vitest';
import { trailDays } from './trail-days.ts';

const zone = 'Asia/Shanghai';
const at = (text: string) => Date.parse(`${text}+08:00`);
const instants = ['2026-12-30T23:59', '2026-12-31T00:00', '2026-12-31T09:00', '2027-01-01T09:00', '2027-01-02T09:00'].map(at);

test.each([
  ['zh', ['2026年12月30日星期三', '12月31日星期四', null, '2027年1月1日星期五', '1月2日星期六']],
  ['en', ['Wednesday 30 December 2026', 'Thursday 31 December', null, 'Friday 1 January 2027', 'Saturday 2 January']],
] as const)('each day is told once, and its year where it is new, in %s', (language, days) => {
  // Whether English sets the weekday off by a comma is for the platform to say.
  expect(trailDays(instants, language, zone).map((day) => day?.replace(',', '') ?? null)).toEqual(days);
});
