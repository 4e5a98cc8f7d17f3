// A test of an account: one message to an address that the operator types, past every rule about members, into no log.
import { randomUUID } from 'node:crypto';
import type { ChannelAccount, SendResult } from '@sopwith/activities';
import { unseal } from '../secrets/seal.ts';
import type { ApiParts } from './api-parts.ts';

export async function sendTest({ sql, openSender, channelSecret, now }: ApiParts, id: string, to: string, timeoutMs: number): Promise<SendResult | null> {
  const [row] = await sql<(Omit<ChannelAccount, 'secret'> & { secret: string | null })[]>`
    select id, kind, settings, secret from channels where id = ${id} and deleted_at is null`;
  if (!row) return null;
  const secret = row.secret === null ? null : unseal(channelSecret, row.secret);
  const sender = openSender({ ...row, secret, isLocked: row.secret !== null && secret === null });
  const at = now();
  try {
    return await sender.send(
      {
        key: `test/${randomUUID()}`, attempt: 1, tries: 1, line: 'test', userId: to, address: to, subject: 'Sopwith', text: '这是一条测试消息。\nThis is a test message.', purpose: 'service', flow: 'test',
        run: 'test', step: 'test', askedAt: at, validUntil: at + timeoutMs, unsubscribeUrl: null,
      },
      timeoutMs,
    );
  } finally {
    sender.close();
  }
}
