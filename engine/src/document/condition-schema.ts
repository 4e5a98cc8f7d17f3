import type { Condition, Operand, Window, WindowStart } from '../condition/condition.ts';
import { z } from '../schema.ts';
import { readDate } from '../time/local-day.ts';
import { isZone } from '../time/zone-offset.ts';
import { attributeNameSchema, eventNameSchema, fieldNameSchema, idSchema, labelSchema } from './names.ts';

const scalar = z.union([z.string().max(1000), z.number(), z.boolean()]);
/** No null: a comparison with nothing is never true, `missing` asks for it. */
const literal = z.union([scalar, z.array(scalar).max(200)]);

const moving = { amount: z.int().min(1).max(10_000), unit: z.enum(['hours', 'days', 'weeks']) };
const days = z.int().min(-10_000).max(10_000);

const operandSchema: z.ZodType<Operand> = z.lazy(() => anyOperand);

const anyOperand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('value'), value: literal }),
  z.strictObject({ type: z.literal('attribute'), name: attributeNameSchema }),
  z.strictObject({ type: z.literal('context'), field: fieldNameSchema }),
  z.strictObject({ type: z.literal('variable'), name: fieldNameSchema }),
  z.strictObject({ type: z.literal('tier'), ladder: z.enum(['lifecycle', 'activity']) }),
  z.strictObject({ type: z.literal('points'), account: idSchema.exactOptional() }),
  z.strictObject({ type: z.literal('today'), plusDays: days }),
  z.strictObject({ type: z.literal('outcome'), step: idSchema }),
  z.strictObject({
    type: z.literal('event'),
    which: z.enum(['first', 'last']),
    event: eventNameSchema,
    property: attributeNameSchema,
    where: z.lazy(() => conditionSchema).exactOptional(),
    window: z.lazy(() => windowSchema),
  }),
  z.strictObject({ type: z.literal('property'), name: attributeNameSchema }),
]);

const zoneSchema = z
  .string()
  .max(60)
  .refine(isZone, { params: { code: 'value.zone' } });

const windowStartSchema: z.ZodType<WindowStart> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('value'),
    value: z
      .string()
      .max(40)
      .refine((text) => readDate(text) !== null, { params: { code: 'value.format' } }),
  }),
  z.strictObject({ type: z.literal('context'), field: fieldNameSchema }),
  z.strictObject({ type: z.literal('variable'), name: fieldNameSchema }),
]);

export const windowSchema: z.ZodType<Window> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('last'), ...moving }),
  z.strictObject({ type: z.literal('calendar'), unit: z.enum(['day', 'week', 'month']), zone: zoneSchema.exactOptional() }),
  z.strictObject({ type: z.literal('previous'), unit: z.enum(['day', 'week', 'month']), zone: zoneSchema.exactOptional() }),
  z.strictObject({ type: z.literal('sinceStart') }),
  z.strictObject({ type: z.literal('sinceStep'), step: idSchema }),
  z.strictObject({ type: z.literal('sinceTurn'), step: idSchema }),
  z.strictObject({ type: z.literal('since'), from: windowStartSchema }),
  z.strictObject({ type: z.literal('ever') }),
]);

export const conditionSchema: z.ZodType<Condition> = z.lazy(() => anyCondition);

const counted = {
  type: z.literal('count'),
  event: eventNameSchema,
  where: conditionSchema.exactOptional(),
  window: windowSchema,
  op: z.enum(['eq', 'ne', 'gt', 'gte', 'lt', 'lte']),
};

const anyCondition = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('all'), of: z.array(conditionSchema).min(1).max(50) }),
  z.strictObject({ type: z.literal('any'), of: z.array(conditionSchema).min(1).max(50) }),
  z.strictObject({ type: z.literal('not'), of: conditionSchema }),
  z.strictObject({
    type: z.literal('compare'),
    left: operandSchema,
    op: z.enum(['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'contains', 'in']),
    right: operandSchema,
  }),
  z.strictObject({ type: z.literal('missing'), operand: operandSchema }),
  z.strictObject({ type: z.literal('tag'), tag: labelSchema }),
  z.strictObject({ type: z.literal('community'), community: labelSchema }),
  z.strictObject({ type: z.literal('segment'), segment: idSchema }),
  z.discriminatedUnion('of', [
    z.strictObject({ ...counted, of: z.literal(['events', 'days', 'streak']), value: z.int().min(0).max(1_000_000) }),
    z.strictObject({ ...counted, of: z.literal('values'), property: attributeNameSchema, value: z.int().min(0).max(1_000_000) }),
    z.strictObject({ ...counted, of: z.literal('sum'), property: attributeNameSchema, value: z.number().min(-1e15).max(1e15) }),
  ]),
  z.strictObject({
    type: z.literal('recency'),
    event: eventNameSchema,
    where: conditionSchema.exactOptional(),
    is: z.enum(['within', 'longerAgo', 'absent']),
    ...moving,
  }),
]);
