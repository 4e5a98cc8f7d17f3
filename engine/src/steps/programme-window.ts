// Do the times of a turn lie inside of it, and does it end before the next one?
import type { z } from '../schema.ts';
import type { ProgrammeConfig } from './programme-config.ts';

const dayMinutes = 1440;

type Window = Pick<ProgrammeConfig, 'opens' | 'closes' | 'remindsAt' | 'graceMinutes'>;

export function checkWindow({ opens, closes, remindsAt, graceMinutes = 0 }: Window, context: z.RefinementCtx): void {
  const length = minutesBetween(opens.time, closes) || dayMinutes;
  const times = remindsAt === null ? [] : typeof remindsAt === 'string' ? [remindsAt] : remindsAt;
  times.forEach((time, index) => {
    const after = minutesBetween(opens.time, time);
    if (after > 0 && after < length) return;
    const path = typeof remindsAt === 'string' ? ['remindsAt'] : ['remindsAt', index];
    context.addIssue({ code: 'custom', path, params: { code: 'programme.remindOutside', opens: opens.time, closes } });
  });
  if (length + graceMinutes > dayMinutes)
    context.addIssue({ code: 'custom', path: ['graceMinutes'], params: { code: 'programme.graceTooLong', most: dayMinutes - length } });
}

/** From an opening; what is not after it belongs to the next day. */
function minutesBetween(opens: string, time: string): number {
  return (minutesOf(time) - minutesOf(opens) + dayMinutes) % dayMinutes;
}

/** Minutes since midnight. */
function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
