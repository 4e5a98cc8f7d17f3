import { expect, test } from 'vitest';
import { checkIns } from './check-ins.ts';

test('check-ins come in order, within the window, at most one a member and day, about four days of five, and the same every time', () => {
  const list = checkIns(200, 21);
  expect(checkIns(200, 21)).toEqual(list);
  expect(list.map(({ minute }) => minute)).toEqual(list.map(({ minute }) => minute).sort((a, b) => a - b));
  for (const { minute } of list) {
    expect(minute % 1_440).toBeGreaterThanOrEqual(7 * 60 + 31);
    expect(minute % 1_440).toBeLessThan(22 * 60);
  }
  expect(new Set(list.map(({ member, minute }) => `${member} ${Math.floor(minute / 1_440)}`)).size).toBe(list.length);
  expect(list.length / (200 * 21)).toBeCloseTo(0.8, 1);
});
