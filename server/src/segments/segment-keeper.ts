// Keeps segments current, in each worker: what events changed within moments, what only time changes when its time comes.
import type { Sql, Tx } from '../db/connect.ts';
import { readingOf, type ScopeClock } from '../runtime/clock.ts';
import { every, type Repeated } from '../runtime/every.ts';
import type { Poke } from '../runtime/poke.ts';
import type { ReadProgram } from '../runtime/programs.ts';
import { checkSegments } from './check-segments.ts';

const EVERY_MS = 250;

export function startSegmentKeeper(sql: Sql, readProgram: ReadProgram, poke: Poke, onError: (error: unknown) => void): Repeated {
  return every(EVERY_MS, (isOver) => keepSegments(sql, readProgram, poke, isOver), onError);
}

/** Until nothing is left to look at. */
export async function keepSegments(sql: Sql, readProgram: ReadProgram, poke: Poke, isOver: () => boolean = () => false): Promise<void> {
  for (const scopeId of await scopesToCheck(sql)) {
    for (let more = true; more && !isOver(); ) {
      const { members, lanes } = await checkSegments(sql, readProgram, scopeId);
      poke(lanes);
      more = members > 0;
    }
  }
}

async function scopesToCheck(sql: Sql): Promise<readonly string[]> {
  const scopes = await sql<{ id: string; clock: ScopeClock; due: number | null; marked: boolean }[]>`
    select s.id, s.clock, exists (select 1 from segment_marks k where k.scope_id = s.id) as marked,
           (select min(check_at) from segment_members m where m.scope_id = s.id and m.check_at is not null) as due
    from scopes s where s.ended_at is null`;
  return scopes.filter(({ clock, due, marked }) => marked || (due !== null && due <= readingOf(clock).fires)).map(({ id }) => id);
}

/** Whether a scope still has members to look at by then; and when time will next ask. For clocks that are driven. */
export async function segmentsWaiting(sql: Sql | Tx, scopeId: string, fires: number): Promise<{ readonly busy: boolean; readonly due: number | null }> {
  const [row] = await sql<{ marked: boolean; due: number | null }[]>`
    select exists (select 1 from segment_marks where scope_id = ${scopeId}) as marked,
           (select min(check_at) from segment_members where scope_id = ${scopeId} and check_at is not null) as due`;
  const due = row?.due ?? null;
  return { busy: row?.marked === true || (due !== null && due <= fires), due };
}
