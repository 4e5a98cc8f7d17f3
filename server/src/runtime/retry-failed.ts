// Lets all that failed at one step try again, a page at a time, so that no lock is held for long and whoever asked can stop.
import type { Sql, Tx } from '../db/connect.ts';
import type { Cursor } from '../stores/cursor.ts';
import { insertInputs } from './insert-inputs.ts';
import type { Poke } from './poke.ts';
import { readScopeNow } from './scope-clock.ts';

export interface RetryFailed {
  readonly scopeId: string;
  readonly flowId: string;
  readonly step: string;
  readonly by: string;
  /** Null: from the one that failed last. */
  readonly after: Cursor | null;
}

export interface Retried {
  readonly asked: number;
  /** Where the next page begins; null: there is none. */
  readonly next: Cursor | null;
}

export const RETRY_PAGE = 500;

/** Latest first, as they are listed: a run that fails again has failed later than those that are still to be asked, and is not asked twice. */
export async function retryFailed(sql: Sql, poke: Poke, { scopeId, flowId, step, by, after }: RetryFailed): Promise<Retried> {
  const { lanes, ...retried } = await sql.begin(async (tx) => {
    const found = await tx<{ id: string; memberId: number; at: number }[]>`
      select r.id, r.member_id as "memberId", r.ended_at as at from runs r
      where r.scope_id = ${scopeId} and r.status = 'failed' and r.flow_id = ${flowId} and ${placeOf(tx)} = ${step}
        ${after === null ? tx`` : tx`and (r.ended_at, r.id) < (${after.at}, ${after.id}::uuid)`}
      order by r.ended_at desc, r.id desc limit ${RETRY_PAGE}`;
    // The members' locks order it against what an exchange may be deciding.
    await tx`select 1 from members where id = any(${found.map(({ memberId }) => memberId)}::bigint[]) order by id for no key update`;
    const inputs = found.map(({ id }) => ({ run: id, source: 'cretry', kind: 'control' as const, payload: { type: 'retry', by } }));
    const woken = await insertInputs(tx, await readScopeNow(tx, scopeId), inputs);
    const last = found.length < RETRY_PAGE ? undefined : found.at(-1);
    return { asked: found.length, next: last ? { at: last.at, id: last.id } : null, lanes: woken };
  });
  poke(lanes);
  return retried;
}

/** Where run `r` stands that failed: the first step, if it stands at more than one. */
export function placeOf(sql: Sql | Tx) {
  return sql`coalesce(r.state -> 'stopped' -> 'at' ->> 'step', r.state -> 'tokens' -> 0 ->> 'step')`;
}
