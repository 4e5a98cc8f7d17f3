// What people, acts and other flows answered to the steps that asked them, for the simulator to give the same answers at the same instants.
import type { Json, JsonObject, Simulation, TrailEntry } from '@sopwith/engine';
import type { Sql } from '../../server/src/db/connect.ts';

type Question = Parameters<NonNullable<Simulation['answer']>>[0];

/** By the key of what asked, with the instant of the answer. */
export type Answers = ReadonlyMap<string, { readonly at: number; readonly outcome: string; readonly data: JsonObject }>;

export async function readAnswers(sql: Sql, scopeId: string, trails: ReadonlyMap<string, readonly TrailEntry[]>): Promise<Answers> {
  const tasks = await sql<{ key: string; at: number; outcome: string; by: string | null }[]>`
    select key, done_at as at, outcome, done_by as by from tasks where scope_id = ${scopeId} and status = 'done' and outcome is not null`;
  const approvals = await sql<{ key: string; at: number; outcome: string; by: string[] }[]>`
    select a.key, a.done_at as at, a.status as outcome, array(select person from approval_votes v where v.approval_id = a.id order by at) as by
    from approvals a where a.scope_id = ${scopeId} and a.status in ('approved', 'rejected')`;
  const children = await sql<{ key: string; run: string; reason: string; status: string }[]>`
    select s.key, r.id as run, r.end_reason as reason, r.status from sub_runs s join runs r on r.id = s.run_id
    where r.scope_id = ${scopeId} and s.awaited and r.status in ('ended', 'failed')`;
  const acts = await sql<{ key: string }[]>`
    select a.key from acts a join runs r on r.id = a.run_id where r.scope_id = ${scopeId} and a.status = 'done'`;
  // When an act or another run answered is nowhere but in the trail; that it did, and what, is.
  const leftAt = new Map<string, number>([...trails].flatMap(([run, trail]) => trail.filter(({ kind }) => kind === 'left').map(({ at, step, visit }) => [`${run}/${step}#${visit}`, at] as const)));
  const atItsEnd = (key: string, outcome: string, data: JsonObject) => {
    const at = leftAt.get(key);
    return at === undefined ? [] : [[key, { at, outcome, data }] as const];
  };
  return new Map([
    ...tasks.map(({ key, at, outcome, by }) => [key, { at, outcome, data: { by: by as Json } }] as const),
    ...approvals.map(({ key, at, outcome, by }) => [key, { at, outcome, data: { by, note: '' } }] as const),
    ...children.flatMap(({ key, ...data }) => atItsEnd(key, 'ended', data)),
    ...acts.flatMap(({ key }) => atItsEnd(key, 'stamped', {})),
  ]);
}

/** To a question of the simulated run, as this run had it answered. */
export function answerFor(answers: Answers, run: string): NonNullable<Simulation['answer']> {
  return ({ key, at }: Question) => {
    const given = answers.get(key.replace('simulated', run));
    return given === undefined ? null : { afterMs: given.at - at, outcome: given.outcome, data: given.data };
  };
}
