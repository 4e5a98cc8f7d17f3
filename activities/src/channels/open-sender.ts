import type { SendRequest } from '../outside/guarded-request.ts';
import type { ChannelAccount, OpenSender, Sender } from './channel-port.ts';
import { openEmail } from './email.ts';
import { lockedSender } from './locked-sender.ts';
import { openWebhook } from './webhook.ts';

/** A channel kind is one file beside this one, and a line here. */
export function openSenderBy(request: SendRequest): OpenSender {
  const kinds = { email: openEmail, webhook: openWebhook(request) } satisfies Record<ChannelAccount['kind'], (account: ChannelAccount) => Sender>;
  return (account) => (account.isLocked === true ? lockedSender : kinds[account.kind](account));
}
