// A signed webhook, as the Standard Webhooks specification has it. It goes to where the public network leads, and follows no redirect.
import { createHash } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { ForbiddenAddress, type SendRequest } from '../outside/guarded-request.ts';
import type { ChannelAccount, ClaimedSend, Sender, SendResult } from './channel-port.ts';

export const webhookSettings = z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(2_000) });

const AT_ONCE = 20;

export function openWebhook(request: SendRequest, now: () => number = Date.now): (account: ChannelAccount) => Sender {
  return (account) => {
    const { url } = webhookSettings.parse(account.settings);
    const ended = new AbortController();
    return {
      atOnce: AT_ONCE,
      async send(message, timeoutMs) {
        const body = JSON.stringify(bodyOf(message));
        try {
          const headers = signed(account.secret ?? '', message.key, body, now());
          const { status } = await request({ method: 'POST', url, headers, body, timeoutMs, signal: ended.signal, redirects: 0 });
          return read(status);
        } catch (error) {
          const cause = error instanceof Error && error.cause instanceof ForbiddenAddress ? error.cause : error;
          return { type: 'failed', isPassing: !(cause instanceof ForbiddenAddress), reason: (cause instanceof Error ? cause.message : String(cause)).slice(0, 300) };
        }
      },
      close: () => ended.abort(),
    };
  };
}

/** The id is the same for every attempt, so that the other side can tell a repetition; the time is that of the attempt. */
export function signed(secret: string, key: string, body: string, now: number): Readonly<Record<string, string>> {
  const id = `msg_${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
  const at = new Date(now);
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}

function bodyOf({ key, userId, subject, text, purpose, flow, run, step, askedAt }: ClaimedSend) {
  const data = { key, userId, subject, text, purpose, flow, run, step };
  return { type: 'message.sent', timestamp: new Date(askedAt).toISOString(), data };
}

/** 410: whoever was there is gone for good. Anything else may be mended on the other side. */
function read(status: number): SendResult {
  if (status >= 200 && status < 300) return { type: 'accepted', providerId: null };
  return { type: 'failed', isPassing: status !== 410, reason: `HTTP ${status}` };
}
