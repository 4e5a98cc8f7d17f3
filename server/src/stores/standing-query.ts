import type { Sql } from '../db/connect.ts';
import type { Standing } from '../runtime/pause.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is to be paused or resumed, with the scope whose clock says when. */
export async function readStanding(sql: Sql, kind: 'runs' | 'lanes' | 'scopes', id: string): Promise<Standing | null> {
  switch (kind) {
    case 'scopes': {
      const [scope] = await sql`select 1 from scopes where id = ${id} and ended_at is null`;
      return scope ? { type: 'scope', scopeId: id } : null;
    }
    case 'lanes': {
      const [lane] = /^\d{1,15}$/.test(id) ? await sql<{ scopeId: string }[]>`select scope_id as "scopeId" from lanes where id = ${Number(id)}` : [];
      return lane ? { type: 'lane', scopeId: lane.scopeId, laneId: Number(id) } : null;
    }
    case 'runs': {
      const [run] = UUID.test(id) ? await sql<{ scopeId: string }[]>`select scope_id as "scopeId" from runs where id = ${id}` : [];
      return run ? { type: 'run', scopeId: run.scopeId, runId: id } : null;
    }
  }
}
