// Asks a condition of many members in one statement.
import type { Condition } from '@sopwith/engine';
import type { Fragment } from 'postgres';
import type { Sql, Tx } from '../db/connect.ts';
import { rows } from '../db/rows-parameter.ts';
import { type Given, sqlCondition } from './sql-condition.ts';

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
  const zones = rows(tx, compiled.zoneRows(await zonesIn(tx, scopeId)));
  const from = tx`${membersIn(tx, scopeId, only ?? tx``)} m
    join jsonb_to_recordset(${zones}) as z(zone text, pg text, today bigint, windows bigint[], dates text[]) on z.zone = m.zone`;
  return { from, holds: compiled.holds };
}
