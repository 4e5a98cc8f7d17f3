import { describe, expect, test } from 'vitest';
import { partNames } from '../replay/product.ts';
import { planKills } from './kill-plan.ts';

describe('a plan of kills', () => {
  const plan = planKills(7, 100, 3);

  test('is the same for the same seed, and another for another', () => {
    expect(planKills(7, 100, 3)).toEqual(plan);
    expect(planKills(8, 100, 3)).not.toEqual(plan);
  });

  test('strikes every part as often as asked', () => {
    for (const name of partNames) expect(plan.filter(({ part }) => part === name)).toHaveLength(3);
  });

  test('never waits for the last day, after which nothing is under way', () => {
    for (let seed = 0; seed < 200; seed++) {
      for (const { day } of planKills(seed, 5, 3)) {
        expect(day).toBeGreaterThanOrEqual(1);
        expect(day).toBeLessThan(5);
      }
    }
  });
});
