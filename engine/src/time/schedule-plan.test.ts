import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import type { Weekday } from '../steps/step-config.ts';
import { describeCron } from '../words/trigger-words.ts';
import { nextFirings } from './cron.ts';
import { planAs, readPlan, type SchedulePlan, timesOf, writePlan } from './schedule-plan.ts';

const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const nine = { minute: 0, hours: [9] };

it.each<[string, SchedulePlan, string, string]>([
  ['0 9 * * 1', { type: 'weekly', ...nine, weekdays: [1] }, '每周一 09:00', 'every Monday 09:00'],
  ['5 20 * * *', { type: 'weekly', minute: 5, hours: [20], weekdays: everyDay }, '每天 20:05', 'every day 20:05'],
  ['0 9 * * 1-5', { type: 'weekly', ...nine, weekdays: [1, 2, 3, 4, 5] }, '每周一至周五 09:00', 'every Monday to Friday 09:00'],
  ['0  9 * *  0,6', { type: 'weekly', ...nine, weekdays: [6, 7] }, '每周六和周日 09:00', 'every Saturday and Sunday 09:00'],
  ['0 9 * * 5-7', { type: 'weekly', ...nine, weekdays: [5, 6, 7] }, '每周五至周日 09:00', 'every Friday to Sunday 09:00'],
  ['30 8,20 * * *', { type: 'weekly', minute: 30, hours: [8, 20], weekdays: everyDay }, '每天 08:30、20:30', 'every day 08:30 and 20:30'],
  ['0 21,9-10 * * 1', { type: 'weekly', minute: 0, hours: [21, 9, 10], weekdays: [1] }, '每周一 21:00、09:00、10:00', 'every Monday 21:00, 09:00 and 10:00'],
  ['30 8 1 * *', { type: 'monthly', minute: 30, hours: [8], days: [1] }, '每月 1 日 08:30', 'day 1 of each month 08:30'],
  ['30 8 1,15 * *', { type: 'monthly', minute: 30, hours: [8], days: [1, 15] }, '每月 1 日和 15 日 08:30', 'days 1 and 15 of each month 08:30'],
])('%s is shown as a form, and said in words', (cron, plan, zh, en) => {
  expect(readPlan(cron)).toEqual(plan);
  expect([describeCron(cron, 'zh'), describeCron(cron, 'en')]).toEqual([zh, en]);
});

it.each([
  '*/10 * * * *', '0,30 9 * * *', '0 */2 * * *', '0 8-22 * * *', '0 9 1 1 *', '0 9 1 * 1', '0 9 L * *', '0 25 * * 1', '60 9 * * 1', '0 9 32 * *', '0 9 0 * *', '0 9 * * 8', '0 9 * * 5-1', '0 9 * * 1#2',
  '0 9 * * 1 *', '', 'soon',
])('%s stays as it is written', (cron) => {
  expect(readPlan(cron)).toEqual({ type: 'cron', cron });
  expect(writePlan(readPlan(cron))).toBe(cron);
  expect(describeCron(cron, 'en')).toBe(`on the schedule ${cron}`);
});

const at = { minute: fc.integer({ min: 0, max: 59 }), hours: fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 12 }) };
const plan = fc.oneof(
  fc.record({ type: fc.constant('weekly' as const), ...at, weekdays: fc.subarray([...everyDay], { minLength: 1 }) }),
  fc.record({ type: fc.constant('monthly' as const), ...at, days: fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 5 }) }),
);

test('what the form shows, written as an expression, is shown the same again; also by way of the expression', () => {
  fc.assert(
    fc.property(plan, (one) => {
      expect(readPlan(writePlan(one))).toEqual(one);
      expect(planAs(one.type, planAs('cron', one))).toEqual(one);
    }),
  );
});

const number = (max: number) => fc.integer({ min: 0, max }).map(String);
const part = (max: number) => fc.oneof(number(max), fc.tuple(number(max), number(max)).map((ends) => ends.join('-')));
const numbers = (max: number) => fc.oneof(fc.constant('*'), fc.array(part(max), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(',')));
const written = fc.tuple(number(59), numbers(23), numbers(31), fc.constant('*'), numbers(7)).map((fields) => fields.join(' '));

test('an expression that is shown as a form comes at the same times as what the form writes, several a day or not', () => {
  const monday = Date.UTC(2026, 2, 2);
  let shown = 0;
  fc.assert(
    fc.property(written, (cron) => {
      const read = readPlan(cron);
      if (read.type === 'cron') return;
      shown++;
      const times = nextFirings(cron, 'UTC', monday, 20);
      expect(nextFirings(writePlan(read), 'UTC', monday, 20)).toEqual(times);
      for (const instant of times) {
        const date = new Date(instant);
        expect(timesOf(read)).toContain(date.toISOString().slice(11, 16));
        if (read.type === 'weekly') expect(read.weekdays).toContain(date.getUTCDay() === 0 ? 7 : date.getUTCDay());
        else expect(read.days).toContain(date.getUTCDate());
      }
    }),
    { numRuns: 300 },
  );
  expect(shown).toBeGreaterThan(10);
});

test('what a form cannot show begins anew in it, and the form’s times are kept as an expression and in the other form', () => {
  expect(planAs('weekly', readPlan('*/10 * * * *'))).toEqual({ type: 'weekly', ...nine, weekdays: [1] });
  expect(planAs('monthly', readPlan('30 8,20 * * 2'))).toEqual({ type: 'monthly', minute: 30, hours: [8, 20], days: [1] });
  expect(planAs('cron', readPlan('30 8,20 * * 2'))).toEqual({ type: 'cron', cron: '30 8,20 * * 2' });
  // Written by hand, it is shown as it is written, and not begun anew.
  expect(planAs('weekly', { type: 'cron', cron: '30 8,20 * * 2' })).toEqual({ type: 'weekly', minute: 30, hours: [8, 20], weekdays: [2] });
});
