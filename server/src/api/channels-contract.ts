// What the API says about holds and channels.
import type { HoldAudience, JsonObject } from '@sopwith/engine';

export interface HoldsDto {
  readonly holds: readonly {
    readonly id: string;
    /** Released by it: an incident's number, as a rule. */
    readonly key: string;
    readonly audience: HoldAudience;
    /** The id of the incident, community, segment or member; empty for everyone. */
    readonly whom: string;
    readonly purposes: readonly string[];
    /** Runs wait at such messages. */
    readonly freezes: boolean;
    readonly at: number;
    readonly until: number;
    /** The flow, or the person. */
    readonly by: string;
  }[];
  /** Messages that wait because of any of them. */
  readonly waiting: number;
}

export interface ChannelDto {
  readonly id: string;
  readonly kind: 'email' | 'webhook';
  readonly name: string;
  /** Never the secret. */
  readonly settings: JsonObject;
  readonly hasSecret: boolean;
  readonly perMinute: number | null;
  readonly disturbs: boolean;
  /** Since when it is stopped. */
  readonly pausedAt: number | null;
  readonly pausedBy: string | null;
  readonly waiting: number;
  readonly sentToday: number;
  /** Dead letters: what failed for good. */
  readonly failed: number;
}

/** With the secret that was made for it, this once. */
export interface NewChannelDto extends ChannelDto {
  readonly secret: string | null;
}

export interface SendDto {
  readonly id: string;
  readonly messageKey: string;
  readonly attempt: number;
  readonly at: number;
  readonly endedAt: number | null;
  readonly outcome: 'sending' | 'accepted' | 'retry' | 'failed' | 'putBack' | 'lost';
  readonly reason: string | null;
  readonly userId: string;
  readonly flow: string;
  readonly run: string;
}

export interface DeadLetterDto {
  readonly key: string;
  readonly channel: string;
  readonly at: number;
  readonly userId: string;
  readonly flow: string;
  readonly run: string;
  readonly purpose: string;
  readonly attempts: number;
  readonly why: string;
  /** What the other side said last. */
  readonly reason: string | null;
}

export interface StopDto {
  /** Null twice: everything. */
  readonly flow: { readonly id: string; readonly name: string } | null;
  readonly channel: string | null;
  readonly at: number;
  readonly by: string;
}
