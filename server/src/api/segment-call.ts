// The calls of the Segment HTTP API, as their documentation gives them, into what the runtime takes. Pure.
// https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/
import { randomUUID } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { type JsonObject, SUBJECT_KINDS, type SubjectKey } from '@sopwith/engine';
import type { IngestCall } from '../runtime/ingest-write.ts';
import { anyObject } from './document-shapes.ts';
import type { FieldError } from './refusal.ts';

const id = z.union([z.string(), z.int().transform(String)]).pipe(z.string().min(1).max(200));
const optional = <S extends z.ZodType>(schema: S) => schema.nullish();

// ISO 8601 with its zone: without one, 09:00 would mean another instant on every machine.
const timestamp = z
  .union([z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)), z.int().min(0)])
  .openapi({ type: 'string', format: 'date-time' });

const envelope = {
  userId: optional(id),
  anonymousId: optional(id),
  messageId: optional(z.string().min(1).max(200)),
  timestamp: optional(timestamp),
  sentAt: optional(z.unknown()),
  context: optional(anyObject),
  integrations: optional(z.unknown()),
};

/** Names that begin with $ are the engine's own events: a sender may not play them. */
export const eventName = z
  .string()
  .min(1)
  .max(200)
  .refine((name) => !name.startsWith('$'), 'must not begin with $');

export const segmentBodies = {
  track: z.object({ ...envelope, event: eventName, properties: optional(anyObject) }).openapi('Track'),
  identify: z.object({ ...envelope, traits: optional(anyObject) }).openapi('Identify'),
  group: z.object({ ...envelope, groupId: id, traits: optional(anyObject) }).openapi('Group'),
};

export type SegmentType = keyof typeof segmentBodies;

export type ReadCall = { readonly ok: true; readonly call: IngestCall } | { readonly ok: false; readonly errors: readonly FieldError[] };

/** `place` is where the call stands in the request, for the errors: `batch[3]`, or nothing. */
export function readSegmentCall(type: SegmentType, body: unknown, place = ''): ReadCall {
  const parsed = calls[type].safeParse(body);
  if (parsed.success) return { ok: true, call: parsed.data };
  const errors = parsed.error.issues.map((issue) => ({
    path: [place, ...issue.path].filter((part) => part !== '').join('.'),
    message: issue.message,
  }));
  return { ok: false, errors };
}

// Not of Segment: what is told is about something else than the member who did it.
const subject = z.object({ kind: z.enum(SUBJECT_KINDS), id: z.string().min(1).max(200) });

/** A subject that is half given is refused: its event would else be taken for the member's own. */
const hasSoundSubject = ({ context }: { context?: JsonObject | null | undefined }) =>
  context?.subject === undefined || subject.safeParse(context.subject).success;
const unsound = { path: ['context', 'subject'], message: `must be { kind, id } with a kind of ${SUBJECT_KINDS.join(', ')}` };

// `hasSoundSubject` has looked at it.
const aboutOf = (context: JsonObject | null | undefined): { subject?: SubjectKey } =>
  context?.subject === undefined ? {} : { subject: subject.parse(context.subject) };

interface Sender {
  readonly userId?: string | null | undefined;
  readonly anonymousId?: string | null | undefined;
  readonly messageId?: string | null | undefined;
}

const isNamed = ({ userId, anonymousId }: Sender) => (userId ?? anonymousId ?? null) !== null;
const unnamed = { path: ['userId'], message: 'is missing: a call names a userId or an anonymousId' };

// `isNamed` has made sure that one of the two is there.
const senderOf = (sender: Sender) => ({
  userId: (sender.userId ?? sender.anonymousId) as string,
  messageId: sender.messageId ?? randomUUID(),
});

const calls = {
  track: segmentBodies.track.refine(isNamed, unnamed).refine(hasSoundSubject, unsound).transform(
    (body): IngestCall => ({
      type: 'track',
      ...senderOf(body),
      ...aboutOf(body.context),
      event: body.event,
      // Who did it is not to be lost where it is told of something else.
      properties: body.context?.subject === undefined ? (body.properties ?? {}) : { userId: senderOf(body).userId, ...body.properties },
      occurredAt: body.timestamp ?? null,
      // Not of Segment: imports of the past say so, and feed conditions only.
      historical: body.context?.historical === true,
    }),
  ),
  identify: segmentBodies.identify
    .refine(isNamed, unnamed)
    .refine(hasSoundSubject, unsound)
    .transform((body): IngestCall => ({ type: 'identify', ...senderOf(body), ...aboutOf(body.context), traits: body.traits ?? {} })),
  group: segmentBodies.group
    .refine(isNamed, unnamed)
    .transform((body): IngestCall => ({ type: 'group', ...senderOf(body), groupId: body.groupId, traits: body.traits ?? {} })),
} satisfies Record<SegmentType, z.ZodType<IngestCall>>;
