// The one place where inputs are written, each with its run's lane, so that a lane finds its own without looking at others'.
//
// A move takes along what is there, under the locks of the run and its member. Who inserts under the member's lock reads the
// lane that holds. Others may read the old one while the move commits: their input stands with the old lane, which is the
// one that they poke, and passes it on (`passOnInputs`). Events are always inserted under the member's lock.
import type { JsonObject } from '@sopwith/engine';
import type { Fragment } from 'postgres';
import type { Tx } from '../db/connect.ts';
import { apart } from '../db/apart.ts';
import { rows } from '../db/rows-parameter.ts';
import { traces } from '../traces/tracing.ts';

export interface NewInput {
  readonly run: string;
  /** Unique within the run: a second input of one source does nothing. */
  readonly source: string;
  readonly kind: 'answer' | 'failure' | 'control';
  /** When it came; absent: now. */
  readonly at?: number;
  readonly payload: JsonObject;
}

/** Returns the lanes of those that were new, to be poked after the commit. */
export async function insertInputs(tx: Tx, now: number, inputs: readonly NewInput[]): Promise<readonly number[]> {
  if (inputs.length === 0) return [];
  const given = tx`
    select r.id as run, r.lane_id as lane, i.source, i.kind, coalesce(i.at, ${now}::bigint) as at, nextval('position_seq') as seq, i.payload, ${traces().current()}::text as trace
    from jsonb_to_recordset(${rows(tx, inputs)}) as i(run uuid, source text, kind text, at bigint, payload jsonb) join runs r on r.id = i.run`;
  return insertSelected(tx, given, tx`do nothing`);
}

export interface HeardEvent {
  readonly seq: number;
  /** What it came by; absent: what is under way. */
  readonly trace?: string | null;
}

/** Of stored events, for the runs that listen. The caller holds the members' locks. */
export async function insertEventInputs(tx: Tx, events: readonly HeardEvent[]): Promise<readonly number[]> {
  const current = traces().current();
  const seqs = events.map(({ seq }) => seq);
  const by = events.map(({ trace }) => (trace === undefined ? current : trace));
  const trace = by.every((one) => one === null) ? tx`null::text` : tx`(${by}::text[])[array_position(${seqs}::bigint[], e.seq)]`;
  const heard = tx`
    select distinct r.id as run, r.lane_id as lane, 'e' || e.seq as source, 'event' as kind, e.at, e.seq, null::jsonb as payload, ${trace} as trace
    from events e
    cross join lateral (
      select r.id, r.lane_id from listens l join runs r on r.id = l.run_id
      where l.member_id = e.member_id and l.event = e.name and (l.match is null or e.properties @> l.match) ${apart(tx)}
    ) r
    where e.seq = any(${seqs}::bigint[])`;
  return insertSelected(tx, heard, tx`do nothing`);
}

/**
 * Where a member moved to another zone every run of theirs hears of it: a wait for a local time listens to nothing, and may be over earlier
 * than it was due. What it hears does nothing else. The caller holds the members' locks.
 */
export async function insertZoneInputs(tx: Tx, seqs: readonly number[]): Promise<readonly number[]> {
  const told = tx`
    select r.id as run, r.lane_id as lane, 'e' || e.seq as source, 'event' as kind, e.at, e.seq, null::jsonb as payload, ${traces().current()}::text as trace
    from events e
    cross join lateral (select id, lane_id from runs where member_id = e.member_id and status = 'active' and due is not null ${apart(tx)}) r
    where e.seq = any(${seqs as number[]}::bigint[])`;
  return insertSelected(tx, told, tx`do nothing`);
}

/** `selected` gives run, lane, source, kind, at, seq, payload and trace; `onKnown` says what becomes of a source that is there already. */
export async function insertSelected(tx: Tx, selected: Fragment, onKnown: Fragment): Promise<readonly number[]> {
  const found = await tx<{ laneId: number }[]>`
    with given as (${selected}), stored as (
      insert into run_inputs (run_id, lane_id, source, kind, at, seq, payload, trace)
      select run, lane, source, kind, at, seq, payload, trace from given
      on conflict (run_id, source) ${onKnown}
      returning lane_id
    )
    select distinct lane_id as "laneId" from stored`;
  return found.map(({ laneId }) => laneId);
}

/** A move takes these runs' inputs along to their new lanes. The caller has moved the runs and holds their locks. */
export async function takeInputsAlong(tx: Tx, runIds: readonly string[]): Promise<void> {
  await tx`
    update run_inputs i set lane_id = r.lane_id from runs r
    where i.run_id = any(${runIds as string[]}::uuid[]) and r.id = i.run_id and i.lane_id <> r.lane_id`;
}

/** What came for a run while it was handed to another lane. Returns the lanes that it was passed to. */
export async function passOnInputs(tx: Tx, laneId: number): Promise<readonly number[]> {
  const found = await tx<{ laneId: number }[]>`
    with passed as (
      update run_inputs i set lane_id = r.lane_id from runs r
      where i.lane_id = ${laneId} and i.kind in ('answer', 'failure', 'control') and r.id = i.run_id and r.lane_id <> i.lane_id
      returning r.lane_id
    )
    select distinct lane_id as "laneId" from passed`;
  return found.map(({ laneId: to }) => to);
}
