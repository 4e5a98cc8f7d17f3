import type { Rehearsal } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';
import { readingOf, type ScopeClock } from '../runtime/clock.ts';

type Row = Omit<Rehearsal, 'speed' | 'now' | 'status'> & { readonly clock: ScopeClock; readonly endedAt: number | null };

const MOST_SHOWN = 50;

export async function listRehearsals(sql: Sql): Promise<Rehearsal[]> {
  const rows = await sql<Row[]>`${selectRehearsals(sql)} order by s.created_at desc, s.id limit ${MOST_SHOWN}`;
  return rows.map(rehearsalOf);
}

export async function readRehearsal(sql: Sql, scopeId: string): Promise<Rehearsal | null> {
  const [row] = await sql<Row[]>`${selectRehearsals(sql)} and s.id = ${scopeId}`;
  return row ? rehearsalOf(row) : null;
}

function selectRehearsals(sql: Sql) {
  return sql`
    select s.id as scope, jsonb_build_object('id', f.id, 'name', f.name) as flow, m.external_id as "userId",
      s.created_at as "startedAt", s.clock, s.ended_at as "endedAt", r.id as run
    from scopes s join publications p on p.scope_id = s.id join flows f on f.id = p.flow_id
    join lateral (select id, external_id from members where scope_id = s.id order by id limit 1) m on true
    left join lateral (select id from runs where scope_id = s.id and member_id = m.id order by started_at desc, id desc limit 1) r on true
    where s.kind = 'rehearsal'`;
}

function rehearsalOf({ clock, endedAt, ...row }: Row): Rehearsal {
  // The clock of one that has ended stands still.
  const { now, speed } = endedAt === null ? readingOf(clock) : readingOf(clock, endedAt);
  return { ...row, speed: speed ?? 0, now, status: endedAt === null ? 'running' : 'ended' };
}
