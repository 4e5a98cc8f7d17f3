// Driving a clock: it moves only when everything that was sent is stored and nothing is runnable, from one due instant to the next.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql, Tx } from '../db/connect.ts';
import { segmentsWaiting } from '../segments/segment-keeper.ts';
import { readingOf, type ScopeClock } from './clock.ts';
import { jobsAreBusy } from './jobs/run-jobs.ts';
import type { Poke } from './poke.ts';
import { earliestDue, laneHasInputs, laneIsPaused, lanesWithInputs } from './runnable.ts';
import { doDueWork, nextDueWork } from './due-work.ts';
import type { ReadProgram } from './programs.ts';
import { UnknownScope } from './scope-clock.ts';

export interface MoveClock {
  readonly scopeId: string;
  readonly to: number;
  /** Fire the timers of the instant `to` itself; otherwise they wait for what is still to happen at that instant. */
  readonly settle: boolean;
}

export class NotDriven extends Error {
  override readonly name = 'NotDriven';
}

const FIRST_LOOK_MS = 4;
const LONGEST_LOOK_MS = 20;
const POKE_AGAIN_MS = 1_000;

/** Answers when everything due until then has been done. Safe to repeat: a clock that is there already stays. */
export async function moveClock(sql: Sql, readProgram: ReadProgram, poke: Poke, { scopeId, to, settle }: MoveClock, signal: AbortSignal): Promise<number> {
  for (;;) {
    signal.throwIfAborted();
    const clock = await readDriven(sql, scopeId);
    await untilIdle(sql, poke, scopeId, clock, signal);
    // What this brings about is done before the clock moves on.
    if ((await doDueWork(sql, readProgram, poke, scopeId, readingOf(clock))) > 0) continue;
    if (clock.now > to || (clock.now === to && (clock.settled || !settle))) return clock.now;
    const [timers, work, segments] = await Promise.all([earliestDue(sql, scopeId), nextDueWork(sql, scopeId), segmentsWaiting(sql, scopeId, clock.now)]);
    const due = earlier(earlier(timers, work), segments.due);
    // A timer at `to` itself belongs to the settling of `to`, not to the way there.
    const next = due !== null && due < to ? { now: Math.max(due, clock.now), settled: true } : { now: to, settled: settle };
    await sql`update scopes set clock = ${sql.json({ form: 'driven', ...next })} where id = ${scopeId}`;
    poke(await runnableLanes(sql, scopeId, readingOf({ form: 'driven', ...next }).fires));
  }
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

async function readDriven(sql: Sql, scopeId: string): Promise<Extract<ScopeClock, { form: 'driven' }>> {
  const [row] = await sql<{ clock: ScopeClock }[]>`select clock from scopes where id = ${scopeId}`;
  if (!row) throw new UnknownScope(`there is no scope ${scopeId}`);
  if (row.clock.form !== 'driven') throw new NotDriven(`the clock of ${scopeId} cannot be driven`);
  return row.clock;
}

async function untilIdle(sql: Sql, poke: Poke, scopeId: string, clock: ScopeClock, signal: AbortSignal): Promise<void> {
  let pokeAt = performance.now() + POKE_AGAIN_MS;
  let lookMs = FIRST_LOOK_MS;
  for (;;) {
    signal.throwIfAborted();
    const lanes = await busyLanes(sql, scopeId, readingOf(clock).fires);
    if (lanes === null) return;
    if (performance.now() >= pokeAt) {
      poke(lanes);
      pokeAt = performance.now() + POKE_AGAIN_MS;
    }
    await sleep(lookMs);
    // Looking takes from the lanes what they need to become idle.
    lookMs = Math.min(lookMs * 1.3, LONGEST_LOOK_MS);
  }
}

/**
 * Null: nothing is under way. Asked of one snapshot: work goes from a lane to a job and back, each time in one commit, so that whoever asks one after
 * the other may find it in neither.
 */
async function busyLanes(sql: Sql, scopeId: string, fires: number): Promise<readonly number[] | null> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const lanes = await runnableLanes(tx, scopeId, fires);
    if (lanes.length > 0) return lanes;
    return (await segmentsWaiting(tx, scopeId, fires)).busy || (await hasNews(tx, scopeId)) ? [] : null;
  });
}

/** What a worker is about to tell makes runs runnable that are not yet. */
async function hasNews(sql: Sql | Tx, scopeId: string): Promise<boolean> {
  return (await sql`select 1 from incident_news where scope_id = ${scopeId} limit 1`).length > 0 || (await jobsAreBusy(sql, scopeId));
}

/** Lanes of the scope that have something to do by `fires`, acts under way included. */
async function runnableLanes(sql: Sql | Tx, scopeId: string, fires: number): Promise<readonly number[]> {
  const lanes = await sql<{ id: number }[]>`
    select l.id from lanes l join scopes s on s.id = l.scope_id
    left join publications p on p.scope_id = l.scope_id and p.flow_id = l.flow_id
    where l.scope_id = ${scopeId} and not ${laneIsPaused(sql)}
      and exists (select 1 from runs r where r.lane_id = l.id and r.due <= ${fires} and r.paused_at is null)
    union
    select l.id from (${lanesWithInputs(sql)}) w join lanes l on l.id = w.id join scopes s on s.id = l.scope_id
    left join publications p on p.scope_id = l.scope_id and p.flow_id = l.flow_id
    where l.scope_id = ${scopeId} and ${laneHasInputs(sql, Number.MAX_SAFE_INTEGER)}
    union
    select r.lane_id from acts a join runs r on r.id = a.run_id where a.status = 'pending' and r.scope_id = ${scopeId}`;
  return lanes.map(({ id }) => id);
}
