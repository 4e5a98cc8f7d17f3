import { nextFirings } from '@sopwith/engine';
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { EVERY_DAY } from './read-setting.ts';
import { planAs, readPlan, type SchedulePlan, writePlan } from './schedule-plan.ts';

it.each<[string, SchedulePlan]>([
  ['0 9 * * 1', { type: 'weekly', time: '09:00', weekdays: [1] }],
  ['5 20 * * *', { type: 'weekly', time: '20:05', weekdays: EVERY_DAY }],
  ['0 9 * * 1-5', { type: 'weekly', time: '09:00', weekdays: [1, 2, 3, 4, 5] }],
  ['0  9 * *  0,6', { type: 'weekly', time: '09:00', weekdays: [6, 7] }],
  ['30 8 1 * *', { type: 'monthly', time: '08:30', day: 1 }],
])('%s is shown as a form', (cron, plan) => expect(readPlan(cron)).toEqual(plan));

it.each(['*/10 * * * *', '0 9 1 1 *', '0 9 1 * 1', '0 9 L * *', '0 25 * * 1', '0 9 * * 5-1', '', 'soon'])('%s stays as it is written', (cron) => {
  expect(readPlan(cron)).toEqual({ type: 'cron', cron });
  expect(writePlan(readPlan(cron))).toBe(cron);
});

const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const plan = fc.oneof(
  fc.record({ type: fc.constant('weekly' as const), time, weekdays: fc.subarray([...EVERY_DAY], { minLength: 1 }) }),
  fc.record({ type: fc.constant('monthly' as const), time, day: fc.integer({ min: 1, max: 31 }) }),
);

test('what the form shows, written as an expression, is shown the same again', () => {
  fc.assert(
    fc.property(plan, (one) => {
      expect(readPlan(writePlan(one))).toEqual(one);
    }),
  );
});

test('an expression comes at the times that the form shows, and at no other', () => {
  const monday = Date.UTC(2026, 2, 2);
  fc.assert(
    fc.property(plan, (one) => {
      for (const at of nextFirings(writePlan(one), 'UTC', monday, 8)) {
        const date = new Date(at);
        expect(date.toISOString().slice(11, 16)).toBe(one.time);
        if (one.type === 'weekly') expect(one.weekdays).toContain(date.getUTCDay() === 0 ? 7 : date.getUTCDay());
        else expect(date.getUTCDate()).toBe(one.day);
      }
    }),
    { numRuns: 40 },
  );
});

test('what a form cannot show begins anew in it, and the form’s times are kept as an expression', () => {
  expect(planAs('weekly', readPlan('*/10 * * * *'))).toEqual({ type: 'weekly', time: '09:00', weekdays: [1] });
  expect(planAs('monthly', readPlan('30 8 * * 2'))).toEqual({ type: 'monthly', time: '08:30', day: 1 });
  expect(planAs('cron', readPlan('30 8 * * 2'))).toEqual({ type: 'cron', cron: '30 8 * * 2' });
});
