// Reasons of the steps that write to a member's books, and of those that give or move something that others want too.
import type { Json } from '../json.ts';

export interface MemberReasonFacts {
  readonly 'tier.changed': { readonly ladder: string; readonly from: string | null; readonly to: string };
  /** Already there, or higher where it only goes up. */
  readonly 'tier.kept': { readonly ladder: string; readonly tier: string };
  readonly 'points.changed': { readonly account: string; readonly delta: number; readonly balance: number; readonly reason: string };
  readonly 'points.tooFew': { readonly account: string; readonly balance: number; readonly wanted: number };
  readonly 'badge.changed': { readonly kind: string; readonly name: string; readonly given: boolean };
  /** `has`: it was there already; otherwise there was nothing to take. */
  readonly 'badge.kept': { readonly kind: string; readonly name: string; readonly has: boolean };
  readonly 'role.changed': { readonly community: string; readonly role: string | null };
  readonly 'role.notMember': { readonly community: string };
  readonly 'consent.changed': { readonly purpose: string; readonly channel: string; readonly granted: boolean };

  readonly 'grant.asked': { readonly item: string };
  readonly 'grant.answered': { readonly item: string; readonly outcome: string; readonly data: Json };

  /** `until` null: the invitation stands until it is answered. */
  readonly 'community.invited': { readonly community: string; readonly until: number | null };
  readonly 'community.moving': { readonly community: string; readonly from: string | null };
  readonly 'community.moved': { readonly community: string; readonly from: string | null; readonly already: boolean };
  readonly 'community.left': { readonly community: string; readonly was: boolean };
  readonly 'community.full': { readonly community: string; readonly capacity: Json };
  readonly 'community.declined': { readonly community: string };
  readonly 'community.noAnswer': { readonly community: string; readonly until: number };
}

export const memberReasonCodes: Readonly<Record<keyof MemberReasonFacts, true>> = {
  'tier.changed': true,
  'tier.kept': true,
  'points.changed': true,
  'points.tooFew': true,
  'badge.changed': true,
  'badge.kept': true,
  'role.changed': true,
  'role.notMember': true,
  'consent.changed': true,
  'grant.asked': true,
  'grant.answered': true,
  'community.invited': true,
  'community.moving': true,
  'community.moved': true,
  'community.left': true,
  'community.full': true,
  'community.declined': true,
  'community.noAnswer': true,
};
