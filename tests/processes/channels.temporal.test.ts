// Sending by real processes to a real SMTP server: a worker that is killed between claim and outcome loses nothing and repeats under the
// same id; and from the acknowledgement of a withdrawal on, nothing to that member begins.
import type { FlowDocument } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messageIdOf } from '../../activities/src/channels/email.ts';
import { seal } from '../../server/src/secrets/seal.ts';
import { signUnsubscribe } from '../../server/src/secrets/unsubscribe-token.ts';
import { type SmtpProcess, startSmtp } from '../setup/smtp/start-smtp.ts';
import { type Deployed, deploy, type Door } from './deployed.ts';

const MOST_KILLS = 5;
const SECRET = 'a secret of the processes, long enough';
const env = { SOPWITH_CHANNEL_SECRET: SECRET, SOPWITH_PUBLIC_URL: 'http://127.0.0.1' };
/** Temporal is shared with other tests; the account's id names its workflow. */
const ACCOUNT = `mail-${Math.floor(Math.random() * 1e9)}`;
let deployed: Deployed;
let smtp: SmtpProcess;
let api: Door;
/** Of the second test; the first ends with it. */
let worker: Door;

const document: FlowDocument = {
  format: 'sopwith.flow/1',
  name: 'Letters',
  subject: 'member',
  triggers: [{ type: 'event', event: 'wrote' }],
  context: [],
  reentry: { type: 'afterEnd' },
  exits: [],
  lanes: 2,
  start: 'letter',
  steps: [
    {
      id: 'letter', type: 'message', version: 1, config: { channel: 'email', purpose: 'marketing', text: 'Hello {{ member.externalId }}', waitFor: 'accepted' },
      ends: ['done', 'skipped', 'failed'],
    },
  ],
  edges: [],
  layout: {},
};

beforeAll(async () => {
  [deployed, smtp] = await Promise.all([deploy('channels'), startSmtp()]);
  await deployed.publish('letters', document);
  const settings = { host: '127.0.0.1', port: smtp.port, security: 'none', user: '', from: 'Mei <mei@school.example>' };
  await deployed.sql`
    insert into channels (id, kind, name, settings, secret, filled_at, disturbs, created_at)
    values (${ACCOUNT}, 'email', ${ACCOUNT}, ${deployed.sql.json(settings)}, ${seal(SECRET, 'none')}, 0, false, 0)`;
  api = await deployed.start('api', { SOPWITH_CHANNEL_SECRET: SECRET });
});
afterAll(async () => {
  await deployed.close();
  await smtp.stop();
});

async function batch(calls: readonly object[]): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${deployed.writeKey}:`).toString('base64')}`;
  const answer = await fetch(`${api.address}/v1/batch`, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify({ batch: calls }) });
  expect(answer.status).toBe(200);
}

/** Enough that a kill falls into the middle: each letter takes the server 300 ms. */
async function write(prefix: string, count: number): Promise<readonly string[]> {
  const members = Array.from({ length: count }, (_, n) => `${prefix}-${n}`);
  await batch(members.map((userId) => ({ type: 'identify', userId, messageId: `i-${userId}`, traits: { email: `while+${userId}@example.org` } })));
  await batch(members.map((userId) => ({ type: 'track', userId, event: 'wrote', messageId: `t-${userId}` })));
  return members;
}

const count = async (where: string) => (await deployed.sql.unsafe<{ n: number }[]>(`select count(*)::int as n from messages where ${where}`))[0]?.n ?? 0;

/** Kills a worker while a letter is under way; one that had just written its outcome down is followed by the next. */
async function killAmidLetter(): Promise<void> {
  for (let tries = 1; tries <= MOST_KILLS; tries++) {
    const one = await deployed.start('worker', env);
    await expect.poll(() => count(`status = 'sent'`), { timeout: 60_000, interval: 20 }).toBeGreaterThan(4);
    await expect.poll(() => count(`status = 'sending'`), { timeout: 60_000, interval: 5 }).toBeGreaterThan(0);
    one.signal('SIGKILL');
    await one.exited;
    if ((await count(`status = 'sending'`)) > 0) return;
  }
  throw new Error(`expected one of ${MOST_KILLS} kills to fall amid a letter, found none`);
}

test('a worker that is killed between claim and outcome loses no message, and what is sent again has the same id', async () => {
  const members = await write('lost', 60);
  await killAmidLetter();
  // Their claims run out.
  await deployed.sql`update messages set lease_until = 0 where status = 'sending'`;
  await deployed.sql`update channels set rests_until = null`;
  worker = await deployed.start('worker', env);
  await expect.poll(() => count(`status = 'sent'`), { timeout: 60_000 }).toBe(members.length);
  const messages = await deployed.sql<{ key: string; userId: string; attempt: number }[]>`
    select m.key, o.external_id as "userId", m.attempt from messages m join members o on o.id = m.member_id`;
  for (const { key, userId } of messages) {
    const mails = smtp.mails.filter(({ to }) => to === `while+${userId}@example.org`);
    expect(mails.length).toBeGreaterThan(0);
    for (const { raw } of mails) expect(raw).toContain(`<${messageIdOf(key)}@school.example>`);
  }
  expect(messages.some(({ attempt }) => attempt === 2)).toBe(true);
  // Every run was told once.
  await expect.poll(async () => (await deployed.sql`select 1 from runs where status = 'ended'`).length, { timeout: 60_000 }).toBe(members.length);
});

test('no letter begins after its member’s withdrawal was acknowledged', async () => {
  const members = await write('race', 40);
  const acknowledged = new Map<string, number>();
  await expect.poll(() => count(`status = 'sent' and run_id in (select r.id from runs r join members m on m.id = r.member_id where m.external_id like 'race-%')`), { timeout: 60_000, interval: 10 }).toBeGreaterThan(2);
  await Promise.all(
    members.filter((_, n) => n % 2 === 0).map(async (userId) => {
      const token = signUnsubscribe(SECRET, { scopeId: 'live', userId, purpose: 'marketing', channel: 'email' });
      const answer = await fetch(`${api.address}/u/${token}`, {
        method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click',
      });
      expect(answer.status).toBe(200);
      acknowledged.set(userId, Date.now());
    }),
  );
  await expect.poll(() => count(`status in ('waiting', 'sending')`), { timeout: 60_000 }).toBe(0);
  let refused = 0;
  for (const [userId, at] of acknowledged) {
    const mails = smtp.mails.filter(({ to }) => to === `while+${userId}@example.org`);
    for (const { begunAt, endedAt } of mails) expect([userId, begunAt <= at, endedAt <= at]).toEqual([userId, true, true]);
    if (mails.length === 0) refused++;
  }
  // Some were in time, or the test saw no race.
  expect(refused).toBeGreaterThan(0);
  expect(await count(`status = 'skipped' and why = 'withdrawn'`)).toBe(refused);
  expect(worker.printed()).not.toContain('example.org');
});
