// Tells runs, flows and segments what became of messages. Most installations ask for no such event, and then none is made.
import { type MessageEvent, messageEvent, messageEventOf, messageEventsIn, type MessageFate, type SubjectKind } from '@sopwith/engine';
import type { Sql, Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import { ERASED } from '../erased.ts';
import type { NewEvent } from '../route-events.ts';
import type { Admitted } from './admit-messages.ts';

/** What a version or a segment names is made from now on, in every scope. Nobody takes it back: runs of the version may live for months. */
export async function askForMessageEvents(tx: Sql | Tx, named: unknown): Promise<void> {
  const names = messageEventsIn(named);
  if (names.length > 0) await tx`insert into asked_events (name) select unnest(${names as string[]}::text[]) on conflict do nothing`;
}

export async function readAskedEvents(tx: Tx): Promise<ReadonlySet<MessageEvent>> {
  const found = await tx<{ name: MessageEvent }[]>`select name from asked_events`;
  return new Set(found.map(({ name }) => name));
}

export interface OrderedEvent extends NewEvent {
  /** So many events of the batch come before it. */
  readonly after: number;
}

/** Of what went, or will never go, in the very commit that asked for it. The caller routes them. */
export function outcomesAtOnce(flowId: string, wanted: ReadonlySet<MessageEvent>, admitted: readonly Admitted[]): readonly OrderedEvent[] {
  if (wanted.size === 0) return [];
  return admitted.flatMap(({ asked, status, why }) => {
    const { memberId, at, depth, after, key } = asked;
    if (status === 'waiting' || !wanted.has(messageEventOf(status))) return [];
    const { event, properties } = messageEvent(flowId, asked, status, why);
    return [{ memberId, at, occurredAt: at, depth, after, name: event, properties, messageId: `${key}/${event}`, historical: false }];
  });
}

/** Each at its place among the events that the same batch set off. */
export function interleave(emitted: readonly NewEvent[], told: readonly OrderedEvent[]): readonly NewEvent[] {
  if (told.length === 0) return emitted;
  const merged: NewEvent[] = [];
  let next = 0;
  for (const { after, ...event } of told) {
    merged.push(...emitted.slice(next, after), event);
    next = Math.max(next, after);
  }
  return [...merged, ...emitted.slice(next)];
}

interface Outcome {
  readonly key: string;
  readonly flowId: string;
  readonly step: string;
  readonly channel: string;
  readonly purpose: string;
  readonly recipient: string | null;
  readonly status: MessageFate;
  readonly why: string | null;
  readonly depth: number | null;
  readonly kind: SubjectKind;
  readonly userId: string;
}

/**
 * Of messages whose outcome the caller has just written, among others: it happens right after the commit, under the lock of whom the run is
 * about, which the caller may not hold.
 */
export async function tellOutcomes(tx: Tx, scopeId: string, now: number, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const asked = await readAskedEvents(tx);
  if (asked.size === 0) return;
  const found = await tx<Outcome[]>`
    select m.key, m.flow_id as "flowId", m.step, m.channel, m.purpose, m.recipient, m.status, m.why, m.depth, o.kind, o.external_id as "userId"
    from messages m join runs r on r.id = m.run_id
    join members o on o.id = case when m.recipient is null then m.member_id else r.member_id end
    where m.key = any(${keys as string[]}::text[]) and m.status in ('sent', 'skipped', 'failed') and o.kind <> ${ERASED}`;
  const told = found.flatMap(({ kind, userId, flowId, status, why, depth, ...message }) => {
    const { event, properties } = messageEvent(flowId, message, status, why);
    return asked.has(event) ? [{ key: message.key, kind, userId, event, properties, depth: depth ?? 1 }] : [];
  });
  if (told.length === 0) return;
  // A dead letter that was sent once more may have told of its failure a moment ago: each outcome has a row of its own.
  await tx`
    insert into emissions (key, scope_id, user_id, kind, event, properties, depth, at)
    select key || '/' || event, ${scopeId}, "userId", kind, event, properties, depth, ${now}
    from jsonb_to_recordset(${rows(tx, told)}) as e(key text, "userId" text, kind text, event text, properties jsonb, depth smallint)
    on conflict (key) do nothing`;
}
