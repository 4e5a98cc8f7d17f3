// Standing still: a run, a lane, a flow in a scope, everything of a scope. Nobody is ejected, nothing is lost; whoever
// lets it go on says what becomes of the timers that would have rung meanwhile.
import type { Elapsed } from '@sopwith/engine';
import type { Fragment } from 'postgres';
import type { Sql, Tx } from '../db/connect.ts';
import { insertSelected } from './insert-inputs.ts';
import type { Poke } from './poke.ts';
import { laneIsPaused } from './runnable.ts';
import { readScopeNow } from './scope-clock.ts';

export type Standing =
  | { readonly type: 'scope'; readonly scopeId: string }
  | { readonly type: 'flow'; readonly scopeId: string; readonly flowId: string }
  | { readonly type: 'lane'; readonly scopeId: string; readonly laneId: number }
  | { readonly type: 'run'; readonly scopeId: string; readonly runId: string };

export interface GoOn {
  readonly elapsed: Elapsed;
  readonly by: string;
}

/** False: there is no such thing, or it stood still already. */
export async function pause(tx: Tx, what: Standing): Promise<boolean> {
  const now = await readScopeNow(tx, what.scopeId);
  const { count } = await tx`update ${tableOf(tx, what)} set paused_at = ${now}${alsoFlow(tx, what, true)} where ${rowOf(tx, what)} and paused_at is null`;
  return count > 0;
}

/**
 * In one commit with what tells the runs about it, so that none goes on without knowing. A run that stands still for
 * another reason too keeps since when, and goes on by the word of whoever takes away the last: for it the pauses are one.
 * Returns the lanes to poke; null: it did not stand still.
 */
export async function resume(tx: Tx, what: Standing, { elapsed, by }: GoOn): Promise<readonly number[] | null> {
  const now = await readScopeNow(tx, what.scopeId);
  // What was paused before pauses were dated elapsed from now on.
  const [was] = await tx<{ from: number }[]>`
    update ${tableOf(tx, what)} t set paused_at = null${alsoFlow(tx, what, false)}
    from (select coalesce(paused_at, ${now}) as "from" from ${tableOf(tx, what)} where ${rowOf(tx, what)} for update) old
    where ${rowOf(tx, what)} and ${stood(tx, what)} returning old."from"`;
  if (!was) return null;
  const payload = tx.json({ type: 'resume', from: was.from, elapsed, by });
  const staysStill = tx`(r.paused_at is not null or ${laneIsPaused(tx)})`;
  // What becomes of the timers of those that stay is not decided yet, so all of them are told.
  const isPast = elapsed === 'retime' ? tx`r.due is not null` : tx`r.due <= ${now} or (r.due is not null and ${staysStill})`;
  const told = tx`
    select r.id as run, r.lane_id as lane, 'cresume' as source, 'control' as kind, ${now}::bigint as at, nextval('position_seq') as seq, ${payload}::jsonb as payload, null::text as trace
    from runs r join lanes l on l.id = r.lane_id join scopes s on s.id = r.scope_id
    left join publications p on p.scope_id = r.scope_id and p.flow_id = r.flow_id
    where ${runsOf(tx, what)} and r.status = 'active'
      and (${isPast} or exists (select 1 from run_inputs i where i.run_id = r.id))`;
  await insertSelected(tx, told, tx`do update set
    payload = excluded.payload || jsonb_build_object('from', least((excluded.payload ->> 'from')::bigint, (run_inputs.payload ->> 'from')::bigint)), at = excluded.at, seq = excluded.seq, lane_id = excluded.lane_id`);
  const lanes = await tx<{ id: number }[]>`
    select l.id from lanes l where exists (select 1 from runs r where r.lane_id = l.id and r.status in ('new', 'active') and ${runsOf(tx, what)})`;
  return lanes.map(({ id }) => id);
}

export async function resumeAndPoke(sql: Sql, poke: Poke, what: Standing, how: GoOn): Promise<boolean> {
  const lanes = await sql.begin((tx) => resume(tx, what, how));
  if (lanes === null) return false;
  poke(lanes);
  return true;
}

function tableOf(tx: Tx, { type }: Standing): Fragment {
  return { scope: tx`scopes`, flow: tx`publications`, lane: tx`lanes`, run: tx`runs` }[type];
}

function rowOf(tx: Tx, what: Standing): Fragment {
  switch (what.type) {
    case 'scope':
      return tx`id = ${what.scopeId}`;
    case 'flow':
      return tx`scope_id = ${what.scopeId} and flow_id = ${what.flowId}`;
    case 'lane':
      return tx`scope_id = ${what.scopeId} and id = ${what.laneId}`;
    case 'run':
      return tx`scope_id = ${what.scopeId} and id = ${what.runId} and status in ('new', 'active')`;
  }
}

function runsOf(tx: Tx, what: Standing): Fragment {
  switch (what.type) {
    case 'scope':
      return tx`r.scope_id = ${what.scopeId}`;
    case 'flow':
      return tx`r.scope_id = ${what.scopeId} and r.flow_id = ${what.flowId}`;
    case 'lane':
      return tx`r.lane_id = ${what.laneId}`;
    case 'run':
      return tx`r.id = ${what.runId}`;
  }
}

/** A flow says it in a column of its own, which enrolment reads. */
function alsoFlow(tx: Tx, { type }: Standing, paused: boolean): Fragment {
  return type === 'flow' ? tx`, paused = ${paused}` : tx``;
}

function stood(tx: Tx, { type }: Standing): Fragment {
  return type === 'flow' ? tx`t.paused` : tx`t.paused_at is not null`;
}
