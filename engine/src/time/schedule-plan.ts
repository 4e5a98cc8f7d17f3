// The usual schedules as people fill them in, and the cron expression that says the same. Pure. Any other expression stays as it is
// written: what a form cannot show whole it does not show at all.
import type { Weekday } from '../steps/step-config.ts';

export type SchedulePlan =
  /** `hours` in the order in which they were written; all at the same minute, as one expression has it. */
  | { readonly type: 'weekly'; readonly minute: number; readonly hours: readonly number[]; readonly weekdays: readonly Weekday[] }
  | { readonly type: 'monthly'; readonly minute: number; readonly hours: readonly number[]; readonly days: readonly number[] }
  | { readonly type: 'cron'; readonly cron: string };

/** More times of a day than these are no list that somebody reads. */
export const MOST_HOURS = 12;
const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

export function readPlan(cron: string): SchedulePlan {
  const asIs: SchedulePlan = { type: 'cron', cron };
  const [minute = '', hour = '', day = '', month = '', weekday = '', ...more] = cron.trim().split(/\s+/);
  if (!/^\d{1,2}$/.test(minute) || Number(minute) > 59 || month !== '*' || more.length > 0) return asIs;
  const hours = readNumbers(hour, 0, 23);
  if (hours === null || hours.length > MOST_HOURS) return asIs;
  const at = { minute: Number(minute), hours };
  if (day === '*') {
    const weekdays = weekday === '*' ? EVERY_DAY : readNumbers(weekday, 0, 7);
    return weekdays === null ? asIs : { type: 'weekly', ...at, weekdays: EVERY_DAY.filter((one) => weekdays.includes(one) || (one === 7 && weekdays.includes(0))) };
  }
  const days = weekday === '*' ? readNumbers(day, 1, 31) : null;
  return days === null ? asIs : { type: 'monthly', ...at, days };
}

export function writePlan(plan: SchedulePlan): string {
  switch (plan.type) {
    case 'cron':
      return plan.cron;
    case 'weekly':
      return `${plan.minute} ${plan.hours.join(',')} * * ${plan.weekdays.length === EVERY_DAY.length ? '*' : plan.weekdays.join(',')}`;
    case 'monthly':
      return `${plan.minute} ${plan.hours.join(',')} ${plan.days.join(',')} * *`;
  }
}

/** The same times in another form, as near as it can say them. */
export function planAs(type: SchedulePlan['type'], plan: SchedulePlan): SchedulePlan {
  if (type === 'cron') return { type, cron: writePlan(plan) };
  const shown = plan.type === 'cron' ? readPlan(plan.cron) : plan;
  if (shown.type === type) return shown;
  const { minute, hours } = shown.type === 'cron' ? { minute: 0, hours: [9] } : shown;
  return type === 'weekly' ? { type, minute, hours, weekdays: [1] } : { type, minute, hours, days: [1] };
}

/** `09:05`, for each hour. */
export function timesOf({ minute, hours }: { readonly minute: number; readonly hours: readonly number[] }): readonly string[] {
  return hours.map((hour) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
}

/** `9,17`, `9-11`: each once, in the order in which they stand there. Null: something else, or out of bounds. */
function readNumbers(field: string, least: number, most: number): readonly number[] | null {
  if (!/^\d{1,2}(?:-\d{1,2})?(?:,\d{1,2}(?:-\d{1,2})?)*$/.test(field)) return null;
  const numbers = field.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split('-').map(Number);
    // What runs backwards is left to whoever reads expressions.
    return to < from ? [Number.NaN] : Array.from({ length: to - from + 1 }, (_, n) => from + n);
  });
  return numbers.every((number) => number >= least && number <= most) ? [...new Set(numbers)] : null;
}
