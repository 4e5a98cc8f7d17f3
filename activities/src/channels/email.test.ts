// E-mail against a real SMTP server in a process of its own: what it takes, defers, refuses, drops and delays.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SmtpProcess, startSmtp } from '../../../tests/setup/smtp/start-smtp.ts';
import type { ClaimedSend, Sender } from './channel-port.ts';
import { messageIdOf, openEmail } from './email.ts';

let smtp: SmtpProcess;
const senders: Sender[] = [];

beforeAll(async () => {
  smtp = await startSmtp();
});
afterAll(async () => {
  for (const sender of senders) sender.close();
  await smtp.stop();
});

function sender(more: object = {}, secret: string | null = null): Sender {
  const settings = { host: '127.0.0.1', port: smtp.port, security: 'none', user: '', from: 'Mei <mei@school.example>', ...more };
  const opened = openEmail({ id: 'mail', kind: 'email', settings, secret });
  senders.push(opened);
  return opened;
}

const message = (address: string, more: Partial<ClaimedSend> = {}): ClaimedSend => ({
  key: `run/step#1/${address}`, attempt: 1, tries: 1, line: 'run/', userId: 'ann', address, subject: null, text: '你好 Ann\nSecond line', purpose: 'marketing', flow: 'Sale',
  run: 'run', step: 'step', askedAt: 0, validUntil: 1, unsubscribeUrl: 'https://sopwith.example/u/token', ...more,
});

const mailTo = (address: string) => smtp.mails.filter(({ to }) => to === address);

describe('an e-mail', () => {
  test('arrives with its text, an id that is the same for every attempt, and a way to unsubscribe with one click', async () => {
    const wanted = message('ann+1@example.org');
    expect(await sender().send(wanted, 5_000)).toMatchObject({ type: 'accepted' });
    const [mail] = mailTo('ann+1@example.org');
    const raw = mail?.raw.replaceAll('\r\n ', ' ') ?? '';
    expect(raw).toContain('From: Mei <mei@school.example>');
    expect(raw).toContain(`Message-ID: <${messageIdOf(wanted.key)}@school.example>`);
    expect(raw).toContain('List-Unsubscribe: <https://sopwith.example/u/token>');
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(raw).toContain('Subject: =?UTF-8?');
    const service = message('ann+2@example.org', { unsubscribeUrl: null, subject: 'Your parcel' });
    await sender().send(service, 5_000);
    expect(mailTo('ann+2@example.org')[0]?.raw).toContain('Subject: Your parcel');
    expect(mailTo('ann+2@example.org')[0]?.raw).not.toContain('nsubscribe');
  });

  test.each<[string, string, boolean, string]>([
    ['that is deferred may be sent again', 'defer+1@example.org', true, '451'],
    ['that is refused may not', 'refuse+1@example.org', false, '550'],
    ['whose connection is lost after it was taken may have arrived, and is sent again', 'drop+1@example.org', true, ''],
  ])('%s', async (_, address, isPassing, reason) => {
    const opened = sender();
    expect(await opened.send(message(address), 5_000)).toMatchObject({ type: 'failed', isPassing, reason: expect.stringContaining(reason) });
    if (isPassing) expect(await opened.send(message(address), 5_000)).toMatchObject({ type: 'accepted' });
  });

  test('that nobody answers for is given up when time is up', async () => {
    const begun = performance.now();
    expect(await sender().send(message('slow+1@example.org'), 400)).toMatchObject({ type: 'failed', isPassing: true, reason: expect.stringContaining('400 ms') });
    // Long before the server would have answered.
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  test('goes by the account’s password; a wrong one is the account’s trouble, not the message’s', async () => {
    expect(await sender({ user: 'mei' }, 'right').send(message('ann+3@example.org'), 5_000)).toMatchObject({ type: 'accepted' });
    expect(await sender({ user: 'mei' }, 'wrong').send(message('ann+4@example.org'), 5_000)).toMatchObject({ type: 'failed', isPassing: true });
    expect(mailTo('ann+4@example.org')).toEqual([]);
  });

  test('to a server that is not there may be sent again', async () => {
    expect(await sender({ port: 1 }).send(message('ann+5@example.org'), 5_000)).toMatchObject({ type: 'failed', isPassing: true });
  });

  test('cannot be given further recipients by its address', async () => {
    await sender().send(message('ann+6@example.org', { subject: 'Hi\r\nBcc: eve@example.org' }), 5_000);
    const raw = mailTo('ann+6@example.org')[0]?.raw ?? '';
    expect(raw).not.toMatch(/^Bcc:/m);
  });

  test('follows another on the same connection', async () => {
    const opened = sender();
    for (const n of [7, 8, 9]) expect(await opened.send(message(`ann+${n}@example.org`), 5_000)).toMatchObject({ type: 'accepted' });
  });
});
