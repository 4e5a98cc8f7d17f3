// Totals of a flow in one scope, over all its versions.
import type { StepCounts } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';
import { foldTally, type TallyRow } from './fold-tally.ts';

type RunCounts = Pick<StepCounts, 'active' | 'ended' | 'failed'>;

export async function readCounts(sql: Sql, flowId: string, scopeId: string, at: number): Promise<StepCounts> {
  const [tally, [runs]] = await Promise.all([
    sql<TallyRow[]>`
      select t.step, t.kind, t.outcome, sum(t.count)::bigint as count
      from tally t join lanes l on l.id = t.lane_id
      where l.scope_id = ${scopeId} and l.flow_id = ${flowId}
      group by t.step, t.kind, t.outcome
      order by t.step, t.kind, t.outcome`,
    sql<RunCounts[]>`
      select count(*) filter (where status in ('new', 'active')) as active,
        count(*) filter (where status = 'ended') as ended, count(*) filter (where status = 'failed') as failed
      from runs where scope_id = ${scopeId} and flow_id = ${flowId}`,
  ]);
  if (!runs) throw new Error('an aggregate returned no row');
  return { at, ...runs, steps: foldTally(tally) };
}
