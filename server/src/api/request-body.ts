// Reads a body once, with its limit, before anything looks at it.
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { findHostile } from './hostile-json.ts';
import { Refusal } from './refusal.ts';

export const DEFAULT_BODY_LIMIT = 2 * 1024 * 1024;
export const CSV_BODY_LIMIT = 8 * 1024 * 1024;
/** Segment's limits: a request, and one call in it. */
export const INGEST_BODY_LIMIT = 500 * 1024;
export const INGEST_CALL_LIMIT = 32 * 1024;

export function limitBody(bytes: number): MiddlewareHandler {
  const kilobytes = Math.floor(bytes / 1024);
  const limitStream = bodyLimit({
    maxSize: bytes,
    onError: () => {
      throw new Refusal('too-large', {
        zh: `内容超过 ${kilobytes} KB，请拆分后再发送。`,
        en: `The body is larger than ${kilobytes} KB. Send it in smaller parts.`,
      });
    },
  });
  return (c, next) => {
    // Looking at the body itself would turn the request into a stream: for a small request that costs more than all the rest.
    const declared = c.req.header('transfer-encoding') === undefined ? Number(c.req.header('content-length') ?? Number.NaN) : Number.NaN;
    return declared <= bytes ? next() : limitStream(c, next);
  };
}

/** JSON that parses, in UTF-8 that decodes, without what could not be stored. */
export async function readJson(c: Context): Promise<{ readonly value: unknown; readonly bytes: number }> {
  const buffer = await c.req.arrayBuffer();
  const value = parse(buffer);
  const hostile = findHostile(value);
  if (hostile) {
    throw new Refusal(
      'bad-request',
      { zh: `字段 ${hostile.path || '（整体）'} 含有不能保存的内容。`, en: `${hostile.path || 'The body'} ${hostile.message}.` },
      { errors: [hostile] },
    );
  }
  return { value, bytes: buffer.byteLength };
}

function parse(buffer: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(buffer));
  } catch (cause) {
    throw new Refusal('bad-request', {
      zh: '请求内容不是有效的 UTF-8 JSON，请检查后重发。',
      en: `The body is not valid JSON in UTF-8 (${cause instanceof Error ? cause.message.slice(0, 120) : 'unreadable'}). Mend it and send it again.`,
    });
  }
}

/** For routes whose body a schema reads afterwards: same limits, same refusals. */
export function refuseHostileJson(): MiddlewareHandler {
  return async (c, next) => {
    // A body that is missing is for the route's own schema to miss.
    const isJson = c.req.header('content-type')?.includes('json') ?? false;
    if (isJson && (await c.req.arrayBuffer()).byteLength > 0) await readJson(c);
    await next();
  };
}
