// The arms of a flow's experiments: who was given which way, who reached what counts, and how sure the difference is.
import { compareShares, experimentsOf, type FlowExperiment, type Program } from '@sopwith/engine';
import type { ExperimentFigures } from '../api/experiments-contract.ts';
import type { Sql } from '../db/connect.ts';

export interface ExperimentQuestion {
  readonly flowId: string;
  readonly scopeId: string;
  /** The exit by which a run counts as converted; absent: the flow's goals. */
  readonly reason?: string;
}

/** Of the version that is published in the scope, where one is; null: there is no such flow. */
export async function readExperiments(sql: Sql, question: ExperimentQuestion): Promise<readonly ExperimentFigures[] | null> {
  const { flowId, scopeId, reason } = question;
  const [published] = await sql<{ program: Program }[]>`
    select v.program from publications p join flow_versions v on v.id = p.version_id where p.scope_id = ${scopeId} and p.flow_id = ${flowId}`;
  if (!published) return (await sql`select 1 from flows where id = ${flowId}`).length > 0 ? [] : null;
  const reasons = reason === undefined ? goalsOf(published.program) : [reason];
  return Promise.all(experimentsOf(published.program).map((one) => figuresOf(sql, question, one, reasons)));
}

function goalsOf({ exits }: Program): readonly string[] {
  return [...new Set(exits.filter(({ goal }) => goal === true).map(({ reason }) => reason))];
}

interface Arm {
  readonly way: string;
  readonly subjects: number;
  readonly converted: number;
}

async function figuresOf(sql: Sql, question: ExperimentQuestion, { experiment, steps, ways, each }: FlowExperiment, reasons: readonly string[]): Promise<ExperimentFigures> {
  const arms = new Map((await readArms(sql, question, steps, reasons)).map((arm) => [arm.way, arm]));
  const shareOf = (id: string) => ({ of: arms.get(id)?.subjects ?? 0, did: arms.get(id)?.converted ?? 0 });
  const [first] = ways;
  return {
    experiment,
    steps,
    reasons,
    each,
    ways: ways.map(({ id, name }) => {
      const { of, did } = shareOf(id);
      if (first === undefined || first.id === id || !each) return { id, name, subjects: of, converted: did, against: null };
      const { difference, pValue, interval } = compareShares(shareOf(first.id), shareOf(id), ways.length - 1);
      return { id, name, subjects: of, converted: did, against: { difference, pValue, low: interval?.[0] ?? null, high: interval?.[1] ?? null } };
    }),
  };
}

/** Everybody once, by the first way that they were given; what they reached in a run that began before that does not count. */
async function readArms(sql: Sql, { flowId, scopeId }: ExperimentQuestion, steps: readonly string[], reasons: readonly string[]): Promise<readonly Arm[]> {
  return sql<Arm[]>`
    with given as (
      select distinct on (r.member_id) r.member_id, r.started_at, t.outcome as way
      from runs r join trail t on t.run_id = r.id
      where r.scope_id = ${scopeId} and r.flow_id = ${flowId} and t.kind = 'left' and t.step = any(${steps as string[]}::text[])
      order by r.member_id, t.at, t.n
    )
    select g.way, count(*)::int as subjects, count(*) filter (where exists (
      select 1 from runs r
      where r.member_id = g.member_id and r.flow_id = ${flowId} and r.scope_id = ${scopeId} and r.started_at >= g.started_at
        and r.status = 'ended' and r.end_reason = any(${reasons as string[]}::text[])))::int as converted
    from given g group by g.way`;
}
