// Versions with people inside, what a move would do, and the moves that were made.
import { type Bilingual, type CalledStep, changeOf, type FlowDocument, type Program, proposeMapping, type StepMapping } from '@sopwith/engine';
import type { FlowVersionRow, MoveDto, MovePreview } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';

export async function listVersions(sql: Sql, flowId: string, scopeId: string): Promise<readonly FlowVersionRow[]> {
  return sql<FlowVersionRow[]>`
    select v.id::text as "versionId", v.number, v.created_at as at, v.created_by as by, coalesce(p.version_id = v.id, false) as enrolls,
      coalesce(r.active, 0) as active, coalesce(r.failed, 0) as failed, coalesce(r.ended, 0) as ended
    from flow_versions v
    left join publications p on p.flow_id = v.flow_id and p.scope_id = ${scopeId}
    left join (
      select version_id, count(*) filter (where status in ('new', 'active')) as active, count(*) filter (where status = 'failed') as failed,
        count(*) filter (where status = 'ended') as ended
      from runs where scope_id = ${scopeId} and flow_id = ${flowId} group by version_id
    ) r on r.version_id = v.id
    where v.flow_id = ${flowId} and v.number is not null order by v.number desc`;
}

export interface VersionProgram {
  readonly id: number;
  readonly program: Program;
  /** As they were drawn. */
  readonly steps: FlowDocument['steps'];
}

export async function readVersion(sql: Sql, flowId: string, number: number): Promise<VersionProgram | null> {
  const [row] = await sql<VersionProgram[]>`select id, program, document -> 'steps' as steps from flow_versions where flow_id = ${flowId} and number = ${number}`;
  return row ?? null;
}

/** Step by step: how many stand there now, what became of the step, and where they would go. */
export async function previewMove(sql: Sql, scopeId: string, from: VersionProgram, to: VersionProgram, titlesOf: TitlesOf): Promise<MovePreview> {
  const waiting = await sql<{ step: string; count: number }[]>`
    select t ->> 'step' as step, count(*) as count
    from runs r cross join lateral jsonb_array_elements(r.state -> 'tokens') t
    where r.scope_id = ${scopeId} and r.version_id = ${from.id} and r.status <> 'ended' group by 1`;
  const [runs] = await sql<{ count: number }[]>`
    select count(*) as count from runs where scope_id = ${scopeId} and version_id = ${from.id} and status <> 'ended'`;
  const counts = new Map(waiting.map(({ step, count }) => [step, count]));
  const proposed = proposeMapping(from.program, to.program);
  const steps = titled(from, titlesOf).map(({ step, title }) => ({
    step,
    title,
    waiting: counts.get(step) ?? 0,
    change: changeOf(from.program, to.program, step),
    target: proposed[step] ?? null,
  }));
  return { runs: runs?.count ?? 0, targets: titled(to, titlesOf), steps };
}

export type TitlesOf = (steps: readonly CalledStep[]) => (id: string) => Bilingual;

function titled({ steps }: VersionProgram, titlesOf: TitlesOf) {
  const title = titlesOf(steps);
  return steps.map(({ id }) => ({ step: id, title: title(id) }));
}

export async function createMove(
  sql: Sql,
  move: { scopeId: string; flowId: string; from: number; to: number; mapping: StepMapping; undoes: number | null; by: string; now: number },
): Promise<number> {
  const [row] = await sql<{ id: number }[]>`
    insert into moves (scope_id, flow_id, from_version, to_version, mapping, undoes, status, total, created_at, created_by)
    select ${move.scopeId}, ${move.flowId}, ${move.from}, ${move.to}, ${sql.json(move.mapping)}, ${move.undoes}::bigint, 'running', count(*), ${move.now}::bigint, ${move.by}
    from runs r where r.scope_id = ${move.scopeId} and r.version_id = ${move.from} and r.status <> 'ended'
      and (${move.undoes}::bigint is null or exists (select 1 from moved_runs u where u.move_id = ${move.undoes}::bigint and u.run_id = r.id))
    returning id`;
  if (!row) throw new Error('an insert returned no row');
  return row.id;
}

export async function listMoves(sql: Sql, flowId: string): Promise<readonly MoveDto[]> {
  return sql<MoveDto[]>`${moveRows(sql)} where m.flow_id = ${flowId} order by m.id desc limit 20`;
}

export async function readMove(sql: Sql, id: number): Promise<(MoveDto & { readonly mapping: StepMapping }) | null> {
  const [row] = await sql<(MoveDto & { mapping: StepMapping })[]>`${moveRows(sql)} where m.id = ${id}`;
  return row ?? null;
}

/** What was moved stays moved; it can be taken back by a move of its own. */
export async function cancelMove(sql: Sql, id: number, now: number): Promise<void> {
  await sql`update moves set status = 'cancelled', ended_at = ${now} where id = ${id} and status = 'running'`;
}

function moveRows(sql: Sql) {
  return sql`
    select m.id::text as id, m.flow_id as flow, m.scope_id as scope, vf.number as "from", vt.number as "to", m.status, m.total, m.moved, m.stayed, m.mapping,
      m.undoes::text as undoes, exists (select 1 from moves u where u.undoes = m.id) as undone,
      m.created_at as "at", m.created_by as by, m.ended_at as "endedAt"
    from moves m join flow_versions vf on vf.id = m.from_version join flow_versions vt on vt.id = m.to_version`;
}
