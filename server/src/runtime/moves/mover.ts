// Works the moves that operators asked for, page by page. Durable by its row: whichever worker comes next goes on at the cursor.
import type { Sql, Tx } from '../../db/connect.ts';
import { every, type Repeated } from '../every.ts';
import type { Poke } from '../poke.ts';
import type { ReadProgram } from '../programs.ts';
import { movePage, type MoveRow } from './move-page.ts';

const EVERY_MS = 500;
/** A run that never comes to rest is left on its version after so many passes. */
const PASSES = 60;

export function startMover(sql: Sql, readProgram: ReadProgram, poke: Poke, onError: (error: unknown) => void): Repeated {
  return every(EVERY_MS, (isOver) => workMoves(sql, readProgram, poke, isOver), onError);
}

/** One pass over every running move. */
export async function workMoves(sql: Sql, readProgram: ReadProgram, poke: Poke, isOver: () => boolean = () => false): Promise<void> {
  const running = await sql<{ id: number }[]>`select id from moves where status = 'running' order by id`;
  for (const { id } of running) {
    for (let more = true; more && !isOver(); ) more = await workPage(sql, readProgram, poke, id);
  }
}

/** True where the pass goes on. */
async function workPage(sql: Sql, readProgram: ReadProgram, poke: Poke, id: number): Promise<boolean> {
  const page = await sql.begin(async (tx) => {
    const move = await claim(tx, id);
    if (!move) return null;
    const done = await movePage(tx, readProgram, move);
    const busy = move.busy + done.busy;
    const passOver = done.cursor === null;
    const over = passOver && (busy === 0 || move.pass + 1 >= PASSES);
    // Whoever stays is met in every pass; the last one tells.
    const stayed = sum(move.cursor === null ? {} : move.stayed, done.stayed);
    await tx`
      update moves set cursor = ${done.cursor === null ? null : tx.json(done.cursor)}, moved = moved + ${done.moved},
        pass = pass + ${passOver ? 1 : 0}, busy = ${passOver && !over ? 0 : busy},
        stayed = ${tx.json(stayed)},
        status = ${over ? 'done' : 'running'}, ended_at = ${over ? Date.now() : null}
      where id = ${id}`;
    return { lanes: done.lanes, more: !passOver };
  });
  if (page === null) return false;
  poke(page.lanes);
  return page.more;
}

function sum(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): Record<string, number> {
  const total: Record<string, number> = { ...one };
  for (const [step, count] of Object.entries(other)) total[step] = (total[step] ?? 0) + count;
  return total;
}

async function claim(tx: Tx, id: number): Promise<MoveRow | undefined> {
  const [move] = await tx<MoveRow[]>`
    select m.id, m.scope_id as "scopeId", m.flow_id as "flowId", m.from_version as "fromVersion", m.to_version as "toVersion",
      coalesce(vf.number, 0) as "fromNumber", coalesce(vt.number, 0) as "toNumber", m.mapping, m.undoes, m.created_by as "createdBy",
      m.cursor, m.pass, m.busy, m.stayed, coalesce(p.paused, false) as paused, s.clock
    from moves m join scopes s on s.id = m.scope_id
    join flow_versions vf on vf.id = m.from_version join flow_versions vt on vt.id = m.to_version
    left join publications p on p.scope_id = m.scope_id and p.flow_id = m.flow_id
    where m.id = ${id} and m.status = 'running'
    for update of m skip locked`;
  return move;
}
