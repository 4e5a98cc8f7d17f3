// Reasons of the steps that say something, beside the plain message that is sent and done with.
import type { Json } from '../json.ts';

export interface SendingReasonFacts {
  /** Nobody is named who could get it. */
  readonly 'message.noRecipient': { readonly to: string };
  readonly 'message.queued': { readonly channel: string; readonly purpose: string; readonly waitFor: string; readonly late?: true };
  /** Accepted or delivered. */
  readonly 'message.taken': { readonly channel: string; readonly purpose: string; readonly how: string };
  readonly 'message.skipped': { readonly why: string };
  readonly 'message.failed': { readonly why: string };
  readonly 'group.posted': { readonly community: string; readonly mentions: string };
  readonly 'group.none': Record<string, never>;
  /** `userId` null: of the run's own member. */
  readonly 'event.emitted': { readonly event: string; readonly userId: string | null };
  readonly 'event.nobody': { readonly event: string };
  readonly 'callback.awaited': { readonly until: number | null };
  readonly 'callback.asking': Record<string, never>;
  readonly 'callback.arrived': { readonly outcome: string; readonly data: Json };
  readonly 'callback.none': { readonly until: number };
  readonly 'hold.asked': { readonly key: string };
  readonly 'hold.set': { readonly key: string; readonly purposes: string[]; readonly until: number };
  readonly 'hold.none': Record<string, never>;
  readonly 'hold.released': { readonly key: string };
  readonly 'hold.nothing': { readonly key: string };
  /** A hold that freezes: the run waits at the message. */
  readonly 'message.frozen': { readonly channel: string; readonly purpose: string };
}

export const sendingReasonCodes: Readonly<Record<keyof SendingReasonFacts, true>> = {
  'message.noRecipient': true,
  'message.queued': true,
  'message.taken': true,
  'message.skipped': true,
  'message.failed': true,
  'group.posted': true,
  'group.none': true,
  'event.emitted': true,
  'event.nobody': true,
  'callback.awaited': true,
  'callback.asking': true,
  'callback.arrived': true,
  'callback.none': true,
  'hold.asked': true,
  'hold.set': true,
  'hold.none': true,
  'hold.released': true,
  'hold.nothing': true,
  'message.frozen': true,
};
