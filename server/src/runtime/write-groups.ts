import type { JsonObject } from '@sopwith/engine';
import type { Tx } from '../db/connect.ts';
import { rows } from '../db/rows-parameter.ts';
import type { NewEvent } from './route-events.ts';
import { isZone } from './write-traits.ts';
import { type CommunityZone, moveCommunities, readBorrowedZones, tellBorrowers } from './borrowed-zones.ts';

interface GroupCall {
  readonly memberId: number;
  readonly groupId: string;
  readonly traits: JsonObject;
  readonly messageId: string;
}

/** Puts members into communities. Who was not in yet has joined: that is an event, `community.joined`, and it happens once. */
export async function writeGroups(tx: Tx, scopeId: string, now: number, calls: readonly GroupCall[]): Promise<readonly NewEvent[]> {
  if (calls.length === 0) return [];
  const communities = new Map<string, JsonObject>();
  for (const { groupId, traits } of calls) communities.set(groupId, { ...communities.get(groupId), ...traits });
  const list = [...communities].sort(([a], [b]) => (a < b ? -1 : 1)).map(([groupId, traits]) => ({
    groupId,
    traits,
    name: typeof traits.name === 'string' ? traits.name : null,
  }));
  await moveCommunities(tx, scopeId, now, list.flatMap(({ groupId, traits }) => zoneMoved(groupId, traits)));
  const stored = await tx<{ id: number; groupId: string; zone: string | null }[]>`
    insert into communities as c (scope_id, external_id, name, traits)
    select ${scopeId}, "groupId", name, traits
    from jsonb_to_recordset(${rows(tx, list)}) as g("groupId" text, name text, traits jsonb)
    on conflict (scope_id, external_id) do update
      set traits = c.traits || excluded.traits, name = coalesce(excluded.name, c.name)
    returning id, external_id as "groupId", zone`;
  const ids = new Map(stored.map(({ id, groupId }) => [groupId, id]));
  const memberships = calls.map(({ memberId, groupId }) => ({ memberId, communityId: ids.get(groupId) as number }));
  // A community without a zone lends none, and takes none away.
  const borrowed = stored.some(({ zone }) => zone !== null) ? await readBorrowedZones(tx, calls.map(({ memberId }) => memberId)) : null;
  const joined = await tx<{ communityId: number; memberId: number }[]>`
    insert into community_members (community_id, member_id, joined_at)
    select distinct "communityId", "memberId", ${now}::bigint
    from jsonb_to_recordset(${rows(tx, memberships)}) as m("communityId" bigint, "memberId" bigint)
    on conflict do nothing
    returning community_id as "communityId", member_id as "memberId"`;
  if (borrowed !== null && joined.length > 0) await tellBorrowers(tx, scopeId, now, borrowed);
  const fresh = new Set(joined.map(({ communityId, memberId }) => `${communityId} ${memberId}`));
  return calls.flatMap(({ memberId, groupId, messageId }) => {
    // Taken out when told, so that two calls for one membership join once.
    if (!fresh.delete(`${ids.get(groupId)} ${memberId}`)) return [];
    const properties = { community: groupId };
    return [{ memberId, name: 'community.joined', at: now, occurredAt: now, properties, messageId: `${messageId}/joined`, historical: false, depth: 0 }];
  });
}

/** What the traits of a community make of its zone; none where they do not tell one. */
export function zoneMoved(id: string, { timezone }: JsonObject): readonly CommunityZone[] {
  return typeof timezone === 'string' && isZone(timezone) ? [{ id, zone: timezone }] : [];
}
