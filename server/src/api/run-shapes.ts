import { z } from '@hono/zod-openapi';
import type { AskForm, FormField } from '@sopwith/engine';
import { isZone } from '../runtime/write-traits.ts';
import type { DrawDto, MemberSummary, OpenAskDto, Phone, Rehearsal, RunDetail, RunSummary, ScopeDto, TaskDto } from './contract.ts';
import { anyObject, flowDocument, instant, trailEntry } from './document-shapes.ts';
import { userId } from './flow-shapes.ts';
import { listOf } from './router.ts';

const member = z.object({ userId: z.string(), name: z.string().nullable() });

export const runStatus = z.enum(['new', 'active', 'ended', 'failed']);

export const runSummary = z
  .object({
    id: z.string(),
    flow: z.object({ id: z.string(), name: z.string(), version: z.number() }),
    member,
    key: z.string(),
    status: runStatus,
    endReason: z.string().nullable(),
    resting: listOf(z.object({ step: z.string(), due: instant.nullable() })),
    startedAt: instant,
    endedAt: instant.nullable(),
    rehearsal: z.boolean(),
  })
  .openapi('RunSummary') satisfies z.ZodType<RunSummary>;

const delivery = z.object({
  step: z.string(),
  visit: z.number(),
  status: z.enum(['sent', 'waiting', 'sending', 'skipped', 'failed']),
  why: z.string().nullable(),
  notBefore: instant.nullable(),
});

export const runDetail = runSummary
  .extend({ pausedAt: instant.nullable(), zone: z.string(), context: anyObject, variables: anyObject, trail: listOf(trailEntry), deliveries: listOf(delivery), document: flowDocument })
  .openapi('RunDetail') satisfies z.ZodType<RunDetail>;

export const draw = z
  .object({ step: z.string(), at: instant, seed: z.string(), listHash: z.string(), drawnFrom: z.number(), winners: listOf(z.string()) })
  .openapi('Draw') satisfies z.ZodType<DrawDto>;

export const taskStatus = z.enum(['open', 'done', 'closed']);

const formField = z
  .object({
    name: z.string(),
    title: z.string(),
    kind: z.enum(['text', 'number', 'date', 'yesNo', 'choice']),
    required: z.boolean(),
    options: listOf(z.string()),
  })
  .openapi('FormField') satisfies z.ZodType<FormField>;

export const task = z
  .object({
    id: z.string(),
    title: z.string(),
    detail: z.string(),
    assignee: z.string(),
    member,
    flow: z.object({ id: z.string(), name: z.string() }),
    run: z.string(),
    status: taskStatus,
    outcomes: listOf(z.object({ id: z.string(), title: z.string() })),
    outcome: z.string().nullable(),
    openedAt: instant,
    dueAt: instant.nullable(),
    rehearsal: z.boolean(),
    assignedTo: z.string().nullable(),
    acknowledgeBy: instant.nullable(),
    acknowledgedAt: instant.nullable(),
    acknowledgedBy: z.string().nullable(),
    level: z.number(),
    escalatedTo: z.string().nullable(),
    remindedAt: instant.nullable(),
    checklist: listOf(z.string()),
    ticked: listOf(z.number()),
    form: listOf(formField),
    filled: anyObject.nullable(),
    note: z.string().nullable(),
    doneAt: instant.nullable(),
    doneBy: z.string().nullable(),
  })
  .openapi('Task') satisfies z.ZodType<TaskDto>;

export const memberSummary = z
  .object({
    userId: z.string(),
    name: z.string().nullable(),
    tags: listOf(z.string()),
    attributes: anyObject,
    zone: z.string(),
    joinedAt: instant,
  })
  .openapi('Member') satisfies z.ZodType<MemberSummary>;

/** A day in half a second is as fast as a person can follow. */
const MOST_SPEED = 172_800;

export const rehearsalRequest = z
  .strictObject({
    flow: z.string().max(64),
    what: z.enum(['draft', 'published']),
    speed: z.number().min(1).max(MOST_SPEED),
    member: z.strictObject({
      userId,
      name: z.string().trim().min(1).max(100),
      zone: z.string().max(64).refine(isZone, 'must be an IANA time zone, such as Asia/Shanghai'),
    }),
    context: anyObject.optional(),
  })
  .openapi('RehearsalRequest');

export const rehearsal = z
  .object({
    scope: z.string(),
    flow: z.object({ id: z.string(), name: z.string() }),
    userId: z.string(),
    speed: z.number(),
    startedAt: instant,
    now: instant,
    run: z.string().nullable(),
    status: z.enum(['running', 'ended']),
  })
  .openapi('Rehearsal') satisfies z.ZodType<Rehearsal>;

const askForm = z.custom<AskForm>().openapi('AskForm', { type: 'object', additionalProperties: true });

export const openAsk = z
  .object({
    userId: z.string(),
    flow: z.object({ id: z.string(), name: z.string() }),
    run: z.string(),
    step: z.string(),
    place: z.enum(['page', 'chat']),
    form: askForm,
    askedAt: instant,
    dueAt: instant.nullable(),
    link: z.string().openapi({ description: 'Whoever has it can answer: a secret of this member. Without a public address it begins at the API’s own root.' }),
  })
  .openapi('OpenAsk') satisfies z.ZodType<OpenAskDto>;

export const phone = z
  .object({
    scope: z.string(),
    now: instant,
    speed: z.number(),
    member: memberSummary,
    entries: listOf(
      z.discriminatedUnion('type', [
        z.object({ type: z.literal('message'), id: z.string(), at: instant, text: z.string(), purpose: z.string(), flow: z.string() }),
        z.object({
          type: z.literal('question'),
          id: z.string(),
          at: instant,
          ask: z.string(),
          place: z.enum(['page', 'chat']),
          form: askForm,
          status: z.enum(['open', 'answered', 'closed']),
          values: anyObject.nullable(),
          flow: z.string(),
        }),
        z.object({ type: z.literal('event'), id: z.string(), at: instant, event: z.string(), properties: anyObject }),
        z.object({ type: z.literal('post'), id: z.string(), at: instant, text: z.string(), community: z.string(), mentioned: z.boolean() }),
      ]),
    ),
    runs: listOf(z.object({ id: z.string(), flow: z.string(), status: z.string(), resting: listOf(z.string()) })),
  })
  .openapi('Phone') satisfies z.ZodType<Phone>;

export const scope = z
  .object({ id: z.string(), name: z.string(), kind: z.enum(['live', 'rehearsal', 'driven']), writeKey: z.string(), now: instant })
  .openapi('Scope') satisfies z.ZodType<ScopeDto>;
