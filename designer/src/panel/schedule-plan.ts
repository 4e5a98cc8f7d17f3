// The usual schedules as a form shows them, and the cron expression that says the same. Pure; any other expression stays as it is written.
import type { Weekday } from '@sopwith/engine';
import { EVERY_DAY } from './read-setting.ts';

export type SchedulePlan =
  | { readonly type: 'weekly'; readonly time: string; readonly weekdays: readonly Weekday[] }
  | { readonly type: 'monthly'; readonly time: string; readonly day: number }
  | { readonly type: 'cron'; readonly cron: string };

export function readPlan(cron: string): SchedulePlan {
  const asIs: SchedulePlan = { type: 'cron', cron };
  const [, minute, hour, day, weekday] = /^(\d{1,2}) (\d{1,2}) (\S+) \* (\S+)$/.exec(cron.trim().replaceAll(/\s+/g, ' ')) ?? [];
  if (minute === undefined || hour === undefined || Number(minute) > 59 || Number(hour) > 23) return asIs;
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (day === '*') {
    const weekdays = readWeekdays(weekday ?? '');
    return weekdays === null ? asIs : { type: 'weekly', time, weekdays };
  }
  const number = Number(day);
  return weekday === '*' && Number.isInteger(number) && number >= 1 && number <= 31 ? { type: 'monthly', time, day: number } : asIs;
}

export function writePlan(plan: SchedulePlan): string {
  if (plan.type === 'cron') return plan.cron;
  const [hour, minute] = plan.time.split(':').map(Number);
  if (plan.type === 'monthly') return `${minute} ${hour} ${plan.day} * *`;
  const days = plan.weekdays.length === 0 || plan.weekdays.length === EVERY_DAY.length ? '*' : plan.weekdays.join(',');
  return `${minute} ${hour} * * ${days}`;
}

/** The same times in another form, as near as it can say them. */
export function planAs(type: SchedulePlan['type'], plan: SchedulePlan): SchedulePlan {
  const time = plan.type === 'cron' ? '09:00' : plan.time;
  switch (type) {
    case 'weekly':
      return { type, time, weekdays: plan.type === 'weekly' ? plan.weekdays : [1] };
    case 'monthly':
      return { type, time, day: plan.type === 'monthly' ? plan.day : 1 };
    case 'cron':
      return { type, cron: writePlan(plan) };
  }
}

function readWeekdays(field: string): readonly Weekday[] | null {
  if (field === '*') return EVERY_DAY;
  if (!/^[0-7](?:-[0-7])?(?:,[0-7](?:-[0-7])?)*$/.test(field)) return null;
  const days = field.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split('-').map(Number);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => (from + n === 0 ? 7 : from + n));
  });
  return days.length === 0 ? null : EVERY_DAY.filter((day) => days.includes(day));
}
