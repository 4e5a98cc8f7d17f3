// Whose clock is another one because of what happened to a community. A run that waits for a local time listens to nothing, so whoever
// is moved by it is told: right after the commit, each under their own lock, which is not to be had here.
import { MEMBER_CHANGED } from '@sopwith/engine';
import type { Fragment } from 'postgres';
import type { Sql, Tx } from '../db/connect.ts';
import { rows } from '../db/rows-parameter.ts';
import { v7 } from './run-id.ts';

/** A member's own zone, else that of the community joined last, else the scope's. `m` and `s` stand for their rows. */
export function zoneOf(sql: Sql | Tx): Fragment {
  return (sql as Tx)`coalesce(m.zone, ${lender(sql, 'zone')}, s.zone)`;
}

/** Of the community joined last, of those that have a zone. */
function lender(sql: Sql | Tx, column: 'id' | 'zone'): Fragment {
  return (sql as Tx)`(
    select c.${sql(column)} from community_members cm join communities c on c.id = cm.community_id
    where cm.member_id = m.id and c.zone is not null order by cm.joined_at desc limit 1)`;
}

export interface CommunityZone {
  readonly id: string;
  readonly zone: string;
}

/** Those of its members who go by its clock hear of it. A community that nobody is in yet is made. */
export async function moveCommunities(tx: Tx, scopeId: string, now: number, moves: readonly CommunityZone[]): Promise<void> {
  if (moves.length === 0) return;
  const sorted = [...new Map(moves.map((move) => [move.id, move])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  // Touched only where it is another one: nobody is told, and nobody waits, for nothing.
  const moved = await tx<{ id: number }[]>`
    insert into communities as c (scope_id, external_id, zone)
    select ${scopeId}, id, zone from jsonb_to_recordset(${rows(tx, sorted)}) as g(id text, zone text)
    where not exists (select 1 from communities k where k.scope_id = ${scopeId} and k.external_id = g.id and k.zone = g.zone)
    on conflict (scope_id, external_id) do update set zone = excluded.zone where c.zone is distinct from excluded.zone
    returning id`;
  if (moved.length === 0) return;
  const ids = moved.map(({ id }) => id);
  await tell(tx, scopeId, now, tx`m.id in (select member_id from community_members where community_id = any(${ids}::bigint[]))
    and ${lender(tx, 'id')} = any(${ids}::bigint[])`);
}

/** Of those who have none of their own: nothing that happens to a community changes the others'. */
export async function readBorrowedZones(tx: Tx, memberIds: readonly number[]): Promise<ReadonlyMap<number, string | null>> {
  if (memberIds.length === 0) return new Map();
  const found = await tx<{ id: number; zone: string | null }[]>`
    select m.id, ${lender(tx, 'zone')} as zone from members m where m.id = any(${[...new Set(memberIds)]}::bigint[]) and m.zone is null`;
  return new Map(found.map(({ id, zone }) => [id, zone]));
}

/** Who joined or left communities since `before` was read. */
export async function tellBorrowers(tx: Tx, scopeId: string, now: number, before: ReadonlyMap<number, string | null>): Promise<void> {
  const after = await readBorrowedZones(tx, [...before.keys()]);
  const moved = [...after].flatMap(([id, zone]) => (before.get(id) === zone ? [] : [id]));
  if (moved.length > 0) await tell(tx, scopeId, now, tx`m.id = any(${moved}::bigint[])`);
}

/** Only whom it makes a difference to: who waits for a time, or is to be started at one. */
async function tell(tx: Tx, scopeId: string, now: number, whom: Fragment): Promise<void> {
  await tx`
    insert into emissions (key, scope_id, user_id, event, properties, depth, at)
    select 'zone/' || ${v7(now)}::text || '/' || m.id, ${scopeId}, m.external_id, ${MEMBER_CHANGED}, ${tx.json({ changed: ['timezone'] })}, 0, ${now}
    from members m where m.scope_id = ${scopeId} and m.kind = 'member' and m.zone is null and ${whom}
      and (exists (select 1 from runs r where r.member_id = m.id and r.status = 'active' and r.due is not null)
        or exists (select 1 from date_dues d where d.member_id = m.id and d.due is not null))
    on conflict do nothing`;
}
