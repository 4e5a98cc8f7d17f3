// Asks a condition, or how much they did of something, of many members in one statement.
import type { Condition } from '@sopwith/engine';
import type { Fragment } from 'postgres';
import type { Sql, Tx } from '../db/connect.ts';
import { rows } from '../db/rows-parameter.ts';
import { type Given, type PastQuestion, sqlCondition, sqlFigure } from './sql-condition.ts';
import type { ZoneRow } from './zone-windows.ts';

/** Members of a scope with their zones, as `readMemberFacts` gives them: the member's own, else of the community joined last, else the scope's. */
export function membersIn(sql: Sql | Tx, scopeId: string, only: Fragment): Fragment {
  const tx = sql as Tx;
  return tx`(
    select m.id, m.external_id, m.name, m.joined_at, m.attributes, m.tags, m.lifecycle, m.activity, m.points,
           coalesce(m.zone, c.zone, s.zone) as zone
    from members m
    join scopes s on s.id = m.scope_id
    left join lateral (
      select (array_agg(c.zone order by cm.joined_at desc) filter (where c.zone is not null))[1] as zone
      from community_members cm join communities c on c.id = cm.community_id
      where cm.member_id = m.id and m.zone is null
    ) c on true
    where m.scope_id = ${scopeId} and m.kind = 'member' ${only}
  )`;
}

/** Every zone that a member of the scope can be in; few, so that windows are worked out once for each. */
export async function zonesIn(sql: Sql | Tx, scopeId: string): Promise<readonly string[]> {
  const found = await (sql as Tx)<{ zone: string }[]>`
    select zone from scopes where id = ${scopeId}
    union select zone from communities where scope_id = ${scopeId} and zone is not null
    union select zone from members where scope_id = ${scopeId} and zone is not null`;
  return found.map(({ zone }) => zone);
}

/** What follows *from*: members `m` joined with what their zone `z` makes of the condition, and whether it `holds`. */
export async function judged(sql: Sql | Tx, scopeId: string, condition: Condition, given: Given, only?: Fragment): Promise<{ readonly from: Fragment; readonly holds: Fragment }> {
  const tx = sql as Tx;
  const compiled = sqlCondition(tx, condition, given);
  return { from: withZones(tx, scopeId, compiled.zoneRows(await zonesIn(tx, scopeId)), only ?? tx``), holds: compiled.holds };
}

/** How much of something each of these members did; of none there is a row without any. */
export async function pastOf(tx: Tx, scopeId: string, past: PastQuestion, given: Given, memberIds: readonly number[]): Promise<ReadonlyMap<number, { readonly events: number; readonly value: number }>> {
  const only = tx`and m.id = any(${memberIds as number[]}::bigint[])`;
  const zones = await tx<{ zone: string }[]>`select distinct m.zone from ${membersIn(tx, scopeId, only)} m`;
  const { row, zoneRows } = sqlFigure(tx, past, given);
  const found = await tx<{ id: number; events: number; value: number }[]>`
    select m.id, f.events, f.value from ${withZones(tx, scopeId, zoneRows(zones.map(({ zone }) => zone)), only)} cross join lateral (${row}) f`;
  return new Map(found.map(({ id, ...figures }) => [id, figures]));
}

function withZones(tx: Tx, scopeId: string, zones: readonly ZoneRow[], only: Fragment): Fragment {
  return tx`${membersIn(tx, scopeId, only)} m
    join jsonb_to_recordset(${rows(tx, zones)}) as z(zone text, pg text, today bigint, windows bigint[], dates text[]) on z.zone = m.zone`;
}
