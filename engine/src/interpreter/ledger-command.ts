// Writes to a member's own books, beside tags and attributes. Each is a set or a delta; what it was before travels along only to be told.
import type { Instant } from '../instant.ts';
import type { JsonObject } from '../json.ts';

export type Ladder = 'lifecycle' | 'activity';

interface Written {
  readonly key: string;
  readonly at: Instant;
}

export type LedgerCommand =
  | ({ readonly type: 'setTier'; readonly ladder: Ladder; readonly from: string | null; readonly to: string } & Written)
  /** Appended to the ledger; the balance of the account is the sum of its entries. */
  | ({ readonly type: 'addPoints'; readonly account: string; readonly delta: number; readonly reason: string } & Written)
  | ({ readonly type: 'giveBadge' | 'takeBadge'; readonly badge: string } & Written)
  /** A member wears one title at a time. Null: none. */
  | ({ readonly type: 'setTitle'; readonly title: string | null } & Written)
  /** Of somebody who is in the community. Null: an ordinary member of it. */
  | ({ readonly type: 'setRole'; readonly community: string; readonly role: string | null } & Written)
  | ({ readonly type: 'setConsent'; readonly purpose: string; readonly channel: string; readonly granted: boolean } & Written)
  /** Told when the membership itself has been written, by whoever answered the request for it. */
  | ({ readonly type: 'joined' | 'left'; readonly community: string } & Written)
  /** An event of the run's own member, routed like one from outside. */
  | ({ readonly type: 'emit'; readonly event: string; readonly properties: JsonObject } & Written);

/** Under which name a consent is kept: `marketing/email`, or `marketing/any` for every channel. */
export function consentName(purpose: string, channel: string): string {
  return `${purpose}/${channel}`;
}
