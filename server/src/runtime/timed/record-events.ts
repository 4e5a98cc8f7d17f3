// What was told of the records of members, oldest first: whoever asks judges by all of it, so that looking late, or twice, changes nothing.
import { eventsOfRecord, type RecordTrigger, type TellingEvent } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';

export type ToldOfRecords = ReadonlyMap<number, readonly TellingEvent[]>;

export async function readRecordEvents(tx: Tx, triggers: readonly RecordTrigger[], memberIds: readonly number[]): Promise<ToldOfRecords> {
  const names = [...new Set(triggers.flatMap(eventsOfRecord))];
  if (names.length === 0 || memberIds.length === 0) return new Map();
  const found = await tx<(TellingEvent & { memberId: number })[]>`
    select member_id as "memberId", name, at, properties from events
    where member_id = any(${memberIds as number[]}::bigint[]) and name = any(${names}::text[]) order by seq`;
  const told = new Map<number, TellingEvent[]>();
  for (const { memberId, ...event } of found) append(told, memberId, event);
  return told;
}

function append(told: Map<number, TellingEvent[]>, memberId: number, event: TellingEvent): void {
  const known = told.get(memberId);
  if (known === undefined) told.set(memberId, [event]);
  else known.push(event);
}
