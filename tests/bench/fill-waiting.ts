// Runs that wait for a far day, and inputs that nobody takes, straight into the tables: for what depends on their number alone.
import type { Sql } from '../../server/src/db/connect.ts';

export interface Filled {
  readonly scopeId: string;
  readonly lanes: readonly number[];
}

export async function fillWaiting(sql: Sql, { scopeId, lanes }: Filled, { runs, inputs }: { readonly runs: number; readonly inputs: number }): Promise<void> {
  const far = Date.parse('2100-01-01T00:00:00Z');
  await sql`
    insert into runs (id, scope_id, flow_id, version_id, lane_id, member_id, key, generation, status, state, due, rev, started_at)
    select gen_random_uuid(), ${scopeId}, l.flow_id, l.version_id, l.id, n, '', 0, 'active', jsonb_build_object('filled', repeat('x', 400)), ${far}, 1, 0
    from generate_series(1, ${runs}::int) n join lanes l on l.id = (${lanes as number[]}::bigint[])[1 + n % ${lanes.length}]`;
  await sql`
    insert into run_inputs (run_id, lane_id, source, kind, at, seq)
    select id, lane_id, 'e' || row_number() over (), 'event', 0, row_number() over () from runs where scope_id = ${scopeId} limit ${inputs}`;
}
