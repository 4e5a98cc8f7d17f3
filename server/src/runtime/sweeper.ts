// Finds what should be moving and is not: lost pokes, overdue timers, acts that nobody works on. Uses the predicate of `runnable.ts`.
import type { Sql } from '../db/connect.ts';
import { readingOf, type ScopeClock } from './clock.ts';
import { every, type Repeated } from './every.ts';
import type { Poke } from './poke.ts';
import { laneHasInputs, lanesWithInputs } from './runnable.ts';

const EVERY_MS = 1_000;
const LATE_MS = 2_000;
const UNBEGUN_ACT_MS = 4_000;
const UNTOUCHED_ACT_MS = 90_000;

export function startSweeper(sql: Sql, poke: Poke, onError: (error: unknown) => void): Repeated {
  const marks: { readonly seq: number; readonly at: number }[] = [];

  async function sweep(): Promise<void> {
    const [position] = await sql<{ seq: number }[]>`select last_value as seq from position_seq`;
    marks.push({ seq: position?.seq ?? 0, at: performance.now() });
    while (marks[1] && marks[1].at <= performance.now() - LATE_MS) marks.shift();
    const mark = marks[0];
    const old = mark && mark.at <= performance.now() - LATE_MS ? mark.seq : 0;
    poke(await findLate(sql, old));
  }

  return every(EVERY_MS, sweep, onError);
}

/** Lanes with inputs up to the position `inputsUpTo`, timers overdue by more than `LATE_MS`, or acts left alone. */
export async function findLate(sql: Sql, inputsUpTo: number): Promise<readonly number[]> {
  const scopes = await sql<{ id: string; clock: ScopeClock; frozen: boolean }[]>`select id, clock, paused_at is not null as frozen from scopes where ended_at is null`;
  const late = new Set<number>();
  for (const { id, clock, frozen } of scopes) {
    const { fires, speed } = readingOf(clock);
    const overdue = await sql<{ id: number }[]>`
      select l.id from lanes l
      left join publications p on p.scope_id = l.scope_id and p.flow_id = l.flow_id
      where l.scope_id = ${id} and not coalesce(p.paused, false) and l.paused_at is null and ${!frozen}
        and exists (select 1 from runs r where r.lane_id = l.id and r.due <= ${fires - LATE_MS * (speed ?? 0)} and r.paused_at is null)`;
    for (const lane of overdue) late.add(lane.id);
  }
  const waiting = await sql<{ id: number }[]>`
    select l.id from (${lanesWithInputs(sql)}) w join lanes l on l.id = w.id join scopes s on s.id = l.scope_id
    left join publications p on p.scope_id = l.scope_id and p.flow_id = l.flow_id
    where ${laneHasInputs(sql, inputsUpTo)}
    union
    select r.lane_id from acts a join runs r on r.id = a.run_id
    where a.status = 'pending' and a.touched_at < ${Date.now()} - case when a.attempt = 0 then ${UNBEGUN_ACT_MS}::bigint else ${UNTOUCHED_ACT_MS}::bigint end`;
  for (const lane of waiting) late.add(lane.id);
  return [...late];
}
