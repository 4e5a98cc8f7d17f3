import { describe, expect, test } from 'vitest';
import { planFaults } from './fault-plan.ts';

describe('a plan of faults', () => {
  const HALF_HOUR = 1_800_000;

  test('is the same for the same seed, and another for another', () => {
    expect(planFaults(7, HALF_HOUR)).toEqual(planFaults(7, HALF_HOUR));
    expect(planFaults(8, HALF_HOUR)).not.toEqual(planFaults(7, HALF_HOUR));
  });

  test.each([1, 2, 3])('of half an hour has over two hundred, of every sort, and Temporal loses its data once (seed %i)', (seed) => {
    const plan = planFaults(seed, HALF_HOUR);
    expect(plan.length).toBeGreaterThan(200);
    expect(new Set(plan.map(({ fault }) => fault.type))).toEqual(new Set(['kill', 'freeze', 'cut', 'fillDisk', 'restartAll', 'deleteTemporal']));
    expect(plan.filter(({ fault }) => fault.type === 'deleteTemporal')).toHaveLength(1);
  });

  test('leaves the end to those who come back', () => {
    for (let seed = 1; seed < 50; seed++) for (const { afterMs } of planFaults(seed, 60_000)) expect(afterMs).toBeLessThan(53_000);
  });
});
