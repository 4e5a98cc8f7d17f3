// Records of a subject that events tell of, and the date that each has: an order's end, a coupon's expiry, a seat in a class. Pure.
import { ownValue } from '../condition/scope.ts';
import type { DateTrigger } from '../document/flow-document.ts';
import type { Instant } from '../instant.ts';
import type { Json, JsonObject } from '../json.ts';
import { anchoredInstant } from '../time/anchored-time.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import type { MemberFacts } from './facts.ts';
import { keyText } from './run-context.ts';
import { matchesTrigger } from './trigger.ts';

export type RecordTrigger = DateTrigger & { readonly record: NonNullable<DateTrigger['record']> };

export interface TellingEvent {
  readonly name: string;
  readonly at: Instant;
  readonly properties: JsonObject;
}

export interface KnownRecord {
  readonly id: string;
  /** All that was told of it; what was told last counts. */
  readonly properties: JsonObject;
  /** Where its date stands. */
  readonly value: Json | undefined;
  /** Since when this date of it is known. */
  readonly knownAt: Instant;
}

export function isOfRecord(trigger: DateTrigger): trigger is RecordTrigger {
  return trigger.record !== undefined;
}

/** Every event that can change a record. */
export function eventsOfRecord({ record }: RecordTrigger): readonly string[] {
  return [...record.events, ...record.over];
}

/** Those that there are after these events, in their order. */
export function datedRecords({ attribute, record }: RecordTrigger, events: readonly TellingEvent[]): readonly KnownRecord[] {
  const known = new Map<string, KnownRecord>();
  for (const { name, at, properties } of events) {
    const id = keyText(ownValue(properties, record.id));
    if (id === null) continue;
    if (record.over.includes(name)) known.delete(id);
    else if (record.events.includes(name)) {
      const before = known.get(id);
      const told = { ...before?.properties, ...withDate(name, properties, attribute) };
      const value = ownValue(told, attribute);
      const isSame = before !== undefined && JSON.stringify(before.value ?? null) === JSON.stringify(value ?? null);
      known.set(id, { id, properties: told, value, knownAt: isSame ? before.knownAt : at });
    }
  }
  return [...known.values()];
}

/** The engine's own events tell instants as numbers; what others call a number is none. */
function withDate(name: string, properties: JsonObject, attribute: string): JsonObject {
  const value = ownValue(properties, attribute);
  return name.startsWith('$') && typeof value === 'number' ? { ...properties, [attribute]: new Date(value).toISOString() } : properties;
}

/** When its flow starts; null: it has no date, or one that was past when it became known. */
export function recordDue(trigger: RecordTrigger, { value, knownAt }: Pick<KnownRecord, 'value' | 'knownAt'>, zone: string, calendar?: WorkingCalendar): Instant | null {
  const moment = anchoredInstant(trigger.zone ?? zone, { value }, trigger, calendar);
  if (moment === null) return null;
  if (moment.at >= knownAt) return moment.at;
  return trigger.ifPast === 'now' ? knownAt : null;
}

/** Whether its condition holds then, over the member and what was told of the record. */
export function startsForRecord({ record, where }: RecordTrigger, { properties }: Pick<KnownRecord, 'properties'>, member: MemberFacts, at: Instant): boolean {
  const event = record.events[0] ?? '';
  return matchesTrigger({ type: 'event', event, ...(where === undefined ? {} : { where }) }, { name: event, at, seq: 0, properties }, member);
}
