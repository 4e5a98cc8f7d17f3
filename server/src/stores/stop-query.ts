import type { StopDto } from '../api/channels-contract.ts';
import type { Sql } from '../db/connect.ts';

export async function listStops(sql: Sql, scopeId: string): Promise<readonly StopDto[]> {
  return sql<StopDto[]>`
    select case when h.flow_id is not null then jsonb_build_object('id', h.flow_id, 'name', coalesce(f.name, h.flow_id)) end as flow, h.channel, h.at, h.by
    from holds h left join flows f on f.id = h.flow_id
    where h.scope_id = ${scopeId} and h.is_stop and h.released_at is null order by h.at desc, h.id desc`;
}
