// The shape of a kit in a file. Its flows are looked at one by one, by the rules of flows, so that each problem says whose it is.
import { conditionSchema } from '../document/condition-schema.ts';
import { attributeNameSchema, eventNameSchema, idSchema, labelSchema } from '../document/names.ts';
import type { JsonObject } from '../json.ts';
import { z } from '../schema.ts';
import { KIT_FORMAT, type KitDocument } from './kit-document.ts';

const objectSchema = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), {
  params: { code: 'value.type', expected: 'object' },
});
const places = z.array(z.strictObject({ flow: idSchema, step: idSchema })).max(100);
const shared = { id: idSchema, title: labelSchema, into: places };

export interface KitShape extends Omit<KitDocument, 'flows'> {
  readonly flows: readonly { readonly id: string; readonly flow: JsonObject }[];
}

export const kitSchema: z.ZodType<KitShape> = z.strictObject({
  format: z.literal(KIT_FORMAT),
  name: labelSchema,
  description: z.string().max(4000).default(''),
  flows: z.array(z.strictObject({ id: idSchema, flow: objectSchema })).min(1).max(30),
  segments: z
    .array(z.strictObject({ id: idSchema, name: labelSchema, description: z.string().max(1000).default(''), condition: conditionSchema }))
    .max(50)
    .default([]),
  tables: z.array(z.strictObject({ ...shared, rows: z.array(objectSchema).max(1000) })).max(50).default([]),
  forms: z.array(z.strictObject({ ...shared, fields: z.array(objectSchema).max(20) })).max(50).default([]),
  events: z
    .array(
      z.strictObject({
        name: eventNameSchema,
        properties: z.record(attributeNameSchema, z.enum(['text', 'number', 'boolean', 'date', 'instant', 'list'])).default({}),
      }),
    )
    .max(100)
    .default([]),
});
