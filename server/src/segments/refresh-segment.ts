// Goes over all members of a scope after a segment was made or its condition was changed. Who is in it by that did not enter it:
// no events are written for what an operator did to the definition.
import { type Condition, dependsOnTime } from '@sopwith/engine';
import { judged } from '../condition/judge-members.ts';
import type { Sql } from '../db/connect.ts';
import { readScopeClock } from '../runtime/scope-clock.ts';
import { lockSegments } from './segment-lock.ts';

/** Short enough that members who are looked at one by one hardly wait. */
const PAGE = 20_000;
/** When time will change it is worked out one by one, soon after, and spread a little. */
const SPREAD_MS = 20_000;

export async function refreshSegment(sql: Sql, scopeId: string, segment: { readonly id: string; readonly condition: Condition }): Promise<number> {
  const { id, condition } = segment;
  const timed = dependsOnTime(condition);
  let cursor = 0;
  let inside = 0;
  for (;;) {
    const page = await sql.begin(async (tx) => {
      await lockSegments(tx, scopeId, 'alone');
      const { now, speed } = await readScopeClock(tx, scopeId);
      const spread = speed === null ? 1 : SPREAD_MS;
      const [last] = await tx<{ id: number | null }[]>`
        select max(id) as id from (
          select id from members where scope_id = ${scopeId} and kind = 'member' and id > ${cursor} order by id limit ${PAGE}) page`;
      if (!last || last.id === null) return null;
      const { from, holds } = await judged(tx, scopeId, condition, { now }, tx`and m.id > ${cursor} and m.id <= ${last.id}`);
      const [written] = await tx<{ inside: number }[]>`
        with judged as materialized (select m.id, ${holds} as holds from ${from}),
        gone as (
          update segment_members k set inside = false, check_at = null, since = case when k.inside then ${now}::bigint else k.since end
          from judged j where k.member_id = j.id and k.segment_id = ${id} and not j.holds and not ${timed}::boolean
        ),
        kept as (
          insert into segment_members as k (segment_id, member_id, scope_id, inside, since, check_at)
          select ${id}, j.id, ${scopeId}, j.holds, ${now}::bigint,
                 case when ${timed}::boolean then ${now}::bigint + j.id % ${spread} end
          from judged j where j.holds or ${timed}::boolean
          on conflict (member_id, segment_id) do update
            set inside = excluded.inside, check_at = excluded.check_at,
                since = case when k.inside = excluded.inside then k.since else excluded.since end
        )
        select count(*) filter (where holds) as inside from judged`;
      return { last: last.id, inside: written?.inside ?? 0 };
    });
    if (page === null) return inside;
    cursor = page.last;
    inside += page.inside;
  }
}

/** In every world that still runs. */
export async function refreshEverywhere(sql: Sql, segment: { readonly id: string; readonly condition: Condition }): Promise<void> {
  const scopes = await sql<{ id: string }[]>`select id from scopes where ended_at is null order by id`;
  for (const { id } of scopes) await refreshSegment(sql, id, segment);
}
