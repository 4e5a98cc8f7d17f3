import { expect, test } from 'vitest';
import { byRole, isOn } from './duty-now.ts';

test.each([
  [{ startsAt: 10, endsAt: null }, 9, false],
  [{ startsAt: 10, endsAt: null }, 10, true],
  [{ startsAt: 10, endsAt: 20 }, 19, true],
  [{ startsAt: 10, endsAt: 20 }, 20, false],
])('%j at %d: on duty %s', (shift, now, on) => expect(isOn(shift, now)).toBe(on));

test('each role has its shifts, in their order', () => {
  const shift = (id: string, role: string, startsAt: number) => ({ id, role, person: 'Lin', startsAt, endsAt: null });
  const sorted = byRole([shift('1', 'b', 5), shift('2', 'a', 1), shift('3', 'b', 2)]);
  expect(sorted.map(({ role, shifts }) => [role, shifts.map(({ id }) => id)])).toEqual([
    ['a', ['2']],
    ['b', ['3', '1']],
  ]);
});
