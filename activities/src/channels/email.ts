// E-mail by SMTP. A connection carries one message at a time and is torn down when time is up, so that nothing goes on behind our back.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { ChannelAccount, ClaimedSend, Sender, SendResult } from './channel-port.ts';

export const emailSettings = z.strictObject({
  host: z.string().min(1).max(255),
  port: z.int().min(1).max(65_535),
  /** `tls` from the first byte, `starttls` required, or `none`. */
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string().max(255),
  /** `Name <address>` or an address alone. */
  from: z.string().min(3).max(320),
});
export type EmailSettings = z.infer<typeof emailSettings>;

const CONNECTIONS = 5;

export function openEmail(account: ChannelAccount): Sender {
  const settings = emailSettings.parse(account.settings);
  const idle: SMTPConnection[] = [];
  return {
    atOnce: CONNECTIONS,
    async send(message, timeoutMs) {
      const kept = idle.pop();
      const connection = kept ?? connectionOf(settings);
      let [isLate, timer]: [boolean, NodeJS.Timeout | undefined] = [false, undefined];
      const deadline = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          isLate = true;
          reject(new Error(`no answer within ${timeoutMs} ms`));
        }, timeoutMs);
      });
      const work = async (): Promise<SendResult> => {
        if (kept === undefined) await opened(connection, settings, account.secret);
        const mail = await compose(settings, message);
        if (isLate) throw new Error('too late');
        return deliver(connection, settings, message, mail);
      };
      try {
        const result = await Promise.race([work(), deadline]);
        if (connection.destroyed) tearDown(connection);
        else idle.push(connection);
        return result;
      } catch (error) {
        tearDown(connection);
        return { type: 'failed', ...readFailure(error) };
      } finally {
        clearTimeout(timer);
      }
    },
    close() {
      for (const connection of idle.splice(0)) connection.quit();
    },
  };
}

/** At once: `close` alone would let what has been written go on its way. */
function tearDown(connection: SMTPConnection): void {
  if (connection._socket) connection._socket.destroy();
  connection.close();
}

function connectionOf({ host, port, security }: EmailSettings): SMTPConnection {
  const connection = new SMTPConnection({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 15_000,
  });
  // Whoever uses it at that moment is told by their callback; an idle one just goes.
  connection.on('error', () => connection.close());
  return connection;
}

async function opened(connection: SMTPConnection, { user }: EmailSettings, secret: string | null): Promise<void> {
  await asked(connection, (done) => connection.connect(done));
  if (user !== '') await asked(connection, (done) => connection.login({ user, pass: secret ?? '' }, done));
}

async function deliver(connection: SMTPConnection, settings: EmailSettings, message: ClaimedSend, mail: Buffer): Promise<SendResult> {
  const envelope = { from: addressIn(settings.from), to: [message.address ?? ''] };
  const info = await asked<SMTPConnection.SentMessageInfo>(connection, (done) => connection.send(envelope, mail, done));
  return { type: 'accepted', providerId: info?.response?.slice(0, 200) ?? null };
}

/** An error of the connection comes by an event, where no command is under way. */
function asked<T>(connection: SMTPConnection, work: (done: (error?: Error | null, result?: T) => void) => void): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(error);
    const ended = () => reject(new Error('the connection was closed'));
    connection.once('error', fail);
    connection.once('end', ended);
    work((error, result) => {
      connection.removeListener('error', fail);
      connection.removeListener('end', ended as never);
      if (error) reject(error);
      else resolve(result);
    });
  });
}

export function compose(settings: EmailSettings, message: ClaimedSend): Promise<Buffer> {
  const { unsubscribeUrl } = message;
  const composer = new MailComposer({
    from: settings.from,
    to: message.address ?? '',
    subject: message.subject ?? beginningOf(message.text),
    text: unsubscribeUrl === null ? message.text : `${message.text}\n\n-- \n退订 / Unsubscribe: ${unsubscribeUrl}\n`,
    messageId: `<${messageIdOf(message.key)}@${domainOf(settings.from)}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      // RFC 8058: the mail program may end it with one request, and nobody has to read a page.
      ...(unsubscribeUrl === null ? {} : { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
    // A text is a text: nothing in it is fetched or read from a disk.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Promise((resolve, reject) => {
    composer.compile().build((error, mail) => (error ? reject(error) : resolve(mail)));
  });
}

/** The same for every attempt, so that a mailbox can tell a repetition. */
export function messageIdOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 40);
}

function addressIn(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
}

function domainOf(from: string): string {
  return addressIn(from).split('@')[1] ?? 'localhost';
}

function beginningOf(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** 5xx is for good, except about the account itself: then the message is not to blame. Everything else may pass. */
export function readFailure(error: unknown): { readonly isPassing: boolean; readonly reason: string } {
  if (!(error instanceof Error)) return { isPassing: true, reason: String(error) };
  const { responseCode, code } = error as SMTPConnection.SMTPError;
  const isPassing = responseCode === undefined || responseCode < 500 || code === 'EAUTH' || code === 'ETLS';
  return { isPassing, reason: (error as SMTPConnection.SMTPError).response?.slice(0, 300) ?? error.message.slice(0, 300) };
}
