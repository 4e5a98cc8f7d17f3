import type { Condition, Operand, Window } from '../condition/condition.ts';
import { z } from '../schema.ts';
import { attributeNameSchema, eventNameSchema, fieldNameSchema, idSchema, labelSchema } from './names.ts';

const scalar = z.union([z.string().max(1000), z.number(), z.boolean()]);
/** No null: a comparison with nothing is never true, `missing` asks for it. */
const literal = z.union([scalar, z.array(scalar).max(200)]);

const operandSchema: z.ZodType<Operand> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('value'), value: literal }),
  z.strictObject({ type: z.literal('attribute'), name: attributeNameSchema }),
  z.strictObject({ type: z.literal('context'), field: fieldNameSchema }),
  z.strictObject({ type: z.literal('variable'), name: fieldNameSchema }),
  z.strictObject({ type: z.literal('tier'), ladder: z.enum(['lifecycle', 'activity']) }),
  z.strictObject({ type: z.literal('property'), name: attributeNameSchema }),
]);

const windowSchema: z.ZodType<Window> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('last'), amount: z.int().min(1).max(10_000), unit: z.enum(['hours', 'days', 'weeks']) }),
  z.strictObject({ type: z.literal('calendar'), unit: z.enum(['day', 'week', 'month']) }),
  z.strictObject({ type: z.literal('sinceStart') }),
  z.strictObject({ type: z.literal('sinceStep'), step: idSchema }),
  z.strictObject({ type: z.literal('ever') }),
]);

export const conditionSchema: z.ZodType<Condition> = z.lazy(() => anyCondition);

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
  z.strictObject({
    type: z.literal('count'),
    event: eventNameSchema,
    where: conditionSchema.exactOptional(),
    window: windowSchema,
    of: z.enum(['events', 'days']),
    op: z.enum(['eq', 'ne', 'gt', 'gte', 'lt', 'lte']),
    value: z.int().min(0).max(1_000_000),
  }),
]);
