// When a job is over, and what whoever asked for it is told.
import { countsOfBroadcast, type Json, type JsonObject, placeInRanking } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import { insertAnswers, lanesOfAnswers } from '../requests/insert-answers.ts';
import type { RequestAnswer } from '../requests/request-handler.ts';
import { readScopeNow } from '../scope-clock.ts';
import { TAKEN } from './broadcast-messages.ts';
import type { Job } from './job.ts';

/** Ends a job that has nothing to wait for any more, and answers its step. Returns the lanes to poke. */
export async function answerJob(tx: Tx, job: Job): Promise<readonly number[]> {
  if (!isOver(job)) return [];
  const now = await readScopeNow(tx, job.scopeId);
  await tx`update jobs set status = 'done', ended_at = ${now} where id = ${job.id}`;
  if (job.askedBy === null) return [];
  const answer: RequestAnswer = { key: job.askedBy, ...(await answerOf(tx, job)) };
  await insertAnswers(tx, now, [answer]);
  return lanesOfAnswers(tx, [answer]);
}

export function isOver({ phase, spec, started, finished }: Job): boolean {
  if (phase !== 'waiting') return false;
  switch (spec.type) {
    case 'enroll':
      return finished * 100 >= spec.percent * started;
    case 'broadcast':
      return finished >= started;
    case 'tell':
      return true;
  }
}

/** What a `for-each` sets as variables. */
export function countsOf({ started, excluded, finished, outcomes }: Pick<Job, 'started' | 'excluded' | 'finished' | 'outcomes'>): JsonObject {
  return { started, excluded: Object.values(excluded).reduce((sum, count) => sum + count, 0), finished, outcomes: { ...outcomes } };
}

async function answerOf(tx: Tx, job: Job): Promise<{ outcome: string; data: JsonObject }> {
  const counts = countsOf(job);
  switch (job.spec.type) {
    case 'enroll':
      return { outcome: job.total === 0 ? 'empty' : 'done', data: counts };
    case 'broadcast':
      return { outcome: 'done', data: broadcastCounts(job) };
    case 'tell':
      if (job.spec.audience === null) return { outcome: 'done', data: job.spec.answer };
      return { outcome: 'done', data: { ranking: await firstOf(tx, job), ranked: job.total } };
  }
}

/** Who was left out at once, and whose message came to nothing later. */
function broadcastCounts({ started, excluded, outcomes }: Job): JsonObject {
  const kept: Record<string, number> = { ...excluded };
  let sent = started;
  for (const [outcome, count] of Object.entries(outcomes)) {
    if (outcome === TAKEN) continue;
    kept[outcome] = (kept[outcome] ?? 0) + count;
    sent -= count;
  }
  return countsOfBroadcast(sent, kept);
}

async function firstOf(tx: Tx, { id: jobId, scopeId }: Job): Promise<JsonObject[]> {
  const found = await tx<{ id: string; data: JsonObject; name: Json }[]>`
    select t.external_id as id, t.data, m.attributes -> 'name' as name from job_targets t
    left join members m on m.scope_id = ${scopeId} and m.kind = 'member' and m.external_id = t.external_id
    where t.job_id = ${jobId} order by t.n limit 20`;
  return found.map(({ id, data, name }) => placeInRanking({ id, rank: data.rank ?? 0, value: data.value ?? 0 }, name));
}
