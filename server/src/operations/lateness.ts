// How far the lanes are behind, in scopes whose clock runs by itself: what the doctor, the metrics and autoscaling ask.
import type { Sql } from '../db/connect.ts';
import { readingOf, type ScopeClock } from '../runtime/clock.ts';
import { earliestDue, laneIsPaused, lanesWithInputs, takes } from '../runtime/runnable.ts';

export interface Lateness {
  /** Real milliseconds by which the most overdue timer is late. */
  readonly dueMs: number;
  /** Real milliseconds for which the oldest input that could be taken has waited. */
  readonly inputMs: number;
}

export async function readLateness(sql: Sql): Promise<Lateness> {
  const scopes = await sql<{ id: string; clock: ScopeClock }[]>`select id, clock from scopes where ended_at is null and clock ->> 'form' <> 'driven'`;
  let [dueMs, inputMs] = [0, 0];
  for (const { id, clock } of scopes) {
    const { now, speed } = readingOf(clock);
    const real = (since: number | null) => (since === null ? 0 : Math.max(0, (now - since) / (speed ?? 1)));
    dueMs = Math.max(dueMs, real(await earliestDue(sql, id)));
    inputMs = Math.max(inputMs, real(await oldestInput(sql, id)));
  }
  return { dueMs, inputMs };
}

/** What a paused flow holds back is not late, and is not even read. */
async function oldestInput(sql: Sql, scopeId: string): Promise<number | null> {
  const [row] = await sql<{ at: number | null }[]>`
    select min(o.at) as at from (${lanesWithInputs(sql)}) w join lanes l on l.id = w.id join scopes s on s.id = l.scope_id
    left join publications p on p.scope_id = l.scope_id and p.flow_id = l.flow_id
    cross join lateral (
      select min(i.at) as at from run_inputs i join runs r on r.id = i.run_id where i.lane_id = l.id and ${takes(sql, sql`r`, false)}) o
    where l.scope_id = ${scopeId} and not ${laneIsPaused(sql)}`;
  return row?.at ?? null;
}
