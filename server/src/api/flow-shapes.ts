import { z } from '@hono/zod-openapi';
import type { EnrollResult, FlowDetail, FlowSummary, FlowVersionDto, PublishedVersion, StepCounts, TemplateDto } from './contract.ts';
import { anyObject, bilingual, flowDocument, instant, problem } from './document-shapes.ts';
import { listOf } from './router.ts';

export const flowSummary = z
  .object({
    id: z.string(),
    name: z.string(),
    status: z.enum(['draft', 'published', 'paused', 'archived']),
    version: z.number().nullable(),
    changedSincePublish: z.boolean(),
    updatedAt: instant,
    active: z.number(),
    ended: z.number(),
    failed: z.number(),
  })
  .openapi('FlowSummary') satisfies z.ZodType<FlowSummary>;

export const flowDetail = flowSummary
  .extend({
    draft: flowDocument,
    rev: z.number(),
    published: z.object({ versionId: z.string(), number: z.number(), at: instant, document: flowDocument }).nullable(),
  })
  .openapi('FlowDetail') satisfies z.ZodType<FlowDetail>;

export const flowVersion = z
  .object({ versionId: z.string(), number: z.number(), at: instant })
  .openapi('FlowVersion') satisfies z.ZodType<FlowVersionDto>;

export const publishedVersion = flowVersion.extend({ warnings: listOf(problem) }).openapi('PublishedVersion') satisfies z.ZodType<PublishedVersion>;

export const stepCounts = z
  .object({
    at: instant,
    active: z.number(),
    ended: z.number(),
    failed: z.number(),
    steps: z.record(z.string(), z.object({ waiting: z.number(), left: z.record(z.string(), z.number()), failed: z.number() })),
  })
  .openapi('StepCounts') satisfies z.ZodType<StepCounts>;

export const template = z
  .object({ id: z.string(), kind: z.enum(['flow', 'kit']), title: bilingual, purpose: bilingual })
  .openapi('Template') satisfies z.ZodType<TemplateDto>;

export const newFlow = z
  .union([
    z.strictObject({ name: z.string().trim().min(1).max(100) }),
    z.strictObject({ template: z.string().max(64), language: z.enum(['zh', 'en']) }),
    z.strictObject({ document: flowDocument }),
  ])
  .openapi('NewFlow');

export const draftSave = z.strictObject({ document: flowDocument, rev: z.int() }).openapi('DraftSave');

/** Keys end up in unique indexes: long ones would make them slow, and 200 characters hold any id. */
export const userId = z.string().min(1).max(200);

export const MOST_ENROLLED_AT_ONCE = 10_000;
export const MOST_ENROLLED_IN_BULK = 100_000;

export const enrolledMember = z.strictObject({ userId, context: anyObject.optional(), idempotencyKey: z.string().min(1).max(200).optional() });

export const enrollRequest = z
  .strictObject({
    scope: z.string().max(64).default('live'),
    members: z.array(enrolledMember).min(1).max(MOST_ENROLLED_AT_ONCE),
  })
  .openapi('EnrollRequest');

export const enrollResult = z
  .object({ enrolled: z.number(), excluded: listOf(z.object({ userId: z.string(), reason: z.string() })) })
  .openapi('EnrollResult') satisfies z.ZodType<EnrollResult>;
