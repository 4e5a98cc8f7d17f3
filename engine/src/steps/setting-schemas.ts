// Schemas of the settings that several step types share.
import { attributeNameSchema, eventNameSchema, fieldNameSchema, idSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { readDate } from '../time/local-day.ts';
import type { Anchor, Deadline, Duration } from './step-config.ts';

/** About three years of each unit: longer waits are mistakes. */
const LONGEST = { minutes: 1_500_000, hours: 26_280, days: 1_095, weeks: 156, months: 36 } as const;

export const durationSchema: z.ZodType<Duration> = z
  .strictObject({ amount: z.int().min(1), unit: z.enum(['minutes', 'hours', 'days', 'weeks', 'months']) })
  .superRefine(({ amount, unit }, context) => {
    if (amount > LONGEST[unit])
      context.addIssue({ code: 'custom', path: ['amount'], params: { code: 'value.tooBig', maximum: LONGEST[unit] } });
  });

export const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'value.time');

export const weekdaysSchema = z
  .array(z.literal([1, 2, 3, 4, 5, 6, 7]))
  .min(1)
  .max(7)
  .refine((days) => new Set(days).size === days.length, { params: { code: 'value.duplicate' } });

/** `YYYY-MM-DD`, of a day that exists. */
export const dateSchema = z.string().refine((text) => readDate(text)?.type === 'day', { params: { code: 'value.date' } });

export const onDaysSchema = z.enum(['any', 'weekdays', 'working']);

export const anchorSchema: z.ZodType<Anchor> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start') }),
  z.strictObject({ type: z.literal('trigger') }),
  z.strictObject({ type: z.literal('event'), event: eventNameSchema }),
  z.strictObject({ type: z.literal('date'), date: dateSchema }),
  z.strictObject({ type: z.literal('context'), field: fieldNameSchema }),
  z.strictObject({ type: z.literal('attribute'), name: attributeNameSchema }),
  z.strictObject({ type: z.literal('variable'), name: fieldNameSchema }),
  z.strictObject({ type: z.literal('step'), step: idSchema }),
]);

export const offsetDaysSchema = z.int().min(-1_095).max(1_095);

/** A month of minutes either way. */
export const offsetMinutesSchema = z.int().min(-44_640).max(44_640);

export const ifPastSchema = z.enum(['skip', 'now']);

export const deadlineSchema: z.ZodType<Deadline> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('after'), duration: durationSchema }),
  z.strictObject({ type: z.literal('at'), time: timeSchema, weekdays: weekdaysSchema, workingDays: z.boolean().exactOptional() }),
  z.strictObject({
    type: z.literal('date'),
    anchor: anchorSchema,
    offsetDays: offsetDaysSchema,
    time: timeSchema,
    ifPast: ifPastSchema,
    on: onDaysSchema.exactOptional(),
    offsetMinutes: offsetMinutesSchema.exactOptional(),
  }),
]);

/** A line that people read, such as a title. */
export const lineSchema = z
  .string()
  .min(1, { abort: true })
  // Stop there: the pattern takes the square of the length where it does not match.
  .max(200, { abort: true })
  .regex(/^[^\n\r]*\S[^\n\r]*$/u);

/** Ids that name outcomes must differ from each other and from the outcomes that the step has anyway. */
export function distinctIds(
  items: readonly { readonly id: string }[],
  reserved: readonly string[],
  context: z.RefinementCtx,
  path: readonly PropertyKey[],
): void {
  const seen = new Set<string>();
  items.forEach(({ id }, index) => {
    const code = reserved.includes(id) ? 'outcome.reserved' : seen.has(id) ? 'outcome.duplicate' : null;
    if (code !== null) context.addIssue({ code: 'custom', path: [...path, index, 'id'], params: { code, outcome: id } });
    seen.add(id);
  });
}
