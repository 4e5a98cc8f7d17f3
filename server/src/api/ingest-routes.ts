// What members did, told by other systems in the shape of the Segment HTTP API. Acknowledged after the commit.
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { isBadData } from '../db/sql-state.ts';
import type { IngestCall } from '../runtime/ingest-write.ts';
import type { ApiParts } from './api-parts.ts';
import type { ApiEnv } from './operator.ts';
import { batchDescription, readBatch } from './read-batch.ts';
import { type FieldError, Refusal } from './refusal.ts';
import { INGEST_BODY_LIMIT, INGEST_CALL_LIMIT, limitBody, readJson } from './request-body.ts';
import { router, takes } from './router.ts';
import { readSegmentCall, type SegmentType, segmentBodies } from './segment-call.ts';

const done = { success: true } as const;

export function ingestRoutes(parts: ApiParts) {
  const app = router();
  describe(app);
  app.use('/v1/:call{track|identify|group|batch}', limitBody(INGEST_BODY_LIMIT));
  for (const type of ['track', 'identify', 'group'] as const) app.post(`/v1/${type}`, (c) => takeOne(parts, c, type));
  app.post('/v1/batch', (c) => takeBatch(parts, c));
  return app;
}

async function takeOne(parts: ApiParts, c: Context, type: SegmentType): Promise<Response> {
  const scope = await scopeOf(parts, c);
  const { value, bytes } = await readJson(c);
  if (bytes > INGEST_CALL_LIMIT) throw tooLarge();
  const read = readSegmentCall(type, value);
  if (!read.ok) throw notTaken(read.errors, 0);
  await store(parts, scope, [read.call]);
  return c.json(done);
}

async function takeBatch(parts: ApiParts, c: Context): Promise<Response> {
  const scope = await scopeOf(parts, c);
  const { value, bytes } = await readJson(c);
  const { calls, errors } = readBatch(value, bytes);
  if (calls.length > 0) await store(parts, scope, calls);
  if (errors.length > 0) throw notTaken(errors, calls.length);
  return c.json(done);
}

async function store({ runtime }: ApiParts, scope: string, calls: readonly IngestCall[]): Promise<void> {
  try {
    await runtime.ingest(scope, calls);
  } catch (error) {
    if (!isBadData(error)) throw error;
    throw notTaken([{ path: '', message: 'holds a value that cannot be stored' }], 0);
  }
}

// The key stands where Segment has it: as the user of basic authentication, without a password.
async function scopeOf({ keys }: ApiParts, c: Context): Promise<string> {
  const encoded = /^Basic +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  const [key = ''] = Buffer.from(encoded, 'base64').toString().split(':');
  const bearer = key === '' ? null : await keys.check(key);
  if (bearer?.kind === 'write') return bearer.scope;
  throw new Refusal('not-signed-in', {
    zh: '写入密钥不正确。请把写入密钥作为 Basic 认证的用户名，密码留空。',
    en: 'The write key is not known. Send it as the user of basic authentication, with an empty password.',
  });
}

function notTaken(errors: readonly FieldError[], accepted: number): Refusal {
  const shown = errors.slice(0, 50);
  const list = shown.slice(0, 5).map(({ path, message }) => `${path} ${message}`.trim());
  return new Refusal(
    'bad-request',
    { zh: `以下内容未被接收：${list.join('；')}`, en: `Not taken: ${list.join('; ')}.` },
    { errors: shown, accepted },
  );
}

function tooLarge(): Refusal {
  return new Refusal('too-large', {
    zh: `一次调用不能超过 ${INGEST_CALL_LIMIT / 1024} KB。`,
    en: `A call may have at most ${INGEST_CALL_LIMIT / 1024} KB.`,
  });
}

function describe(app: OpenAPIHono<ApiEnv>): void {
  const responses = {
    200: { description: 'Committed.', content: { 'application/json': { schema: z.object({ success: z.literal(true) }) } } },
  };
  const shared = { method: 'post' as const, tags: ['ingest'], security: [{ writeKey: [] }], responses };
  const register = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  register({ ...shared, path: '/v1/track', summary: 'A member did something; with context.subject = {kind, id} it happened to a community, an activity, a piece, an incident or a project', request: { body: takes(segmentBodies.track) } });
  register({
    ...shared,
    path: '/v1/identify',
    summary: 'What is known of a member; the trait `timezone` sets the zone, `name` the name',
    request: { body: takes(segmentBodies.identify) },
  });
  register({
    ...shared,
    path: '/v1/group',
    summary: 'A member belongs to a community; the first time this is the event community.joined',
    request: { body: takes(segmentBodies.group) },
  });
  register({
    ...shared,
    path: '/v1/batch',
    summary: 'Many calls in one request',
    description: batchDescription,
    request: { body: takes(z.object({ batch: z.array(anyCall) })) },
  });
}

const typed = <T extends SegmentType>(type: T) => segmentBodies[type].extend({ type: z.literal(type) });
const anyCall = z.union([typed('track'), typed('identify'), typed('group')]);
