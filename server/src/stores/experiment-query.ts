// The arms of a flow's experiments: who was given which way, who reached what counts, and how sure the difference is.
import { compareCommunities, compareShares, experimentsOf, type FlowExperiment, type Program, type Share, type ShareComparison, type SharedUnit } from '@sopwith/engine';
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

/** What one group, or everybody who was given a way by themselves, did. */
interface Arm {
  readonly way: string;
  readonly unit: string | null;
  readonly subjects: number;
  readonly converted: number;
}

async function figuresOf(sql: Sql, question: ExperimentQuestion, asked: FlowExperiment, reasons: readonly string[]): Promise<ExperimentFigures> {
  const { experiment, steps, ways, each, group } = asked;
  const all = await readArms(sql, question, asked, reasons);
  const armsOf = (id: string) => all.filter(({ way }) => way === id);
  const [first] = ways;
  return {
    experiment,
    steps,
    reasons,
    each,
    ways: ways.map(({ id, name }) => {
      const arms = armsOf(id);
      const { of, did } = togetherOf(arms);
      const told = { id, name, subjects: of, converted: did, groups: group === null ? null : arms.length };
      if (first === undefined || first.id === id || (!each && group === null)) return { ...told, against: null };
      const { difference, pValue, interval } = comparedArms(armsOf(first.id), arms, each, ways.length - 1);
      return { ...told, against: { difference, pValue, low: interval?.[0] ?? null, high: interval?.[1] ?? null } };
    }),
  };
}

function togetherOf(arms: readonly Arm[]): Share {
  return { of: arms.reduce((sum, { subjects }) => sum + subjects, 0), did: arms.reduce((sum, { converted }) => sum + converted, 0) };
}

/** The members of a group are no independent cases: where it was given a way as a whole, it is one. */
function comparedArms(first: readonly Arm[], second: readonly Arm[], each: boolean, comparisons: number): ShareComparison {
  if (each) return compareShares(togetherOf(first), togetherOf(second), comparisons);
  const shares = (arms: readonly Arm[]) => arms.map(({ subjects, converted }) => converted / subjects);
  return compareCommunities(shares(first), shares(second), comparisons);
}

/** Everybody once, by the first way that they were given; what they reached in a run that began before that does not count. */
async function readArms(sql: Sql, { flowId, scopeId }: ExperimentQuestion, { steps, group }: FlowExperiment, reasons: readonly string[]): Promise<readonly Arm[]> {
  return sql<Arm[]>`
    with given as (
      select distinct on (r.member_id) r.member_id, r.started_at, t.outcome as way, ${unitOf(sql, group)} as unit
      from runs r join trail t on t.run_id = r.id
      where r.scope_id = ${scopeId} and r.flow_id = ${flowId} and t.kind = 'left' and t.step = any(${steps as string[]}::text[])
      order by r.member_id, t.at, t.n
    )
    select g.way, g.unit, count(*)::int as subjects, count(*) filter (where exists (
      select 1 from runs r
      where r.member_id = g.member_id and r.flow_id = ${flowId} and r.scope_id = ${scopeId} and r.started_at >= g.started_at
        and r.status = 'ended' and r.end_reason = any(${reasons as string[]}::text[])))::int as converted
    from given g group by g.way, g.unit`;
}

/** As the split has it: the community that the run is about, else the member's only one. */
function unitOf(sql: Sql, group: SharedUnit | null) {
  if (group === null) return sql`null::text`;
  if (group.unit === 'context') return sql`r.state -> 'context' ->> ${group.field}`;
  return sql`coalesce(nullif(r.state -> 'context' ->> 'community', ''), (
    select min(c.external_id) from community_members cm join communities c on c.id = cm.community_id where cm.member_id = r.member_id having count(*) = 1))`;
}
