// For whom a flow starts around a date of theirs: kept as dates change, started when they come, once for each date.
import { contextOf, holdsForMember, isOfRecord, pastEventNames, startsForRecord, type SubjectKind } from '@sopwith/engine';
import type { Sql, Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import { contextFromText } from '../context-from-text.ts';
import { enroll } from '../enroll.ts';
import { readMemberFacts } from '../member-facts.ts';
import { readHistories } from '../member-histories.ts';
import type { Poke } from '../poke.ts';
import { priorityOf } from '../priority.ts';
import type { ReadProgram } from '../programs.ts';
import { calendarsOf, type FoundDate, datesOfRecords, ownDate, recordAsDue, type WatchedDate } from './found-dates.ts';
import { readRecordEvents } from './record-events.ts';

const PAGE = 500;

interface Watch extends WatchedDate {
  readonly subject: SubjectKind;
}

function watchColumns(tx: Tx) {
  return tx`w.flow_id as "flowId", w.n, w.subject, w.attribute, w.trigger, w.calendar, w.since`;
}

/** Whose attributes were changed by these events. The caller holds their locks; it only inserts. */
export async function markDates(tx: Tx, scopeId: string, seqs: readonly number[]): Promise<void> {
  await tx`
    insert into date_marks (scope_id, member_id)
    select distinct ${scopeId}, e.member_id from events e
    where e.seq = any(${seqs as number[]}::bigint[]) and exists (
      select 1 from date_triggers w where w.scope_id = ${scopeId}
        and (w.attribute = e.properties ->> 'name' or e.properties -> 'changed' ?| array[w.attribute, 'timezone']))`;
}

/** Of whose records these events tell, also those of the past. As above. */
export async function markRecords(tx: Tx, scopeId: string, seqs: readonly number[]): Promise<void> {
  await tx`
    insert into date_marks (scope_id, member_id)
    select distinct ${scopeId}, e.member_id from date_triggers w join events e on e.seq = any(${seqs as number[]}::bigint[]) and e.name = any(w.events)
    where w.scope_id = ${scopeId} and w.events is not null`;
}

/** Looks at those who were there before the flow was published, and at those whose dates changed. Returns how many. */
export async function watchDates(sql: Sql, scopeId: string, now: number): Promise<number> {
  let looked = 0;
  for (;;) {
    // First all that was there before: what is past of it is no news.
    const count = await sql.begin(async (tx) => (await scan(tx, scopeId, now)) || takeMarks(tx, scopeId, now));
    looked += count;
    if (count === 0) return looked;
  }
}

async function scan(tx: Tx, scopeId: string, now: number): Promise<number> {
  const [watch] = await tx<(Watch & { scannedTo: number })[]>`
    select ${watchColumns(tx)}, w.scanned_to as "scannedTo" from date_triggers w
    where w.scope_id = ${scopeId} and w.scanned_to is not null order by w.flow_id, w.n limit 1 for update skip locked`;
  if (!watch) return 0;
  const page = await tx<{ id: number }[]>`
    select id from members where scope_id = ${scopeId} and kind = ${watch.subject} and id > ${watch.scannedTo} order by id limit ${PAGE}`;
  await compute(tx, scopeId, [watch], page.map(({ id }) => id), now, false);
  const last = page.length < PAGE ? null : (page.at(-1)?.id ?? null);
  await tx`update date_triggers set scanned_to = ${last} where scope_id = ${scopeId} and flow_id = ${watch.flowId} and n = ${watch.n}`;
  return 1;
}

async function takeMarks(tx: Tx, scopeId: string, now: number): Promise<number> {
  const marks = await tx<{ memberId: number }[]>`
    delete from date_marks where id in (select id from date_marks where scope_id = ${scopeId} order by id limit ${PAGE} for update skip locked)
    returning member_id as "memberId"`;
  if (marks.length === 0) return 0;
  const watches = await tx<Watch[]>`select ${watchColumns(tx)} from date_triggers w where w.scope_id = ${scopeId}`;
  await compute(tx, scopeId, watches, [...new Set(marks.map(({ memberId }) => memberId))], now, true);
  return marks.length;
}

async function compute(tx: Tx, scopeId: string, watches: readonly Watch[], memberIds: readonly number[], now: number, isNews: boolean): Promise<void> {
  if (memberIds.length === 0 || watches.length === 0) return;
  // Disturbs nobody but an erasure, which would else be over before this writes.
  await tx`select 1 from members where id = any(${memberIds as number[]}::bigint[]) order by id for key share`;
  const facts = await readMemberFacts(tx, memberIds);
  const told = await readRecordEvents(tx, watches.map(({ trigger }) => trigger).filter(isOfRecord), memberIds);
  const calendars = await calendarsOf(tx, watches);
  const found = memberIds.flatMap((memberId) => {
    const member = facts.get(memberId);
    if (!member) return [];
    return watches.flatMap((watch): FoundDate[] => {
      if ((member.kind ?? 'member') !== watch.subject) return [];
      return isOfRecord(watch.trigger)
        ? datesOfRecords(watch, watch.trigger, memberId, member.zone, told.get(memberId) ?? [], calendars)
        : [ownDate(watch, memberId, member, calendars, now, isNews)];
    });
  });
  // A date for which it has started stays so, whatever becomes of the zone; one that was past already is no news.
  await tx`
    insert into date_dues (scope_id, flow_id, n, member_id, record, value, due)
    select ${scopeId}, "flowId", n, "memberId", record, value, coalesce(due, late)
    from jsonb_to_recordset(${rows(tx, found)}) as d("flowId" text, n int, "memberId" bigint, record text, value text, due bigint, late bigint)
    on conflict (scope_id, flow_id, n, member_id, record) do update set
      due = case when date_dues.started and date_dues.value = excluded.value then null
        when date_dues.record = '' and date_dues.value = excluded.value and date_dues.due is null and excluded.due <= ${now} then null else excluded.due end,
      started = date_dues.started and date_dues.value = excluded.value, value = excluded.value`;
  // A record that is over, or has no date any more, starts nothing.
  const ofRecords = watches.filter(({ trigger }) => isOfRecord(trigger)).map(({ flowId, n }) => ({ flowId, n }));
  if (ofRecords.length === 0) return;
  await tx`
    update date_dues d set due = null from jsonb_to_recordset(${rows(tx, ofRecords)}) as w("flowId" text, n int)
    where d.scope_id = ${scopeId} and d.flow_id = w."flowId" and d.n = w.n and d.member_id = any(${memberIds as number[]}::bigint[]) and d.due is not null
      and not exists (
        select 1 from jsonb_to_recordset(${rows(tx, found)}) as f("flowId" text, n int, "memberId" bigint, record text)
        where f."flowId" = d.flow_id and f.n = d.n and f."memberId" = d.member_id and f.record = d.record)`;
}

interface Coming extends Watch {
  readonly memberId: number;
  readonly record: string;
  readonly value: string;
  readonly due: number;
}

/** Starts whoever's date has come. Returns how many dates came. */
export async function startByDates(sql: Sql, readProgram: ReadProgram, poke: Poke, scopeId: string, fires: number): Promise<number> {
  let came = 0;
  for (;;) {
    const { count, lanes } = await sql.begin((tx) => startPage(tx, readProgram, scopeId, fires));
    poke(lanes);
    came += count;
    if (count === 0) return came;
  }
}

async function startPage(tx: Tx, readProgram: ReadProgram, scopeId: string, fires: number): Promise<{ count: number; lanes: readonly number[] }> {
  const candidates = await tx<{ memberId: number }[]>`
    select d.member_id as "memberId" from date_dues d ${open(tx)} where d.scope_id = ${scopeId} and d.due <= ${fires} order by d.due, d.member_id limit ${PAGE}`;
  if (candidates.length === 0) return { count: 0, lanes: [] };
  await tx`select 1 from members where id = any(${candidates.map(({ memberId }) => memberId)}::bigint[]) order by id for no key update`;
  // Read again under the locks: another worker may have started them, or their date may have moved.
  const coming = await tx<Coming[]>`
    select ${watchColumns(tx)}, d.member_id as "memberId", d.record, d.value, d.due
    from date_dues d ${open(tx)} join flow_versions v on v.id = p.version_id
    where d.scope_id = ${scopeId} and d.due <= ${fires} and d.member_id = any(${candidates.map(({ memberId }) => memberId)}::bigint[])
    order by d.due, ${priorityOf(tx)} desc, d.flow_id, d.n, d.member_id, d.record for update of d`;
  const lanes: number[] = [];
  for (const flowId of new Set(coming.map((one) => one.flowId))) {
    lanes.push(...(await start(tx, readProgram, scopeId, flowId, coming.filter((one) => one.flowId === flowId))));
  }
  await tx`
    update date_dues d set due = null, started = true
    from jsonb_to_recordset(${rows(tx, coming.map(({ flowId, n, memberId, record }) => ({ flowId, n, memberId, record })))}) as c("flowId" text, n int, "memberId" bigint, record text)
    where d.scope_id = ${scopeId} and d.flow_id = c."flowId" and d.n = c.n and d.member_id = c."memberId" and d.record = c.record`;
  return { count: candidates.length, lanes };
}

/** Those of flows that let people in now; what is paused waits. */
function open(tx: Tx | Sql) {
  return tx`
    join date_triggers w on w.scope_id = d.scope_id and w.flow_id = d.flow_id and w.n = d.n
    join publications p on p.scope_id = d.scope_id and p.flow_id = d.flow_id and p.open and not coalesce(p.paused, false)
    join scopes c on c.id = d.scope_id and c.paused_at is null`;
}

async function start(tx: Tx, readProgram: ReadProgram, scopeId: string, flowId: string, coming: readonly Coming[]): Promise<readonly number[]> {
  const [published] = await tx<{ versionId: number }[]>`
    select version_id as "versionId" from publications where scope_id = ${scopeId} and flow_id = ${flowId}`;
  if (!published) return [];
  const { context } = await readProgram(tx, published.versionId);
  const memberIds = [...new Set(coming.map(({ memberId }) => memberId))];
  const own = coming.filter(({ trigger }) => !isOfRecord(trigger));
  const names = [...new Set(own.flatMap(({ trigger }) => (trigger.where === undefined ? [] : pastEventNames(trigger.where))))];
  const facts = await readMemberFacts(tx, memberIds);
  const histories = names.length === 0 ? new Map() : await readHistories(tx, memberIds, names);
  const told = await readRecordEvents(tx, coming.map(({ trigger }) => trigger).filter(isOfRecord), memberIds);
  const enrollments = coming.flatMap(({ memberId, n, record, value, due, attribute, trigger }) => {
    const member = facts.get(memberId);
    if (!member) return [];
    if (isOfRecord(trigger)) {
      const known = recordAsDue(trigger, told.get(memberId) ?? [], record, value);
      if (known === null || !startsForRecord(trigger, known, member, due)) return [];
      return [{ memberId, context: contextOf(trigger, known), cause: `date/${n}/${record}/${value}`, at: due, seq: null, depth: 0 }];
    }
    if (trigger.where !== undefined && !holdsForMember(trigger.where, member, histories.get(memberId) ?? {}, due)) return [];
    const itself = context.some(({ name }) => name === attribute) ? contextFromText(context, { [attribute]: value }) : {};
    return [{ memberId, context: itself, cause: `date/${n}/${value}`, at: due, seq: null, depth: 0 }];
  });
  return (await enroll(tx, readProgram, { scopeId, flowId, enrollments })).lanes;
}

export async function nextDate(sql: Sql, scopeId: string): Promise<number | null> {
  const [row] = await sql<{ due: number | null }[]>`select min(d.due) as due from date_dues d ${open(sql)} where d.scope_id = ${scopeId} and d.due is not null`;
  return row?.due ?? null;
}
