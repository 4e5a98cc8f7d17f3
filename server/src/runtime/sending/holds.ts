// Holds: who sets and ends them, whom they cover at this moment, and what waited for their end.
import type { ActiveHold, HoldablePurpose, HoldAudience } from '@sopwith/engine';
import type { Sql, Tx } from '../../db/connect.ts';

export interface NewHold {
  readonly scopeId: string;
  readonly key: string;
  readonly audience: HoldAudience;
  readonly whom: string;
  readonly purposes: readonly HoldablePurpose[];
  readonly freeze: boolean;
  readonly at: number;
  readonly until: number;
  readonly by: string;
  readonly cause: string;
}

/** The same audience under the same key is held anew, not twice: one release ends it. */
export async function setHold(tx: Tx, hold: NewHold): Promise<'done' | 'none'> {
  const { scopeId, key, audience, whom, purposes, freeze, at, until, by, cause } = hold;
  if (audience === 'incident' && (await tx`select 1 from incidents where scope_id = ${scopeId} and name = ${whom}`).length === 0) return 'none';
  // Two who hold under one key at once must not leave two rows, one of which stays.
  await lockKey(tx, scopeId, key);
  if ((await tx`select 1 from holds where cause = ${cause}`).length > 0) return 'done';
  await endHolds(tx, { scopeId, key, at, by }, tx`and audience = ${audience} and whom = ${whom}`);
  await tx`
    insert into holds (scope_id, key, audience, whom, purposes, freezes, at, until, by, cause)
    values (${scopeId}, ${key}, ${audience}, ${whom}, ${purposes as HoldablePurpose[]}, ${freeze}, ${at}, ${until}, ${by}, ${cause})`;
  return 'done';
}

export interface Release {
  readonly scopeId: string;
  readonly key: string;
  readonly at: number;
  readonly by: string;
}

/** How many holds of the key were still on. */
export async function releaseHolds(tx: Tx, release: Release): Promise<number> {
  await lockKey(tx, release.scopeId, release.key);
  return endHolds(tx, release, tx``);
}

async function lockKey(tx: Tx, scopeId: string, key: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`hold/${scopeId}/${key}`}, 0))`;
}

/** Longer than any transaction may take that has read the hold as being on. */
const WAKES_AGAIN_MS = 60_000;

async function endHolds(tx: Tx, { scopeId, key, at, by }: Release, which: ReturnType<Tx>): Promise<number> {
  const ended = await tx<{ was: boolean }[]>`
    update holds set released_at = ${at}, released_by = ${by}, wakes_at = ${Date.now()}
    where scope_id = ${scopeId} and key = ${key} and released_at is null and not is_stop ${which}
    returning until > ${at} as was`;
  return ended.filter(({ was }) => was).length;
}

export interface HoldOver extends ActiveHold {
  readonly freezes: boolean;
  /** Only of this flow's messages, or of this channel's; null: of all. */
  readonly flowId: string | null;
  readonly channel: string | null;
}

/** Of the holds that cover somebody, those that bind one message. */
export function bindingHolds(holds: readonly HoldOver[] = [], { flowId, channel }: { readonly flowId: string; readonly channel: string }): readonly HoldOver[] {
  return holds.filter((hold) => (hold.flowId === null || hold.flowId === flowId) && (hold.channel === null || hold.channel === channel));
}

/** Member → the holds that cover them now. Released ones are none, and those that have run out are for the decision to see. */
export async function readHolds(tx: Sql | Tx, scopeId: string, memberIds: readonly number[]): Promise<ReadonlyMap<number, readonly HoldOver[]>> {
  const found = await tx<(HoldOver & { memberId: number })[]>`
    select m.id as "memberId", h.key, h.purposes, h.until, h.freezes, h.is_stop as "isStop", h.flow_id as "flowId", h.channel
    from holds h join members m on m.id = any(${memberIds as number[]}::bigint[]) and (m.kind = 'member' or h.is_stop)
    where h.scope_id = ${scopeId} and h.released_at is null and case h.audience
      when 'everyone' then true
      when 'member' then m.external_id = h.whom
      when 'incident' then exists (
        select 1 from incidents i join incident_concerned c on c.incident_id = i.id
        where i.scope_id = h.scope_id and i.name = h.whom and c.member_id = m.id)
      when 'community' then exists (
        select 1 from communities k join community_members c on c.community_id = k.id
        where k.scope_id = h.scope_id and k.external_id = h.whom and c.member_id = m.id)
      else exists (select 1 from segment_members s where s.segment_id = h.whom and s.member_id = m.id and s.inside)
    end`;
  const holds = new Map<number, HoldOver[]>();
  for (const { memberId, ...hold } of found) holds.set(memberId, [...(holds.get(memberId) ?? []), hold]);
  return holds;
}

/** The purposes at which a member's runs wait, in one order: facts are compared as text. */
export function frozenBy(holds: readonly HoldOver[], now: number): readonly string[] {
  return [...new Set(holds.flatMap(({ freezes, until, purposes }) => (freezes && until > now ? purposes : [])))].sort();
}

/** The purposes that are held in the scope at all: where there are none, nobody is asked about. */
export async function readHeldPurposes(tx: Sql | Tx, scopeId: string): Promise<ReadonlySet<string>> {
  const found = await tx<{ purpose: string }[]>`
    select distinct unnest(purposes) as purpose from holds where scope_id = ${scopeId} and released_at is null`;
  return new Set(found.map(({ purpose }) => purpose));
}

/**
 * What waited for a hold that ended is looked at again, as of then; what another key still holds waits on. Twice: messages that
 * were decided while the hold was ending are committed a little later.
 */
export async function wakeHeld(sql: Sql, scopeId: string): Promise<number> {
  const waking = await sql<{ id: number; releasedAt: number }[]>`
    select id, released_at as "releasedAt" from holds where scope_id = ${scopeId} and wakes_at <= ${Date.now()}`;
  if (waking.length === 0) return 0;
  const releasedAt = Math.max(...waking.map((hold) => hold.releasedAt));
  const { count } = await sql`
    update messages set not_before = greatest(coalesce(asked_at, at), ${releasedAt}::bigint)
    where scope_id = ${scopeId} and status = 'waiting' and not_before > greatest(coalesce(asked_at, at), ${releasedAt}::bigint)
      and (why in ('held', 'stopped', 'behind'))`;
  const posts = await sql`
    update group_posts set not_before = greatest(coalesce(asked_at, at), ${releasedAt}::bigint)
    where scope_id = ${scopeId} and status = 'waiting' and not_before > greatest(coalesce(asked_at, at), ${releasedAt}::bigint) and why in ('held', 'stopped', 'behind')`;
  await sql`
    update holds set woke_once = true, wakes_at = case when woke_once then null else ${Date.now() + WAKES_AGAIN_MS}::bigint end
    where id = any(${waking.map(({ id }) => id)}::bigint[])`;
  return count + posts.count;
}
