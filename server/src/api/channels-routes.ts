// The accounts that messages leave by: what they are set to, what they sent, what they could not, and how they are stopped.
import { randomBytes } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { emailSettings, SEND_TIMEOUT_MS, webhookSettings } from '@sopwith/activities';
import { idSchema, type JsonObject } from '@sopwith/engine';
import { resumeChannel } from '../runtime/channels/resume-channel.ts';
import { replayLetters } from '../runtime/channels/replay.ts';
import { readScopeNow } from '../runtime/scope-clock.ts';
import { liftStop, throwStop } from '../runtime/sending/stops.ts';
import { seal } from '../secrets/seal.ts';
import { deleteChannel, insertChannel, listChannels, pauseChannel, renewSecret, updateChannel } from '../stores/channel-store.ts';
import { parseCursor } from '../stores/cursor.ts';
import { listDeadLetters, listSends } from '../stores/send-query.ts';
import { listStops } from '../stores/stop-query.ts';
import type { ApiParts } from './api-parts.ts';
import type { ChannelDto, DeadLetterDto, NewChannelDto, SendDto, StopDto } from './channels-contract.ts';
import { anyObject, instant, scopeQuery } from './document-shapes.ts';
import { nameOf } from './operator.ts';
import { notFound, Refusal } from './refusal.ts';
import { answers, listOf, nothing, pageOf, router, takes } from './router.ts';
import { sendTest } from './send-test.ts';

const channel = z
  .object({
    id: z.string(),
    kind: z.enum(['email', 'webhook']),
    name: z.string(),
    settings: anyObject,
    hasSecret: z.boolean(),
    perMinute: z.number().nullable(),
    disturbs: z.boolean(),
    pausedAt: instant.nullable(),
    pausedBy: z.string().nullable(),
    waiting: z.number(),
    sentToday: z.number(),
    failed: z.number(),
  })
  .openapi('Channel') satisfies z.ZodType<ChannelDto>;
const newChannel = channel
  .extend({ secret: z.string().nullable().openapi({ description: 'The signing secret of a webhook, shown this once.' }) })
  .openapi('NewChannel') satisfies z.ZodType<NewChannelDto>;
const outcome = z.enum(['sending', 'accepted', 'retry', 'failed', 'putBack', 'lost']);
const send = z
  .object({
    id: z.string(), messageKey: z.string(), attempt: z.number(), at: instant, endedAt: instant.nullable(), outcome, reason: z.string().nullable(), userId: z.string(),
    flow: z.string(), run: z.string(),
  })
  .openapi('Send') satisfies z.ZodType<SendDto>;
const letter = z
  .object({
    key: z.string(), channel: z.string(), at: instant, userId: z.string(), flow: z.string(), run: z.string(), purpose: z.string(), attempts: z.number(), why: z.string(),
    reason: z.string().nullable(),
  })
  .openapi('DeadLetter') satisfies z.ZodType<DeadLetterDto>;
const stop = z
  .object({ flow: z.object({ id: z.string(), name: z.string() }).nullable(), channel: z.string().nullable(), at: instant, by: z.string() })
  .openapi('Stop') satisfies z.ZodType<StopDto>;

const common = {
  name: z.string().trim().min(1).max(80),
  perMinute: z.int().min(1).max(100_000).nullable(),
  disturbs: z.boolean(),
};
/** Of an e-mail account: its password. A webhook's is made here. */
const secret = z.string().min(1).max(500).exactOptional();
const written = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('email'), ...common, settings: emailSettings, secret }),
  z.strictObject({ kind: z.literal('webhook'), ...common, settings: webhookSettings }),
]);
const made = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('email'), id: idSchema, ...common, settings: emailSettings, secret }),
  z.strictObject({ kind: z.literal('webhook'), id: idSchema, ...common, settings: webhookSettings }),
]);
const stopped = z.strictObject({ flow: z.string().max(64).exactOptional(), channel: z.enum(['in-app', 'email', 'webhook']).exactOptional() });
const elapsed = z.enum(['fire', 'skip', 'retime']).default('fire').openapi({
  description:
    'Of what waited for the account: `fire`: it goes now, where it is still worth sending. `skip`: it is not sent, and its steps are told so. `retime`: it goes as much later as the account stood still, and is worth sending as much longer.',
});
const params = z.object({ id: z.string().min(1).max(40) });
const tags = ['channels'];
const unknown = () => notFound({ zh: '渠道账号', en: 'channel' });

export function channelsRoutes(parts: ApiParts) {
  const { sql, now, channelSecret, runtime } = parts;
  const one = async (id: string): Promise<ChannelDto> => {
    const [found] = await listChannels(sql, now(), id);
    if (!found) throw unknown();
    return found;
  };
  const sealed = (text: string | undefined) => (text === undefined ? undefined : seal(channelSecret, text));
  return router()
    .openapi(
      createRoute({ method: 'get', path: '/v1/channels', tags, summary: 'The accounts, without their secrets', responses: answers(listOf(channel), 'The accounts.') }),
      async (c) => c.json(await listChannels(sql, now()), 200),
    )
    .openapi(
      createRoute({
        method: 'post', path: '/v1/channels', tags, summary: 'Add an account; a webhook’s signing secret is made and shown this once',
        request: { body: takes(made) }, responses: answers(newChannel, 'The account.'),
      }),
      async (c) => {
        const wanted = c.req.valid('json');
        const plain = wanted.kind === 'webhook' ? makeSigningSecret() : wanted.secret;
        const row = { ...wanted, id: wanted.id, settings: wanted.settings as JsonObject, secret: sealed(plain) };
        if (!(await insertChannel(sql, row, now()))) throw new Refusal('conflict', { zh: '这个标识已经用过了，换一个。', en: 'This id has been used. Choose another.' });
        return c.json({ ...(await one(wanted.id)), secret: wanted.kind === 'webhook' ? (plain ?? null) : null }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put', path: '/v1/channels/{id}', tags, summary: 'Change an account; a password that is not sent stays as it is',
        request: { params, body: takes(written) }, responses: answers(channel, 'The account.'),
      }),
      async (c) => {
        const wanted = c.req.valid('json');
        const { id } = c.req.valid('param');
        if ((await one(id)).kind !== wanted.kind) throw new Refusal('conflict', { zh: '账号的类型不能改。', en: 'The kind of an account cannot be changed.' });
        const plain = wanted.kind === 'email' ? wanted.secret : undefined;
        if (!(await updateChannel(sql, { ...wanted, id, settings: wanted.settings as JsonObject, secret: sealed(plain) }))) throw unknown();
        return c.json(await one(id), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post', path: '/v1/channels/{id}/secret', tags, summary: 'Make a new signing secret for a webhook, shown this once; from the next attempt on it replaces the old one',
        request: { params }, responses: answers(newChannel, 'The account.'),
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const { kind } = await one(id);
        if (kind !== 'webhook') throw new Refusal('conflict', { zh: '只有 Webhook 账号有签名密钥。', en: 'Only a webhook has a signing secret.' });
        const secret = makeSigningSecret();
        if (!(await renewSecret(sql, id, seal(channelSecret, secret)))) throw unknown();
        return c.json({ ...(await one(id)), secret }, 200);
      },
    )
    .openapi(
      createRoute({ method: 'delete', path: '/v1/channels/{id}', tags, summary: 'Delete an account that nothing waits for', request: { params }, responses: answers(nothing, 'Deleted.') }),
      async (c) => {
        const deleted = await deleteChannel(sql, c.req.valid('param').id, now());
        if (deleted === 'unknown') throw unknown();
        if (deleted === 'busy') throw new Refusal('conflict', { zh: '还有消息在等它发，先等发完。', en: 'Messages still wait for it. Wait until they have gone.' });
        return c.json({}, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post', path: '/v1/channels/{id}/test', tags, summary: 'Send a test message at once, and say what the other side said',
        request: { params, body: takes(z.strictObject({ to: z.string().max(320) })) },
        responses: answers(z.object({ sent: z.boolean(), reason: z.string().nullable() }), 'What came of it.'),
      }),
      async (c) => {
        const result = await sendTest(parts, c.req.valid('param').id, c.req.valid('json').to, SEND_TIMEOUT_MS);
        if (result === null) throw unknown();
        return c.json({ sent: result.type === 'accepted', reason: result.type === 'accepted' ? result.providerId : result.reason }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post', path: '/v1/channels/{id}/stop', tags, summary: 'Stop an account, or let it go on; `elapsed` says what becomes of what was to leave meanwhile',
        request: { params, body: takes(z.strictObject({ stopped: z.boolean(), elapsed })) },
        responses: answers(channel, 'The account.'),
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const { stopped: stops, elapsed: what } = c.req.valid('json');
        const known = stops ? await pauseChannel(sql, id, { at: now(), by: nameOf(c.var.operator) }) : await resumeChannel(sql, runtime.poke, id, what);
        if (!known) throw unknown();
        return c.json(await one(id), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get', path: '/v1/channels/{id}/sends', tags, summary: 'The delivery log: every attempt, newest first, never what was said',
        request: { params, query: z.object({ outcome: outcome.optional(), cursor: z.string().max(100).optional() }) }, responses: answers(pageOf(send), 'The attempts.'),
      }),
      async (c) => {
        const { outcome: wanted, cursor } = c.req.valid('query');
        const after = readCursor(cursor);
        return c.json(await listSends(sql, { channelId: c.req.valid('param').id, ...(wanted === undefined ? {} : { outcome: wanted }), ...(after === null ? {} : { after }) }), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get', path: '/v1/dead-letters', tags, summary: 'What could not be sent, and why',
        request: { query: z.object({ channel: z.string().max(40).optional(), cursor: z.string().max(100).optional() }) }, responses: answers(pageOf(letter), 'The letters.'),
      }),
      async (c) => {
        const { channel: wanted, cursor } = c.req.valid('query');
        const after = readCursor(cursor);
        return c.json(await listDeadLetters(sql, { ...(wanted === undefined ? {} : { channelId: wanted }), ...(after === null ? {} : { after }) }), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post', path: '/v1/dead-letters/replay', tags, summary: 'Send once more; their steps have had their answer',
        request: { body: takes(z.strictObject({ keys: z.array(z.string().max(300)).min(1).max(200) })) }, responses: answers(z.object({ replayed: z.number() }), 'How many.'),
      }),
      async (c) => c.json({ replayed: await replayLetters(sql, c.req.valid('json').keys) }, 200),
    )
    .openapi(
      createRoute({
        method: 'get', path: '/v1/stops', tags, summary: 'What the kill switch has stopped', request: { query: z.object({ scope: scopeQuery }) },
        responses: answers(listOf(stop), 'The stops.'),
      }),
      async (c) => c.json(await listStops(sql, c.req.valid('query').scope), 200),
    )
    .openapi(
      createRoute({
        method: 'post', path: '/v1/stops', tags, summary: 'Stop every message of a flow, of a channel, or, without either, of everything, at once',
        request: { query: z.object({ scope: scopeQuery }), body: takes(stopped) }, responses: answers(listOf(stop), 'The stops.'),
      }),
      async (c) => {
        const { scope } = c.req.valid('query');
        const { flow, channel: stoppedChannel } = c.req.valid('json');
        await throwStop(sql, { scopeId: scope, flowId: flow ?? null, channel: stoppedChannel ?? null }, await readScopeNow(sql, scope), nameOf(c.var.operator));
        return c.json(await listStops(sql, scope), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post', path: '/v1/stops/lift', tags, summary: 'Let it go on; what is still worth sending goes now',
        request: { query: z.object({ scope: scopeQuery }), body: takes(stopped) }, responses: answers(listOf(stop), 'The stops that are left.'),
      }),
      async (c) => {
        const { scope } = c.req.valid('query');
        const { flow, channel: stoppedChannel } = c.req.valid('json');
        const lifted = await liftStop(sql, { scopeId: scope, flowId: flow ?? null, channel: stoppedChannel ?? null }, await readScopeNow(sql, scope), nameOf(c.var.operator));
        if (!lifted) throw notFound({ zh: '紧急停止', en: 'stop' });
        return c.json(await listStops(sql, scope), 200);
      },
    );
}

/** In the form that Standard Webhooks gives it. */
function makeSigningSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`;
}

function readCursor(text: string | undefined) {
  if (text === undefined) return null;
  const cursor = parseCursor(text);
  if (cursor === null) throw new Refusal('bad-request', { zh: '分页标记无效，请回到第一页。', en: 'The cursor is not valid. Begin at the first page.' });
  return cursor;
}
