// Schemas of what the engine defines. Its own parser judges flow documents; here they only get a name in the OpenAPI document.
import { z } from '@hono/zod-openapi';
import type { FlowDocument, JsonObject, Problem, Reason, TrailEntry } from '@sopwith/engine';

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

export const anyObject = z.custom<JsonObject>(isObject, 'must be an object').openapi({ type: 'object', additionalProperties: true });

export const flowDocument = z.custom<FlowDocument>(isObject, 'must be a flow document').openapi('FlowDocument', {
  type: 'object',
  additionalProperties: true,
  description: 'A flow as it is drawn and saved, `sopwith.flow/1`.',
});

export const instant = z.number().openapi({ format: 'int64', description: 'Milliseconds since 1970-01-01T00:00:00Z.' });

export const bilingual = z.object({ zh: z.string(), en: z.string() }).openapi('Bilingual');

export const scopeQuery = z.string().max(64).default('live').openapi({ description: 'The live scope unless given.' });

const reason = z.object({ code: z.string(), data: anyObject }).openapi('Reason') satisfies z.ZodType<Reason>;

export const trailEntry = z
  .object({
    at: instant,
    kind: z.enum(['started', 'resting', 'noted', 'left', 'interrupted', 'turn', 'failed', 'moved', 'updated', 'ended']),
    step: z.string().nullable(),
    visit: z.number(),
    outcome: z.string().nullable(),
    reason,
  })
  .openapi('TrailEntry') satisfies z.ZodType<TrailEntry>;

export const problem = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    flow: z.string().exactOptional(),
    step: z.string().exactOptional(),
    outcome: z.string().exactOptional(),
    trigger: z.number().exactOptional(),
    path: z.string().exactOptional(),
    data: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .openapi('Problem') satisfies z.ZodType<Problem>;
