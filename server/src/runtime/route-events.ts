// Where events meet runs: the one function for what comes from outside, from flows' own ledger writes and from tasks.
// The caller holds the members' locks, so nobody can begin to listen between the insert and the routing.
import { aboutEvent, contextOf, type JsonObject, matchesTrigger, type SubjectKind, type CompiledTrigger, MEMBER_CHANGED } from '@sopwith/engine';
import type { Tx } from '../db/connect.ts';
import { rows } from '../db/rows-parameter.ts';
import { markByEvents } from '../segments/mark-segments.ts';
import { markDates, markRecords } from './timed/date-dues.ts';
import { ERASED } from './erased.ts';
import { enroll } from './enroll.ts';
import { insertEventInputs, insertZoneInputs } from './insert-inputs.ts';
import { readMemberFacts } from './member-facts.ts';
import type { ReadProgram } from './programs.ts';

export interface NewEvent {
  readonly memberId: number;
  readonly name: string;
  readonly at: number;
  readonly occurredAt: number;
  readonly properties: JsonObject;
  readonly messageId: string;
  readonly historical: boolean;
  readonly depth: number;
  /** The trace that it came by; absent: that of what is under way. */
  readonly trace?: string | null;
}

export interface Routed {
  /** How many were new; a message id that was seen before counts nothing. */
  readonly accepted: number;
  readonly lanes: readonly number[];
}

interface StoredEvent {
  readonly seq: number;
  readonly messageId: string;
}

export async function routeEvents(tx: Tx, readProgram: ReadProgram, scopeId: string, events: readonly NewEvent[]): Promise<Routed> {
  if (events.length === 0) return { accepted: 0, lanes: [] };
  const stored = await tx<StoredEvent[]>`
    with given as (
      select * from jsonb_to_recordset(${rows(tx, events.map(({ trace: _, ...event }, n) => ({ ...event, n })))})
        as e(n int, "memberId" bigint, name text, at bigint, "occurredAt" bigint, properties jsonb, "messageId" text,
             historical boolean, depth smallint)
      -- Whoever found the member before they were erased writes nothing of them either. Looked up one by one: a join might walk all members.
      where (select m.kind from members m where m.id = e."memberId") is distinct from ${ERASED}
      order by n
    ), stored as (
      insert into events (seq, scope_id, member_id, name, at, occurred_at, properties, message_id, historical, depth)
      select nextval('position_seq'), ${scopeId}, "memberId", name, at, "occurredAt", properties, "messageId", historical, depth
      from given
      on conflict (scope_id, message_id) do nothing
      returning seq, message_id as "messageId"
    )
    select seq, "messageId" from stored order by seq`;
  // Which events those are is looked up here: a connection that looks up by index only would join them each with all.
  const given = new Map(events.map((event) => [event.messageId, event] as const).reverse());
  const current = stored.flatMap(({ seq, messageId }) => {
    const event = given.get(messageId);
    return event && !event.historical ? [{ ...event, seq }] : [];
  });
  const seqs = stored.map(({ seq }) => seq);
  // Sent together, run in this order.
  const [, heard, triggers] = await Promise.all([
    stored.length === 0 ? [] : markByEvents(tx, scopeId, seqs),
    current.length === 0 ? [] : insertEventInputs(tx, current),
    current.length === 0 ? [] : readTriggers(tx, scopeId, current),
    stored.length === 0 ? [] : markRecords(tx, scopeId, seqs),
  ]);
  if (current.length === 0) return { accepted: stored.length, lanes: [] };

  const woken = [...heard];
  const moved = current.filter(({ name, properties }) => name === MEMBER_CHANGED && hasMoved(properties)).map(({ seq }) => seq);
  if (moved.length > 0) woken.push(...(await insertZoneInputs(tx, moved)));
  const changed = current.filter(({ name }) => name === MEMBER_CHANGED || name === '$attribute.set').map(({ seq }) => seq);
  if (changed.length > 0) await markDates(tx, scopeId, changed);
  const started = triggers.length === 0 ? [] : await startByTriggers(tx, readProgram, scopeId, triggers, current);
  return { accepted: stored.length, lanes: [...new Set([...woken, ...started])] };
}

function hasMoved({ changed }: JsonObject): boolean {
  return Array.isArray(changed) && changed.includes('timezone');
}

interface TriggerRow {
  readonly flowId: string;
  readonly subject: SubjectKind;
  readonly event: string;
  readonly trigger: CompiledTrigger;
}

/** Read here, in the transaction that routes, never from a cache: who pauses or archives a flow is obeyed at once. */
async function readTriggers(tx: Tx, scopeId: string, events: readonly NewEvent[]): Promise<readonly TriggerRow[]> {
  return tx<TriggerRow[]>`
    select flow_id as "flowId", subject, event, trigger from triggers
    where scope_id = ${scopeId} and event = any(${[...new Set(events.flatMap(({ name }) => [name, aboutEvent(name)]))]}::text[])
    order by priority desc, flow_id, n`;
}

async function startByTriggers(
  tx: Tx,
  readProgram: ReadProgram,
  scopeId: string,
  triggers: readonly TriggerRow[],
  events: readonly (NewEvent & { readonly seq: number })[],
): Promise<readonly number[]> {
  if (triggers.some(({ trigger }) => trigger.about !== undefined)) await tellThoseNamed(tx, scopeId, events);
  const members = await readMemberFacts(tx, [...new Set(events.map(({ memberId }) => memberId))]);
  const byFlow = new Map<string, Parameters<typeof enroll>[2]['enrollments'][number][]>();
  for (const event of events) {
    const member = members.get(event.memberId);
    if (!member) continue;
    const started = new Set<string>();
    for (const { flowId, subject, event: name, trigger } of triggers) {
      // Two triggers of one flow that both match are one start.
      if (name !== event.name || subject !== (member.kind ?? 'member') || started.has(flowId) || !matchesTrigger(trigger, event, member)) continue;
      started.add(flowId);
      const enrollment = {
        memberId: event.memberId,
        context: contextOf(trigger, event),
        cause: `e${event.seq}`,
        at: event.at,
        occurredAt: event.occurredAt,
        seq: event.seq,
        depth: event.depth,
        ...(event.trace === undefined ? {} : { trace: event.trace }),
      };
      byFlow.set(flowId, [...(byFlow.get(flowId) ?? []), enrollment]);
    }
  }
  const lanes: number[] = [];
  for (const [flowId, enrollments] of byFlow) {
    const result = await enroll(tx, readProgram, { scopeId, flowId, enrollments });
    lanes.push(...result.lanes);
  }
  return lanes;
}

/** Whom an event names, where a flow starts by that: they hear of it right after the commit, under their own lock. Nobody is made by being named. */
async function tellThoseNamed(tx: Tx, scopeId: string, events: readonly (NewEvent & { readonly seq: number })[]): Promise<void> {
  await tx`
    insert into emissions (key, scope_id, user_id, event, properties, depth, at)
    select distinct on (key) 'about/' || e.seq || '/' || t.path as key, ${scopeId}, e.properties ->> t.path, '$about.' || e.name,
      e.properties || jsonb_build_object('by', m.external_id), e.depth + 1, e.at
    from events e join members m on m.id = e.member_id
    join (select distinct event, trigger ->> 'about' as path from triggers where scope_id = ${scopeId} and trigger ? 'about') t on t.event = '$about.' || e.name
    where e.seq = any(${events.map(({ seq }) => seq)}::bigint[]) and jsonb_typeof(e.properties -> t.path) = 'string'
      and exists (select 1 from members o where o.scope_id = ${scopeId} and o.kind = 'member' and o.external_id = e.properties ->> t.path)
    on conflict do nothing`;
}
