// What the steps that compare two groups have found, latest first.
import type { ComparisonFound } from '../api/experiments-contract.ts';
import type { Sql } from '../db/connect.ts';

/** So many of the latest runs are looked at, and so many results told: a flow that compares is about a project or a group, and has few runs. */
const LATEST_RUNS = 200;
const MOST = 20;

/** Null: there is no such flow. */
export async function listComparisons(sql: Sql, flowId: string, scopeId: string): Promise<readonly ComparisonFound[] | null> {
  const found = await sql<ComparisonFound[]>`
    select t.step, t.at, r.id as run, m.external_id as subject, t.reason -> 'data' ->> 'event' as event, t.reason -> 'data' -> 'found' as found
    from (select id, member_id from runs where scope_id = ${scopeId} and flow_id = ${flowId} order by started_at desc limit ${LATEST_RUNS}) r
    join members m on m.id = r.member_id join trail t on t.run_id = r.id
    where t.kind = 'left' and t.reason ->> 'code' = 'compare.found'
    order by t.at desc, r.id, t.n desc limit ${MOST}`;
  if (found.length > 0) return found;
  return (await sql`select 1 from flows where id = ${flowId}`).length > 0 ? [] : null;
}
