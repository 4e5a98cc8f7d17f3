// The shape of a saved flow. What its settings mean is the validator's business; here a step's config is any JSON object.
import type { JsonObject } from '../json.ts';
import { z } from '../schema.ts';
import { conditionSchema } from './condition-schema.ts';
import { FLOW_FORMAT, type FlowDocument } from './flow-document.ts';
import { attributeNameSchema, eventNameSchema, fieldNameSchema, idSchema, outcomeSchema } from './names.ts';
import { SEVERITIES } from '../steps/incidents.ts';
import { SUBJECT_KINDS } from './subject.ts';

export const MOST_STEPS = 5000;

const nameSchema = z.string().min(1, { abort: true }).max(200).regex(/\S/u);
/** What JSON may hold was looked at before; walking it again here would only cost. */
const configSchema = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), {
  params: { code: 'value.type', expected: 'object' },
});

const retrySchema = z.strictObject({
  attempts: z.int().min(1).max(1000).exactOptional(),
  firstSeconds: z.int().min(1).max(86_400).exactOptional(),
  backoff: z.number().min(1).max(10).exactOptional(),
  longestSeconds: z.int().min(1).max(86_400).exactOptional(),
  giveUpAfterSeconds: z.int().min(1).max(2_592_000).exactOptional(),
});

const stepSchema = z.strictObject({
  id: idSchema,
  type: z.string().regex(/^[A-Za-z0-9._-]{1,80}$/),
  version: z.int().min(1).max(10_000),
  name: nameSchema.exactOptional(),
  note: z.string().max(4000).exactOptional(),
  config: configSchema,
  skipIf: conditionSchema.exactOptional(),
  maxVisits: z.int().min(1).max(1000).exactOptional(),
  retry: retrySchema.exactOptional(),
  ends: z.array(outcomeSchema).max(40).exactOptional(),
});

const anyExit = { id: idSchema, reason: nameSchema, goal: z.boolean().exactOptional() };

const coordinate = z.number().min(-1_000_000).max(1_000_000);

export const flowSchema: z.ZodType<FlowDocument> = z.strictObject({
  format: z.literal(FLOW_FORMAT),
  name: nameSchema,
  description: z.string().max(4000).exactOptional(),
  subject: z.enum(SUBJECT_KINDS),
  triggers: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({
          type: z.literal('event'),
          event: eventNameSchema,
          about: attributeNameSchema.exactOptional(),
          where: conditionSchema.exactOptional(),
          context: z.record(fieldNameSchema, attributeNameSchema).exactOptional(),
        }),
        z.strictObject({
          type: z.literal('keyword'),
          words: z.array(nameSchema).min(1).max(50),
          match: z.enum(['contains', 'equals']),
          where: conditionSchema.exactOptional(),
        }),
        z.strictObject({
          type: z.literal('flowEnded'),
          flow: z.string().min(1).max(100),
          reasons: z.array(nameSchema).max(20),
          where: conditionSchema.exactOptional(),
        }),
        z.strictObject({ type: z.literal('incident'), severity: z.enum(SEVERITIES), where: conditionSchema.exactOptional() }),
        z.strictObject({
          type: z.literal('schedule'),
          cron: z.string().min(9).max(100),
          zone: z.string().min(1).max(60).exactOptional(),
          catchUp: z.enum(['skip', 'last']),
          audience: z.strictObject({
            from: z.enum(['all', 'list', 'community', 'segment', 'registered']),
            of: z.string().max(200),
            ids: z.array(z.string().min(1).max(200)).max(2000),
            where: conditionSchema.exactOptional(),
          }),
        }),
        z.strictObject({
          type: z.literal('date'),
          attribute: attributeNameSchema,
          offsetDays: z.int().min(-3650).max(3650),
          time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
          record: z
            .strictObject({
              events: z.array(eventNameSchema).min(1).max(5),
              id: attributeNameSchema,
              over: z.array(eventNameSchema).max(5),
            })
            .exactOptional(),
          on: z.enum(['weekdays', 'working']).exactOptional(),
          zone: z.string().min(1).max(64).exactOptional(),
          ifPast: z.enum(['now']).exactOptional(),
          where: conditionSchema.exactOptional(),
          context: z.record(fieldNameSchema, attributeNameSchema).exactOptional(),
        }),
        z.strictObject({
          type: z.literal('segment'),
          segment: idSchema,
          on: z.enum(['enter', 'leave']),
          where: conditionSchema.exactOptional(),
        }),
      ]),
    )
    .max(20),
  context: z
    .array(
      z.strictObject({
        name: fieldNameSchema,
        type: z.enum(['text', 'number', 'boolean', 'date', 'instant']),
        required: z.boolean().exactOptional(),
      }),
    )
    .max(50),
  reentry: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('never') }),
    z.strictObject({ type: z.literal('afterEnd') }),
    z.strictObject({ type: z.literal('afterDays'), days: z.int().min(1).max(3650) }),
  ]),
  key: fieldNameSchema.exactOptional(),
  exits: z
    .array(
      z.union([
        z.strictObject({ ...anyExit, event: eventNameSchema, where: conditionSchema.exactOptional(), matchKey: z.boolean().exactOptional() }),
        z.strictObject({ ...anyExit, when: conditionSchema }),
      ]),
    )
    .max(20),
  updates: z
    .array(
      z.strictObject({
        id: idSchema,
        event: eventNameSchema,
        where: conditionSchema.exactOptional(),
        context: z.record(fieldNameSchema, attributeNameSchema).exactOptional(),
      }),
    )
    .max(20)
    .exactOptional(),
  calendar: idSchema.exactOptional(),
  lanes: z.union([z.int().min(1).max(64), z.literal('perRun')]),
  start: idSchema.nullable(),
  steps: z.array(stepSchema).max(MOST_STEPS),
  edges: z.array(z.strictObject({ from: idSchema, outcome: outcomeSchema, to: idSchema })).max(4 * MOST_STEPS),
  notes: z
    .array(z.strictObject({ id: idSchema, text: z.string().max(4000), x: coordinate, y: coordinate }))
    .max(200)
    .exactOptional(),
  priority: z.int().min(1).max(9).exactOptional(),
  layout: z.record(idSchema, z.strictObject({ x: coordinate, y: coordinate })),
});
