// Ends every run of some flows that enroll nobody any more: page by page, each run by an input of its own.
import { setTimeout as pause } from 'node:timers/promises';
import type { Control } from '@sopwith/engine';
import type { Sql } from '../db/connect.ts';
import { insertSelected } from './insert-inputs.ts';
import type { Poke } from './poke.ts';
import { readScopeNow } from './scope-clock.ts';

export interface EndRuns {
  readonly scopeId: string;
  readonly flowIds: readonly string[];
  readonly reason: string;
  readonly by: string;
}

interface Place {
  readonly startedAt: number;
  readonly id: string;
}

const PAGE = 2_000;
/** No enrolment that began before the flows were closed is under way any longer than this. */
const LONGEST_ENROLMENT_MS = 20_000;
const NOWHERE = '00000000-0000-0000-0000-000000000000';

/** After the commit that closed the flows. Returns how many runs were asked to end. */
export async function endRunsOfFlows(sql: Sql, poke: Poke, what: EndRuns): Promise<number> {
  const [closing] = await sql<{ xid: string }[]>`select pg_current_xact_id()::text as xid`;
  const closedAt = await readScopeNow(sql, what.scopeId);
  let ended = 0;
  for (const flowId of what.flowIds) ended += await endFrom(sql, poke, what, flowId, { startedAt: 0, id: NOWHERE });
  // Who was being enrolled while the flows closed is there once the transactions of that time are over.
  for (const until = Date.now() + LONGEST_ENROLMENT_MS; Date.now() < until && !(await isPast(sql, closing?.xid ?? '0')); ) await pause(50);
  for (const flowId of what.flowIds) {
    ended += await endFrom(sql, poke, what, flowId, { startedAt: closedAt - 2 * LONGEST_ENROLMENT_MS, id: NOWHERE });
  }
  return ended;
}

async function isPast(sql: Sql, xid: string): Promise<boolean> {
  const [row] = await sql<{ past: boolean }[]>`select pg_snapshot_xmin(pg_current_snapshot())::text::numeric > ${xid}::numeric as past`;
  return row?.past === true;
}

async function endFrom(sql: Sql, poke: Poke, what: EndRuns, flowId: string, first: Place): Promise<number> {
  let ended = 0;
  for (let from: Place | null = first; from !== null; ) {
    const page = await endPage(sql, what, flowId, from);
    poke(page.lanes);
    ended += page.ended;
    from = page.last;
  }
  return ended;
}

interface Page {
  /** Null: it was the last page. */
  readonly last: Place | null;
  readonly lanes: readonly number[];
  readonly ended: number;
}

function endPage(sql: Sql, { scopeId, reason, by }: EndRuns, flowId: string, { startedAt, id }: Place): Promise<Page> {
  const control: Control = { type: 'end', reason, by };
  return sql.begin(async (tx): Promise<Page> => {
    const runs = await tx<(Place & { isOver: boolean })[]>`
      select id, started_at as "startedAt",
        status = 'ended' or exists (select 1 from run_inputs i where i.run_id = runs.id and i.source = 'cend') as "isOver"
      from runs where scope_id = ${scopeId} and flow_id = ${flowId} and (started_at, id) > (${startedAt}::bigint, ${id}::uuid)
      order by started_at, id limit ${PAGE}`;
    const open = runs.filter(({ isOver }) => !isOver).map((run) => run.id);
    const now = await readScopeNow(tx, scopeId);
    const asked = tx`
      select r.id as run, r.lane_id as lane, 'cend' as source, 'control' as kind, ${now}::bigint as at, nextval('position_seq') as seq,
        ${tx.json({ ...control })}::jsonb as payload, null::text as trace
      from runs r where r.id = any(${open}::uuid[])`;
    const lanes = open.length === 0 ? [] : await insertSelected(tx, asked, tx`do nothing`);
    return { last: runs.length < PAGE ? null : (runs.at(-1) ?? null), lanes, ended: open.length };
  });
}
