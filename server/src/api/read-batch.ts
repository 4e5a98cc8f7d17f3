// A batch of calls into what can be taken and what is wrong with the rest. Pure.
import { z } from '@hono/zod-openapi';
import type { IngestCall } from '../runtime/ingest-write.ts';
import type { FieldError } from './refusal.ts';
import { INGEST_BODY_LIMIT, INGEST_CALL_LIMIT } from './request-body.ts';
import { readSegmentCall, type SegmentType, segmentBodies } from './segment-call.ts';

export interface ReadBatch {
  readonly calls: readonly IngestCall[];
  readonly errors: readonly FieldError[];
}

const envelope = z.object({ batch: z.array(z.unknown()).min(1) });

export function readBatch(body: unknown, bytes: number): ReadBatch {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) return { calls: [], errors: [{ path: 'batch', message: 'must be an array of calls' }] };
  const calls: IngestCall[] = [];
  const errors: FieldError[] = [];
  parsed.data.batch.forEach((item, n) => {
    const place = `batch[${n}]`;
    const type = typeOf(item);
    // No item of a small body can be too large.
    if (bytes > INGEST_CALL_LIMIT && Buffer.byteLength(JSON.stringify(item)) > INGEST_CALL_LIMIT) {
      errors.push({ path: place, message: `is larger than ${INGEST_CALL_LIMIT / 1024} KB` });
    } else if (type === null) {
      errors.push({ path: `${place}.type`, message: 'must be track, identify or group' });
    } else {
      const read = readSegmentCall(type, item, place);
      if (read.ok) calls.push(read.call);
      else errors.push(...read.errors);
    }
  });
  return { calls, errors };
}

function typeOf(item: unknown): SegmentType | null {
  const type: unknown = typeof item === 'object' && item !== null && 'type' in item ? item.type : null;
  return typeof type === 'string' && Object.hasOwn(segmentBodies, type) ? (type as SegmentType) : null;
}

export const batchDescription = `At most ${INGEST_BODY_LIMIT / 1024} KB, each call at most ${INGEST_CALL_LIMIT / 1024} KB.
Calls that are in order are taken even where others are not: the answer is then 400, \`accepted\` says how many were taken, and \`errors\` names
each of the others by its place. A batch that is sent again is harmless where every call carries its own \`messageId\`.`;
