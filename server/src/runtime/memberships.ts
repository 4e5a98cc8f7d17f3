// Which communities members are in, read for all of them at once: a subquery for each member costs more than what it finds.
import type { Tx } from '../db/connect.ts';
import { apart } from '../db/apart.ts';
import { byMember } from './by-member.ts';

export interface Membership {
  readonly memberId: number;
  readonly community: string;
  readonly zone: string | null;
  readonly role: string | null;
  readonly joinedAt: number;
}

/** Member → memberships, by the community's id. Who is in none is not there. */
export async function readMemberships(tx: Tx, memberIds: readonly number[]): Promise<ReadonlyMap<number, readonly Membership[]>> {
  return byMember(await tx<Membership[]>`
    select cm.member_id as "memberId", c.external_id as community, c.zone, cm.role, cm.joined_at as "joinedAt"
    from community_members cm cross join lateral (select * from communities where id = cm.community_id ${apart(tx)}) c
    where cm.member_id = any(${memberIds as number[]}::bigint[]) order by c.external_id`);
}

/** The member's own, else that of the community joined last, else the scope's. */
export function zoneOf(own: string | null, memberships: readonly Membership[], ofScope: string): string {
  return own ?? zoneOfLastJoined(memberships) ?? ofScope;
}

/** Of those that have one. */
function zoneOfLastJoined(memberships: readonly Membership[]): string | null {
  let last: Membership | null = null;
  for (const membership of memberships) {
    if (membership.zone !== null && (last === null || membership.joinedAt > last.joinedAt)) last = membership;
  }
  return last?.zone ?? null;
}
