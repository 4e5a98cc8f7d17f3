import type { Sql } from '../db/connect.ts';
import type { Standing } from '../runtime/pause.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is to be paused or resumed, with the scope whose clock says when. A lane is known by its number, or by what Temporal calls it. */
export async function readStanding(sql: Sql, kind: 'runs' | 'lanes' | 'scopes', id: string): Promise<Standing | null> {
  switch (kind) {
    case 'scopes': {
      const [scope] = await sql`select 1 from scopes where id = ${id} and ended_at is null`;
      return scope ? { type: 'scope', scopeId: id } : null;
    }
    case 'lanes': {
      const which = /^\d{1,15}$/.test(id) ? sql`id = ${Number(id)}` : sql`workflow_id = ${id}`;
      const [lane] = await sql<{ id: number; scopeId: string }[]>`select id, scope_id as "scopeId" from lanes where ${which}`;
      return lane ? { type: 'lane', scopeId: lane.scopeId, laneId: lane.id } : null;
    }
    case 'runs': {
      const [run] = UUID.test(id) ? await sql<{ scopeId: string }[]>`select scope_id as "scopeId" from runs where id = ${id}` : [];
      return run ? { type: 'run', scopeId: run.scopeId, runId: id } : null;
    }
  }
}
