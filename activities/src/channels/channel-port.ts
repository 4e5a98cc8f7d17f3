// What sending by a channel asks of the database, and of whoever speaks to the other side.
import type { JsonObject } from '@sopwith/engine';

export type ChannelKind = 'email' | 'webhook';

export interface ChannelAccount {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly settings: JsonObject;
  /** Opened; never logged, never sent through Temporal. */
  readonly secret: string | null;
  /** It has one, which cannot be opened: it was sealed with another secret of the installation. */
  readonly isLocked?: boolean;
}

export interface ClaimedSend {
  /** The message's: each attempt carries it, so that the other side can tell a repetition. */
  readonly key: string;
  readonly attempt: number;
  /** Of them, this one included, those since it was first sent, or last taken up from the dead letters: by them the schedule of retries goes. */
  readonly tries: number;
  /** Messages of one line reach their recipient in order. */
  readonly line: string;
  readonly userId: string;
  /** Null where the channel needs none. */
  readonly address: string | null;
  readonly subject: string | null;
  readonly text: string;
  readonly purpose: string;
  readonly flow: string;
  readonly run: string;
  readonly step: string;
  readonly askedAt: number;
  readonly validUntil: number;
  /** Where one click ends messages of this purpose; null: they cannot be refused. */
  readonly unsubscribeUrl: string | null;
}

export interface ClaimedPage {
  /** Null: there is no such account, or it is stopped. */
  readonly account: ChannelAccount | null;
  readonly sends: readonly ClaimedSend[];
  /** Messages that were decided without being sent. */
  readonly looked: number;
}

/** What the other side said. */
export type SendResult =
  | { readonly type: 'accepted'; readonly providerId: string | null }
  /** `isPassing`: another attempt may succeed. */
  | { readonly type: 'failed'; readonly isPassing: boolean; readonly reason: string };

export interface SettledSend {
  readonly key: string;
  readonly attempt: number;
  /** `putBack`: it was not tried. */
  readonly outcome: 'accepted' | 'retry' | 'failed' | 'putBack';
  /** For the delivery log. */
  readonly reason: string | null;
  /** For the trail: why it will not be tried again. */
  readonly why: 'refusedByProvider' | 'gaveUp' | null;
  readonly retryInMs: number | null;
  readonly providerId: string | null;
}

export interface NextLook {
  /** Something can be sent now. */
  readonly more: boolean;
  /** Null: nothing waits for this channel. */
  readonly nextInMs: number | null;
}

export interface ChannelStore {
  /** Takes up to `most` messages, one a recipient, under their recipients' locks: consent, holds, stops, quiet hours, caps and the rate are asked here. */
  claim(channelId: string, most: number): Promise<ClaimedPage>;
  /** What became of an attempt and what its step is told, in one commit. An attempt that was given up meanwhile changes nothing but the log. */
  settle(settled: SettledSend): Promise<void>;
  next(channelId: string): Promise<NextLook>;
}

/** Speaks to one account's other side; `send` never throws for what the other side says, and has ended when it returns. */
export interface Sender {
  /** How many may be under way at once. */
  readonly atOnce: number;
  send(message: ClaimedSend, timeoutMs: number): Promise<SendResult>;
  close(): void;
}

export type OpenSender = (account: ChannelAccount) => Sender;

export interface ChannelActivities {
  sendPage(request: { readonly channelId: string }): Promise<NextLook>;
}
