// What becomes of runs and of those that started them: the end of the one is the other's answer, and the other way about a
// run that nobody waits for any more is ended.
import type { Effects } from '@sopwith/activities';
import type { Tx } from '../../db/connect.ts';
import { insertInputs } from '../insert-inputs.ts';
import { noteEnds } from '../jobs/settle-jobs.ts';
import { readScopeNow } from '../scope-clock.ts';
import { insertAnswers, lanesOfAnswers } from './insert-answers.ts';

/** Ends the runs that these keys waited for. Returns their lanes. */
export async function endSubRuns(tx: Tx, keys: readonly string[]): Promise<readonly number[]> {
  const awaited = await tx<{ run: string; laneId: number; scopeId: string }[]>`
    select r.id as run, r.lane_id as "laneId", r.scope_id as "scopeId" from sub_runs s join runs r on r.id = s.run_id
    where s.key = any(${keys as string[]}::text[]) and s.awaited and r.status in ('new', 'active')`;
  const [first] = awaited;
  if (first === undefined) return [];
  const now = await readScopeNow(tx, first.scopeId);
  const payload = { type: 'end', reason: 'parentEnded', by: '$flow' };
  await insertInputs(tx, now, awaited.map(({ run }) => ({ run, source: 'cend', kind: 'control', payload })));
  return awaited.map(({ laneId }) => laneId);
}

/** Tells the runs that wait for these that they are over. Returns the lanes of those that were told. */
export async function tellEnds(tx: Tx, now: number, { ended, runs }: Pick<Effects, 'ended' | 'runs'>): Promise<readonly number[]> {
  if (ended.length === 0) return [];
  await noteEnds(tx, ended);
  const found = await tx<{ key: string; run: string }[]>`
    select key, run_id as run from sub_runs where awaited and run_id = any(${ended.map(({ runId }) => runId)}::uuid[])`;
  if (found.length === 0) return [];
  const after = new Map(runs.map((run) => [run.id, run]));
  const answers = found.map(({ key, run }) => {
    const { endReason, status } = after.get(run) ?? { endReason: null, status: 'ended' };
    return { key, outcome: 'ended', data: { run, reason: endReason ?? '', status } };
  });
  await insertAnswers(tx, now, answers);
  return lanesOfAnswers(tx, answers);
}
