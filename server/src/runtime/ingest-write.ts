import type { JsonObject, SubjectKey } from '@sopwith/engine';
import type { Tx } from '../db/connect.ts';
import { type CommunityZone, moveCommunities } from './borrowed-zones.ts';
import { lockSubjectsNow, subjectName } from './lock-members.ts';
import type { ReadProgram } from './programs.ts';
import { type NewEvent, routeEvents } from './route-events.ts';
import { writeGroups, zoneMoved } from './write-groups.ts';
import { writeTraits } from './write-traits.ts';

/** One item of a request, already checked by the edge. */
export type IngestCall =
  | {
      readonly type: 'track';
      readonly userId: string;
      /** Whom it is about, where that is not the member. */
      readonly subject?: SubjectKey;
      readonly messageId: string;
      readonly event: string;
      readonly properties: JsonObject;
      /** Epoch milliseconds, as the sender says; null: now. */
      readonly occurredAt: number | null;
      /** Imported history feeds conditions only. */
      readonly historical?: boolean;
    }
  | {
      readonly type: 'identify';
      readonly userId: string;
      readonly subject?: SubjectKey;
      readonly messageId: string;
      readonly traits: JsonObject;
    }
  | {
      readonly type: 'group';
      readonly userId: string;
      readonly messageId: string;
      readonly groupId: string;
      readonly traits: JsonObject;
    };

const DAY_MS = 86_400_000;

/** Writes a group of requests. Returns how many events of each were new, and the lanes that became runnable. */
export async function writeCalls(
  tx: Tx,
  readProgram: ReadProgram,
  scopeId: string,
  requests: readonly (readonly IngestCall[])[],
  /** The trace that each request came by. */
  by: readonly (string | null)[] = [],
): Promise<{ readonly accepted: readonly number[]; readonly lanes: readonly number[] }> {
  const asked = requests.flat();
  const moved = await subjectsMoved(tx, scopeId, asked);
  const { subjects, now } = await lockSubjectsNow(tx, scopeId, [...asked.map(subjectOf), ...moved.map(({ id }) => ({ kind: 'community' as const, id }))]);
  // Of those who were erased nothing is kept; that they were is nothing to the sender.
  const calls = asked.filter((call) => subjects.has(subjectName(subjectOf(call))));
  const of = (call: IngestCall) => subjects.get(subjectName(subjectOf(call))) as number;

  const changed = await writeTraits(
    tx,
    now,
    [
      ...calls.flatMap((call) => (call.type === 'identify' ? [{ memberId: of(call), traits: call.traits, messageId: call.messageId }] : [])),
      ...moved.flatMap(({ id, zone, messageId }) => {
        const memberId = subjects.get(subjectName({ kind: 'community', id }));
        return memberId === undefined ? [] : [{ memberId, traits: { timezone: zone }, messageId }];
      }),
    ],
  );
  await moveCommunities(tx, scopeId, now, calls.flatMap((call) => (call.type === 'identify' && call.subject?.kind === 'community' ? zoneMoved(call.subject.id, call.traits) : [])));
  const joined = await writeGroups(
    tx,
    scopeId,
    now,
    calls.flatMap((call) =>
      call.type === 'group' ? [{ memberId: of(call), groupId: call.groupId, traits: call.traits, messageId: call.messageId }] : [],
    ),
  );
  const tracked = calls.flatMap((call) => (call.type === 'track' ? [eventOf(call, of(call), now)] : []));
  const { lanes } = await routeEvents(tx, readProgram, scopeId, tracedBy(requests, by, [...changed, ...joined, ...tracked]));
  return { accepted: requests.map((request) => request.length), lanes };
}

interface SubjectMoved extends CommunityZone {
  readonly messageId: string;
}

/** Communities that are subjects of their own, and whose members' calls tell another zone: their own runs go by it too. */
async function subjectsMoved(tx: Tx, scopeId: string, calls: readonly IngestCall[]): Promise<readonly SubjectMoved[]> {
  const told = calls.flatMap((call) => (call.type === 'group' ? zoneMoved(call.groupId, call.traits).map((move) => ({ ...move, messageId: call.messageId })) : []));
  if (told.length === 0) return [];
  const known = await tx<CommunityZone[]>`
    select external_id as id, zone from members where scope_id = ${scopeId} and kind = 'community' and external_id = any(${told.map(({ id }) => id)}::text[])`;
  return told.filter(({ id, zone }) => known.some((one) => one.id === id && one.zone !== zone));
}

/** All have the message id of the call that they came by. */
function tracedBy(requests: readonly (readonly IngestCall[])[], by: readonly (string | null)[], events: readonly NewEvent[]): readonly NewEvent[] {
  if (!by.some((trace) => trace !== null)) return events.map((event) => ({ ...event, trace: null }));
  const traceOf = new Map(requests.flatMap((calls, n) => calls.map(({ messageId }) => [messageId, by[n] ?? null] as const)));
  return events.map((event) => ({ ...event, trace: traceOf.get(event.messageId) ?? null }));
}

function subjectOf(call: IngestCall): SubjectKey {
  return (call.type === 'group' ? undefined : call.subject) ?? { kind: 'member', id: call.userId };
}

/** It cannot have happened later than it was received; what is older than a day is history. */
function eventOf(call: Extract<IngestCall, { type: 'track' }>, memberId: number, now: number): NewEvent {
  const occurredAt = Math.min(call.occurredAt ?? now, now);
  return {
    memberId,
    name: call.event,
    at: now,
    occurredAt,
    properties: call.properties,
    messageId: call.messageId,
    historical: call.historical === true || occurredAt < now - DAY_MS,
    depth: 0,
  };
}
