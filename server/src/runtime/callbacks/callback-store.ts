// Tokens by which the outside answers later. Only their hashes are kept; each answers once.
import { createHash, randomBytes } from 'node:crypto';
import type { JsonObject } from '@sopwith/engine';
import type { Fragment } from 'postgres';
import type { Sql, Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import { insertInputs } from '../insert-inputs.ts';
import { laneIsPaused } from '../runnable.ts';
import { readScopeNow } from '../scope-clock.ts';

export interface NewCallback {
  /** Of the act, or of the step that waits. */
  readonly key: string;
  readonly runId: string;
  readonly scopeId: string;
  readonly kind: 'act' | 'wait';
  readonly outcomes: readonly string[];
  /** An act that nobody answered by then fails. A step that waits has its own timer. */
  readonly expiresAt: number | null;
}

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A second opening of one key takes the place of the first: an attempt that was lost has told its token to nobody that matters. */
export async function openCallbacks(tx: Sql | Tx, opened: readonly (NewCallback & { readonly token: string })[]): Promise<void> {
  if (opened.length === 0) return;
  const list = opened.map(({ token, ...rest }) => ({ ...rest, hash: hashOf(token) }));
  await tx`
    insert into callbacks (hash, key, run_id, scope_id, kind, outcomes, expires_at)
    select hash, key, "runId", "scopeId", kind, outcomes, "expiresAt"
    from jsonb_to_recordset(${rows(tx as Tx, list)})
      as c(hash text, key text, "runId" uuid, "scopeId" text, kind text, outcomes jsonb, "expiresAt" bigint)
    on conflict (hash) do nothing`;
}

export type CalledBack = { readonly status: 'taken'; readonly lane: number } | { readonly status: 'unknown' } | { readonly status: 'noSuchOutcome'; readonly outcomes: readonly string[] };

/** The answer and the end of the token are one commit; of two callers with one token the second finds nothing. */
export async function takeCallback(sql: Sql, token: string, outcome: string, data: JsonObject): Promise<CalledBack> {
  return sql.begin(async (tx): Promise<CalledBack> => {
    const hash = hashOf(token);
    const [found] = await tx<{ memberId: number }[]>`
      select r.member_id as "memberId" from callbacks c join runs r on r.id = c.run_id where c.hash = ${hash}`;
    if (!found) return { status: 'unknown' };
    // The member's lock orders the answer against the deadline that an exchange may be deciding on.
    await tx`select 1 from members where id = ${found.memberId} for no key update`;
    const [callback] = await tx<(Pick<NewCallback, 'key' | 'runId' | 'scopeId' | 'kind' | 'outcomes'> & { laneId: number; rings: number | null })[]>`
      select c.key, c.run_id as "runId", c.scope_id as "scopeId", c.kind, c.outcomes, r.lane_id as "laneId", ${ringsAt(tx)} as rings
      from callbacks c join runs r on r.id = c.run_id
      join lanes l on l.id = r.lane_id join scopes s on s.id = l.scope_id left join publications p on p.scope_id = l.scope_id and p.flow_id = l.flow_id
      where c.hash = ${hash} for update of c`;
    if (!callback) return { status: 'unknown' };
    const { key, runId, scopeId, kind, outcomes, laneId, rings } = callback;
    const now = await readScopeNow(tx, scopeId);
    // The deadline has come, and a lane that is late has not said so yet.
    if (rings !== null && rings <= now) return { status: 'unknown' };
    if (!outcomes.includes(outcome)) return { status: 'noSuchOutcome', outcomes };
    await tx`delete from callbacks where key = ${key}`;
    if (kind === 'act') {
      const closed = await tx`update acts set status = 'done', touched_at = ${Date.now()} where key = ${key} and status in ('pending', 'parked')`;
      if (closed.count === 0) return { status: 'unknown' };
    }
    // Another source than that of the first answer to this key, which brought the token.
    await insertInputs(tx, now, [{ run: runId, source: `b${key}`, kind: 'answer', payload: { key, outcome, data } }]);
    return { status: 'taken', lane: laneId };
  });
}

/** When the step that waits for this callback stops waiting; null: never, or not while its run stands still. */
function ringsAt(tx: Tx): Fragment {
  return tx`(
    select (t -> 'resting' ->> 'due')::bigint from jsonb_array_elements(r.state -> 'tokens') t
    where c.kind = 'wait' and r.paused_at is null and not ${laneIsPaused(tx)} and t -> 'resting' ->> 'key' = c.key)`;
}

/** Acts that nobody answered in time fail. Returns how many, and the lanes to poke. */
export async function expireCallbacks(sql: Sql, scopeId: string, fires: number, now: number): Promise<{ readonly count: number; readonly lanes: readonly number[] }> {
  return sql.begin(async (tx) => {
    const late = await tx<{ key: string; runId: string; laneId: number }[]>`
      delete from callbacks c using runs r
      where c.scope_id = ${scopeId} and c.kind = 'act' and c.expires_at <= ${fires} and r.id = c.run_id
      returning c.key, c.run_id as "runId", r.lane_id as "laneId"`;
    const keys = late.map(({ key }) => key);
    const failed = await tx<{ key: string }[]>`
      update acts set status = 'failed' where key = any(${keys}::text[]) and status in ('pending', 'parked') returning key`;
    const failures = failed.map(({ key }) => {
      const run = late.find((one) => one.key === key)?.runId as string;
      return { run, source: `b${key}`, kind: 'failure' as const, payload: { key, reason: 'nobody called back in time' } };
    });
    await insertInputs(tx, now, failures);
    return { count: late.length, lanes: late.map(({ laneId }) => laneId) };
  });
}
