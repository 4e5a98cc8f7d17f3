// Which dates the members of a page have, by what is watched, and when each starts something. Pure, but for the calendars.
import {
  anchoredInstant, datedRecords, type DateTrigger, type Json, type KnownRecord, type MemberFacts, recordDue, type RecordTrigger, type TellingEvent, type WorkingCalendar,
} from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import { readCalendar } from '../calendars.ts';

export interface WatchedDate {
  readonly flowId: string;
  readonly n: number;
  readonly attribute: string;
  readonly trigger: DateTrigger;
  readonly calendar: string | null;
  /** Since when its flow lets anybody in by it. */
  readonly since: number;
}

export interface FoundDate {
  readonly flowId: string;
  readonly n: number;
  readonly memberId: number;
  readonly record: string;
  readonly value: string;
  readonly due: number | null;
  /** Where this date has just become known, and is past. */
  readonly late: number | null;
}

type Calendars = ReadonlyMap<string | null, WorkingCalendar>;

export async function calendarsOf(tx: Tx, watches: readonly WatchedDate[]): Promise<Calendars> {
  const found = new Map<string | null, WorkingCalendar>();
  for (const id of new Set(watches.map(({ calendar }) => calendar))) {
    const calendar = id === null ? null : await readCalendar(tx, id);
    if (calendar !== null) found.set(id, calendar);
  }
  return found;
}

/** The date in an attribute. What is past is known to be so from now on. `isNews`: it may have just become known. */
export function ownDate(watch: WatchedDate, memberId: number, member: MemberFacts, calendars: Calendars, now: number, isNews: boolean): FoundDate {
  const { flowId, n, attribute, trigger, calendar } = watch;
  const value = Object.hasOwn(member.attributes, attribute) ? member.attributes[attribute] : undefined;
  const moment = anchoredInstant(trigger.zone ?? member.zone, { value }, trigger, calendars.get(calendar));
  const isPast = moment !== null && moment.at < now;
  const late = isPast && isNews && trigger.ifPast === 'now' ? now : null;
  return { flowId, n, memberId, record: '', value: textOf(value), due: moment === null || isPast ? null : moment.at, late };
}

/** Those that start something, be it that nobody looked in time; what was due before the flow was there does not. */
export function datesOfRecords(watch: WatchedDate, trigger: RecordTrigger, memberId: number, zone: string, told: readonly TellingEvent[], calendars: Calendars): FoundDate[] {
  const { flowId, n, calendar, since } = watch;
  return datedRecords(trigger, told).flatMap((known): FoundDate[] => {
    const due = recordDue(trigger, known, zone, calendars.get(calendar));
    return due === null || due < since ? [] : [{ flowId, n, memberId, record: known.id, value: textOf(known.value), due, late: null }];
  });
}

/** What is known of a record; null: it is over, or its date is another by now. */
export function recordAsDue(trigger: RecordTrigger, told: readonly TellingEvent[], id: string, value: string): KnownRecord | null {
  return datedRecords(trigger, told).find((known) => known.id === id && textOf(known.value) === value) ?? null;
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
