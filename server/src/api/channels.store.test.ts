// Accounts over the API: what is kept is sealed, what is shown has no secret, and what failed can be sent again.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SmtpProcess, startSmtp } from '../../../tests/setup/smtp/start-smtp.ts';
import { type ChannelAccount, type ClaimedSend, createGuardedRequest, openSenderBy } from '@sopwith/activities';
import { createChannelStore } from '../runtime/channels/channel-store.ts';
import { signUnsubscribe } from '../secrets/unsubscribe-token.ts';
import type { ChannelDto, DeadLetterDto, NewChannelDto, Page, SendDto, StopDto } from './contract.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

const SECRET = 'a secret of the tests, long enough';
let api: ApiUnderTest;
let smtp: SmtpProcess;

beforeAll(async () => {
  [api, smtp] = await Promise.all([apiUnderTest(), startSmtp()]);
});
afterAll(() => Promise.all([api.close(), smtp.stop()]));

const settings = () => ({ host: '127.0.0.1', port: smtp.port, security: 'none', user: 'mei', from: 'mei@school.example' });
const mail = (more: object = {}) => ({ kind: 'email', id: 'mail', name: 'Mail', settings: settings(), secret: 'right', perMinute: null, disturbs: false, ...more });
const store = () => createChannelStore(api.sql, { secret: SECRET, publicUrl: 'http://x', poke: () => {} });

test('an account is kept with its password sealed, and never shows it again', async () => {
  const made = await api.call<NewChannelDto>('POST', '/v1/channels', mail());
  expect(made.body).toMatchObject({ id: 'mail', hasSecret: true, secret: null, waiting: 0, settings: { host: '127.0.0.1' } });
  expect((await api.call('POST', '/v1/channels', mail())).status).toBe(409);
  const [row] = await api.sql<{ secret: string }[]>`select secret from channels where id = 'mail'`;
  expect(row?.secret).toMatch(/^1\./);
  expect(JSON.stringify((await api.call<readonly ChannelDto[]>('GET', '/v1/channels')).body)).not.toContain('right');
  const { id: _, secret: __, ...unchanged } = mail({ name: 'Letters' });
  const changed = await api.call<ChannelDto>('PUT', '/v1/channels/mail', unchanged);
  expect(changed.body).toMatchObject({ name: 'Letters', hasSecret: true });
  expect((await api.call('PUT', '/v1/channels/mail', { ...unchanged, kind: 'webhook', settings: { url: 'https://x.example' } })).status).toBe(409);
});

test('a flow that is published with a message that has no account to leave by is warned of, and not once there is one', async () => {
  const publish = async (config: object) => {
    const step = { id: 'say', type: 'message', version: 1, config: { purpose: 'service', text: 'Hi', ...config }, ends: ['done'] };
    const document = {
      format: 'sopwith.flow/1', name: 'Says', subject: 'member', triggers: [], context: [], reentry: { type: 'never' }, exits: [], lanes: 1, start: 'say', steps: [step], edges: [], layout: {},
    };
    const { body } = await api.call<{ id: string; rev: number }>('POST', '/v1/flows', { document });
    return (await api.call<{ warnings: readonly { code: string; step: string }[] }>('POST', `/v1/flows/${body.id}/publish`, { rev: body.rev })).body.warnings.map(({ code, step: of }) => `${of} ${code}`);
  };
  expect(await publish({ channel: 'webhook' })).toEqual(['say message.noAccount']);
  expect(await publish({ channel: 'email', account: 'nobody' })).toEqual(['say message.unknownAccount']);
  expect(await publish({ channel: 'email' })).toEqual([]);
});

test('a webhook’s secret is made here and shown once, and made anew where it was lost or told', async () => {
  const made = await api.call<NewChannelDto>('POST', '/v1/channels', {
    kind: 'webhook', id: 'crm', name: 'CRM', settings: { url: 'https://crm.example/hook' }, perMinute: 60, disturbs: false,
  });
  expect(made.body.secret).toMatch(/^whsec_/);
  expect((await api.call('POST', '/v1/channels', { kind: 'webhook', id: 'x', name: 'X', settings: { url: 'file:///etc/passwd' }, perMinute: null, disturbs: true })).status).toBe(400);
  const sealed = async () => (await api.sql<{ secret: string }[]>`select secret from channels where id = 'crm'`)[0]?.secret;
  const before = await sealed();
  const renewed = await api.call<NewChannelDto>('POST', '/v1/channels/crm/secret');
  expect([renewed.status, renewed.body.secret]).toEqual([200, expect.stringMatching(/^whsec_/)]);
  expect([renewed.body.secret === made.body.secret, (await sealed()) === before]).toEqual([false, false]);
  expect((await api.call('POST', '/v1/channels/mail/secret')).status).toBe(409);
  expect((await api.call('POST', '/v1/channels/nobody/secret')).status).toBe(404);
  expect((await api.call('DELETE', '/v1/channels/crm')).status).toBe(200);
  expect((await api.call('DELETE', '/v1/channels/crm')).status).toBe(404);
});

test('a test message goes at once, and says what the other side said', async () => {
  expect((await api.call<{ sent: boolean }>('POST', '/v1/channels/mail/test', { to: 'ann+test@example.org' })).body).toMatchObject({ sent: true });
  expect(smtp.mails.map(({ to }) => to)).toEqual(['ann+test@example.org']);
  expect((await api.call<object>('POST', '/v1/channels/mail/test', { to: 'refuse+test@example.org' })).body).toMatchObject({ sent: false, reason: expect.stringContaining('550') });
});

async function ask(userId: string): Promise<void> {
  await api.send('/v1/identify', { userId, traits: { email: `${userId}@example.org` } });
  await api.sql`
    insert into flows (id, name, status, draft, rev, created_at, updated_at) values ('f', 'Sale', 'published', '{}', 1, 0, 0) on conflict do nothing`;
  await api.sql`
    insert into messages (key, scope_id, run_id, flow_id, member_id, step, channel, purpose, text, at, status, why, not_before, asked_at, channel_id)
    select gen_random_uuid() || '/s#1', 'live', gen_random_uuid(), 'f', id, 's', 'email', 'marketing', 'Hi', ${Date.now()}, 'waiting', 'queued', ${Date.now()}, ${Date.now()}, 'mail'
    from members where external_id = ${userId}`;
}

test('what failed for good is listed with its reason, and goes once more when it is replayed', async () => {
  await ask('bob');
  expect((await api.call('DELETE', '/v1/channels/mail')).status).toBe(409);
  const { sends } = await store().claim('mail', 1);
  const [send] = sends;
  expect(send?.userId).toBe('bob');
  await store().settle({ key: send?.key ?? '', attempt: 1, outcome: 'failed', reason: '550 unknown', why: 'refusedByProvider', retryInMs: null, providerId: null });
  const letters = await api.call<Page<DeadLetterDto>>('GET', '/v1/dead-letters?channel=mail');
  expect(letters.body.items).toMatchObject([{ userId: 'bob', flow: 'Sale', attempts: 1, why: 'refusedByProvider', reason: '550 unknown' }]);
  const keys = letters.body.items.map(({ key }) => key);
  // By then it is long not worth sending any more, unless somebody wants it to go.
  await api.sql`update messages set valid_until = 1 where key = any(${keys}::text[])`;
  expect((await api.call<object>('POST', '/v1/dead-letters/replay', { keys })).body).toEqual({ replayed: 1 });
  expect((await api.call<object>('POST', '/v1/dead-letters/replay', { keys })).body).toEqual({ replayed: 0 });
  const again = (await store().claim('mail', 1)).sends[0];
  expect([again?.key, again?.attempt, again?.tries]).toEqual([send?.key, 2, 1]);
  await store().settle({ key: send?.key ?? '', attempt: 2, outcome: 'accepted', reason: null, why: null, retryInMs: null, providerId: 'ok' });
  const log = await api.call<Page<SendDto>>('GET', '/v1/channels/mail/sends');
  expect(log.body.items.map(({ attempt, outcome }) => `${attempt} ${outcome}`)).toEqual(['2 accepted', '1 failed']);
  expect((await api.call<Page<SendDto>>('GET', '/v1/channels/mail/sends?outcome=failed')).body.items).toHaveLength(1);
  expect((await api.call<readonly ChannelDto[]>('GET', '/v1/channels')).body).toMatchObject([{ id: 'mail', sentToday: 1, failed: 0, waiting: 0 }]);
});

test('an account whose secret was sealed with another of the installation’s sends nothing with none, and says why where one looks for it', async () => {
  await ask('una');
  const elsewhere = createChannelStore(api.sql, { secret: 'another secret of the installation', publicUrl: 'http://x', poke: () => {} });
  const { account, sends } = await elsewhere.claim('mail', 1);
  const [send] = sends as readonly [ClaimedSend];
  const arrived = smtp.mails.length;
  const told = await openSenderBy(createGuardedRequest({ allowLoopback: true }))(account as ChannelAccount).send(send, 5_000);
  expect(told).toMatchObject({ type: 'failed', isPassing: true, reason: expect.stringContaining('cannot be opened') });
  expect(smtp.mails).toHaveLength(arrived);
  await elsewhere.settle({ key: send.key, attempt: 1, outcome: 'accepted', reason: null, why: null, retryInMs: null, providerId: 'ok' });
});

test('one click ends messages of a kind; to look at the page does not', async () => {
  await ask('cat');
  const path = `/u/${signUnsubscribe(SECRET, { scopeId: 'live', userId: 'cat', purpose: 'marketing', channel: 'email' })}`;
  const page = await api.ask<string>('GET', path, { headers: { 'accept-language': 'en' } });
  expect([page.status, page.body.includes('No more e-mails of the kind “Marketing”?')]).toEqual([200, true]);
  expect(await api.sql`select 1 from members where external_id = 'cat' and consents <> '{}'`).toHaveLength(0);
  const click = { raw: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  expect((await api.ask('POST', path, click)).status).toBe(200);
  expect((await store().claim('mail', 1)).sends).toEqual([]);
  expect(await api.sql`select why from messages m join members o on o.id = m.member_id where o.external_id = 'cat'`).toEqual([{ why: 'withdrawn' }]);
  expect((await api.ask('POST', `${path}x`, click)).status).toBe(404);
});

test('what waited for an account that goes on is sent now, skipped, or as much later, as its operator says', async () => {
  const stop = (body: object) => api.call<ChannelDto>('POST', '/v1/channels/mail/stop', body);
  await ask('eve');
  await stop({ stopped: true });
  const waiting = () => api.sql<{ status: string; why: string; later: number; valid: number }[]>`
    select m.status, m.why, (m.not_before - m.asked_at)::float8 as later, (m.valid_until - m.asked_at)::float8 as valid
    from messages m join members o on o.id = m.member_id where o.external_id = 'eve'`;
  await api.sql`update channels set paused_at = paused_at - 3600000 where id = 'mail'`;
  expect((await stop({ stopped: false, elapsed: 'later' })).status).toBe(400);
  expect((await stop({ stopped: false, elapsed: 'retime' })).body).toMatchObject({ pausedAt: null, pausedBy: null, waiting: 1 });
  const [moved] = await waiting();
  expect(moved).toMatchObject({ status: 'waiting', why: 'queued' });
  expect(moved?.later).toBeGreaterThanOrEqual(3_600_000);
  expect(moved?.valid).toBeGreaterThanOrEqual(86_400_000 + 3_600_000);
  // What waits for later by itself was not kept back by the next pause.
  await stop({ stopped: true });
  await stop({ stopped: false, elapsed: 'skip' });
  expect(await waiting()).toEqual([moved]);
  await api.sql`update messages set not_before = 1 where status = 'waiting'`;
  await stop({ stopped: true });
  expect((await stop({ stopped: false, elapsed: 'skip' })).body).toMatchObject({ waiting: 0 });
  expect(await waiting()).toMatchObject([{ status: 'skipped', why: 'channelPaused' }]);
});

test('an account is stopped and goes on; the kill switch is thrown and lifted', async () => {
  await ask('dan');
  expect((await api.call<ChannelDto>('POST', '/v1/channels/mail/stop', { stopped: true })).body).toMatchObject({ pausedBy: 'tests' });
  expect((await store().claim('mail', 1)).account).toBeNull();
  await api.call('POST', '/v1/channels/mail/stop', { stopped: false });
  expect((await api.call<readonly StopDto[]>('POST', '/v1/stops', { flow: 'f' })).body).toMatchObject([{ flow: { id: 'f', name: 'Sale' }, by: 'tests' }]);
  expect((await store().claim('mail', 1)).sends).toEqual([]);
  expect((await api.call<readonly StopDto[]>('POST', '/v1/stops/lift', { flow: 'f' })).body).toEqual([]);
  expect((await api.call('POST', '/v1/stops/lift', { flow: 'f' })).status).toBe(404);
});
