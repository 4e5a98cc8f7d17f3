// Each run of a flow with what it did to the world: for exports, and for whoever has to account for every message.
import type { Page, RunEffects } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';
import { type Cursor, cursorOf } from './cursor.ts';

export const EFFECTS_PER_PAGE = 1_000;

export interface EffectsFilter {
  readonly flowId: string;
  readonly scopeId: string;
  readonly after?: Cursor;
}

/** Oldest first: runs that start while somebody pages are still on a page to come. */
export async function listEffects(sql: Sql, { flowId, scopeId, after }: EffectsFilter): Promise<Page<RunEffects>> {
  const rows = await sql<RunEffects[]>`
    with page as (
      select r.* from runs r
      where r.scope_id = ${scopeId} and r.flow_id = ${flowId}
        ${after === undefined ? sql`` : sql`and (r.started_at, r.id) > (${after.at}, ${after.id}::uuid)`}
      order by r.started_at, r.id limit ${EFFECTS_PER_PAGE + 1}
    )
    select p.id as run, m.external_id as "userId", p.key, coalesce(p.state -> 'context', '{}') as context, p.status,
      p.end_reason as "endReason", p.started_at as "startedAt", p.ended_at as "endedAt",
      -- By member, which has an index; a member has few messages.
      coalesce((select jsonb_agg(jsonb_build_object('step', x.step, 'at', x.at) order by x.at, x.key)
        from messages x where x.member_id = p.member_id and x.run_id = p.id and x.status = 'sent'), '[]') as messages,
      coalesce((select jsonb_agg(jsonb_build_object('step', t.step, 'at', t.opened_at, 'status', t.status) order by t.id)
        from tasks t where t.run_id = p.id), '[]') as tasks
    from page p join members m on m.id = p.member_id
    order by p.started_at, p.id`;
  const items = rows.slice(0, EFFECTS_PER_PAGE);
  const last = items.at(-1);
  return { items, cursor: rows.length > EFFECTS_PER_PAGE && last ? cursorOf({ at: last.startedAt, id: last.run }) : null };
}
