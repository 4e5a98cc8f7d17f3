// Until when people have time for what is asked of them: so long, until a time of day, or until around a date, as a wait has it. What has passed
// already is overdue at once, so there is no *if past* to choose; a date that is not there is no deadline.
import { z } from '../schema.ts';
import type { Lang } from '../words/lang.ts';
import type { Naming } from '../words/naming.ts';
import { describeDeadline, describeDuration } from '../words/time-words.ts';
import { anchorSchema, durationSchema, offsetDaysSchema, offsetMinutesSchema, onDaysSchema, timeSchema, weekdaysSchema } from './setting-schemas.ts';
import type { Anchor, AnchoredTime, Duration, LocalTime } from './step-config.ts';

export type WorkDeadline = Duration | ({ readonly type: 'at' } & LocalTime) | ({ readonly type: 'date' } & Omit<AnchoredTime, 'ifPast'>);

export const workDeadlineSchema: z.ZodType<WorkDeadline> = z.union([
  durationSchema,
  z.strictObject({ type: z.literal('at'), time: timeSchema, weekdays: weekdaysSchema, workingDays: z.boolean().exactOptional() }),
  z.strictObject({
    type: z.literal('date'),
    anchor: anchorSchema,
    offsetDays: offsetDaysSchema,
    time: timeSchema,
    on: onDaysSchema.exactOptional(),
    offsetMinutes: offsetMinutesSchema.exactOptional(),
  }),
]);

/** As it was before there was a choice; its clock may be that of working hours. */
export function isDuration(deadline: WorkDeadline): deadline is Duration {
  return !('type' in deadline);
}

/** For the checks: where the deadline is counted from, beside the step's own beginning. */
export function anchorsOfWork(deadline: WorkDeadline | null): readonly { readonly anchor: Anchor; readonly path: readonly string[] }[] {
  return deadline !== null && !isDuration(deadline) && deadline.type === 'date' ? [{ anchor: deadline.anchor, path: ['deadline', 'anchor'] }] : [];
}

/** So long, in the words of the step; or until when. */
export function describeWorkDeadline(deadline: WorkDeadline, lang: Lang, soLong: (duration: string) => string, named?: Naming): string {
  if (isDuration(deadline)) return soLong(describeDuration(deadline, lang));
  return describeDeadline(deadline.type === 'date' ? { ...deadline, ifPast: 'now' } : deadline, lang, named);
}
