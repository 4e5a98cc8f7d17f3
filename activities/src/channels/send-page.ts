// One look of a channel: claims messages, sends them, and writes down what became of each, until nothing may go or time is up.
import type { ChannelAccount, ChannelStore, ClaimedSend, NextLook, OpenSender, SendResult, SettledSend } from './channel-port.ts';
import { pauseAfter } from './retry-schedule.ts';

export interface SendPageRequest {
  readonly channelId: string;
}

export interface SendPageParts {
  readonly store: ChannelStore;
  readonly open: OpenSender;
  readonly heartbeat: () => void;
  /** Whether the worker is on its way down: what was not begun is put back. */
  readonly isOver: () => boolean;
  /** Milliseconds that never go back, also where the machine's clock does. */
  readonly monotonic: () => number;
  /** The machine's clock. */
  readonly now: () => number;
}

const PAGE_MS = 10_000;
/** An attempt ends by then, whatever the other side does; well before its claim runs out. */
export const SEND_TIMEOUT_MS = 15_000;
/** A claim that has lain for longer is not begun: whoever was stopped in between must not send what another may have taken up. */
const BEGIN_WITHIN_MS = 5_000;

export async function sendPage(parts: SendPageParts, { channelId }: SendPageRequest): Promise<NextLook> {
  const { store, heartbeat, isOver, monotonic } = parts;
  const until = monotonic() + PAGE_MS;
  const senders = new Map<string, ReturnType<OpenSender>>();
  try {
    for (;;) {
      heartbeat();
      const begun = monotonic();
      const most = [...senders.values()][0]?.atOnce ?? 1;
      const { account, sends, looked } = await store.claim(channelId, most);
      if (account === null) return { more: false, nextInMs: null };
      // The first claim is of one: only the account says how many may be under way.
      let sender = senders.get(account.id);
      if (sender === undefined) senders.set(account.id, (sender = parts.open(account)));
      await Promise.all(sends.map((send) => sendOne(parts, account, sender, send, begun)));
      const next = await store.next(channelId);
      if (!next.more || isOver() || monotonic() >= until) return next;
      // Everything that is due waits for something else than time.
      if (sends.length === 0 && looked === 0) return { more: false, nextInMs: Math.max(next.nextInMs ?? 0, 1_000) };
    }
  } finally {
    for (const sender of senders.values()) sender.close();
  }
}

async function sendOne(parts: SendPageParts, account: ChannelAccount, sender: ReturnType<OpenSender>, send: ClaimedSend, begun: number): Promise<void> {
  const { store, heartbeat, isOver, monotonic, now } = parts;
  const { key, attempt } = send;
  if (isOver() || monotonic() - begun > BEGIN_WITHIN_MS) {
    await store.settle({ key, attempt, outcome: 'putBack', reason: null, why: null, retryInMs: 0, providerId: null });
    return;
  }
  const beating = setInterval(heartbeat, 2_000);
  try {
    const result = await sender.send(send, SEND_TIMEOUT_MS);
    await store.settle(settle(account, send, result, now()));
  } finally {
    clearInterval(beating);
  }
}

/** Pure. */
export function settle({ kind }: Pick<ChannelAccount, 'kind'>, { key, attempt, tries, validUntil }: ClaimedSend, result: SendResult, now: number): SettledSend {
  const settled = { key, attempt, why: null, retryInMs: null, providerId: null };
  if (result.type === 'accepted') return { ...settled, outcome: 'accepted', reason: null, providerId: result.providerId };
  const { isPassing, reason } = result;
  if (!isPassing) return { ...settled, outcome: 'failed', reason, why: 'refusedByProvider' };
  const pause = pauseAfter(kind, tries);
  if (pause === null || now + pause >= validUntil) return { ...settled, outcome: 'failed', reason, why: 'gaveUp' };
  return { ...settled, outcome: 'retry', reason, retryInMs: pause };
}
