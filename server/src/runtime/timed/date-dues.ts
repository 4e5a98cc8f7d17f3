// For whom a flow starts around a date of theirs: kept as dates change, started when they come, once for each date.
import { anchoredInstant, type DateTrigger, holdsForMember, pastEventNames, type Json, type SubjectKind } from '@sopwith/engine';
import type { Sql, Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import { contextFromText } from '../context-from-text.ts';
import { enroll } from '../enroll.ts';
import { readMemberFacts } from '../member-facts.ts';
import { readHistories } from '../member-histories.ts';
import type { Poke } from '../poke.ts';
import type { ReadProgram } from '../programs.ts';

const PAGE = 500;

interface Watch {
  readonly flowId: string;
  readonly n: number;
  readonly subject: SubjectKind;
  readonly attribute: string;
  readonly trigger: DateTrigger;
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

/** Looks at those who were there before the flow was published, and at those whose dates changed. Returns how many. */
export async function watchDates(sql: Sql, scopeId: string, now: number): Promise<number> {
  let looked = 0;
  for (;;) {
    const count = await sql.begin(async (tx) => (await scan(tx, scopeId, now)) + (await takeMarks(tx, scopeId, now)));
    looked += count;
    if (count === 0) return looked;
  }
}

async function scan(tx: Tx, scopeId: string, now: number): Promise<number> {
  const [watch] = await tx<(Watch & { scannedTo: number })[]>`
    select flow_id as "flowId", n, subject, attribute, trigger, scanned_to as "scannedTo" from date_triggers
    where scope_id = ${scopeId} and scanned_to is not null order by flow_id, n limit 1 for update skip locked`;
  if (!watch) return 0;
  const page = await tx<{ id: number }[]>`
    select id from members where scope_id = ${scopeId} and kind = ${watch.subject} and id > ${watch.scannedTo} order by id limit ${PAGE}`;
  await compute(tx, scopeId, [watch], page.map(({ id }) => id), now);
  const last = page.length < PAGE ? null : (page.at(-1)?.id ?? null);
  await tx`update date_triggers set scanned_to = ${last} where scope_id = ${scopeId} and flow_id = ${watch.flowId} and n = ${watch.n}`;
  return 1;
}

async function takeMarks(tx: Tx, scopeId: string, now: number): Promise<number> {
  const marks = await tx<{ memberId: number }[]>`
    delete from date_marks where id in (select id from date_marks where scope_id = ${scopeId} order by id limit ${PAGE} for update skip locked)
    returning member_id as "memberId"`;
  if (marks.length === 0) return 0;
  const watches = await tx<Watch[]>`select flow_id as "flowId", n, subject, attribute, trigger from date_triggers where scope_id = ${scopeId}`;
  await compute(tx, scopeId, watches, [...new Set(marks.map(({ memberId }) => memberId))], now);
  return marks.length;
}

async function compute(tx: Tx, scopeId: string, watches: readonly Watch[], memberIds: readonly number[], now: number): Promise<void> {
  if (memberIds.length === 0 || watches.length === 0) return;
  // Disturbs nobody but an erasure, which would else be over before this writes.
  await tx`select 1 from members where id = any(${memberIds as number[]}::bigint[]) order by id for key share`;
  const facts = await readMemberFacts(tx, memberIds);
  const found: { flowId: string; n: number; memberId: number; value: string; due: number | null }[] = [];
  for (const memberId of memberIds) {
    const member = facts.get(memberId);
    if (!member) continue;
    for (const { flowId, n, subject, attribute, trigger } of watches) {
      if ((member.kind ?? 'member') !== subject) continue;
      const value = Object.hasOwn(member.attributes, attribute) ? member.attributes[attribute] : undefined;
      const moment = anchoredInstant(member.zone, { value }, trigger);
      found.push({ flowId, n, memberId, value: textOf(value), due: moment === null || moment.at < now ? null : moment.at });
    }
  }
  // A date for which it has started stays so, whatever becomes of the zone.
  await tx`
    insert into date_dues (scope_id, flow_id, n, member_id, value, due)
    select ${scopeId}, "flowId", n, "memberId", value, due
    from jsonb_to_recordset(${rows(tx, found)}) as d("flowId" text, n int, "memberId" bigint, value text, due bigint)
    on conflict (scope_id, flow_id, n, member_id) do update set
      due = case when date_dues.started and date_dues.value = excluded.value then null else excluded.due end,
      started = date_dues.started and date_dues.value = excluded.value, value = excluded.value`;
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

interface Coming extends Watch {
  readonly memberId: number;
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
    select d.flow_id as "flowId", d.n, d.member_id as "memberId", d.value, d.due, w.subject, w.attribute, w.trigger
    from date_dues d ${open(tx)} join flow_versions v on v.id = p.version_id
    where d.scope_id = ${scopeId} and d.due <= ${fires} and d.member_id = any(${candidates.map(({ memberId }) => memberId)}::bigint[])
    order by d.due, coalesce((v.program ->> 'priority')::int, 5) desc, d.flow_id, d.n, d.member_id for update of d`;
  const lanes: number[] = [];
  for (const flowId of new Set(coming.map((one) => one.flowId))) {
    lanes.push(...(await start(tx, readProgram, scopeId, flowId, coming.filter((one) => one.flowId === flowId))));
  }
  await tx`
    update date_dues d set due = null, started = true
    from jsonb_to_recordset(${rows(tx, coming.map(({ flowId, n, memberId }) => ({ flowId, n, memberId })))}) as c("flowId" text, n int, "memberId" bigint)
    where d.scope_id = ${scopeId} and d.flow_id = c."flowId" and d.n = c.n and d.member_id = c."memberId"`;
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
  const names = [...new Set(coming.flatMap(({ trigger }) => (trigger.where === undefined ? [] : pastEventNames(trigger.where))))];
  const facts = await readMemberFacts(tx, memberIds);
  const histories = names.length === 0 ? new Map() : await readHistories(tx, memberIds, names);
  const enrollments = coming.flatMap(({ memberId, n, value, due, attribute, trigger }) => {
    const member = facts.get(memberId);
    if (!member || (trigger.where !== undefined && !holdsForMember(trigger.where, member, histories.get(memberId) ?? {}, due))) return [];
    const own = context.some(({ name }) => name === attribute) ? contextFromText(context, { [attribute]: value }) : {};
    return [{ memberId, context: own, cause: `date/${n}/${value}`, at: due, seq: null, depth: 0 }];
  });
  return (await enroll(tx, readProgram, { scopeId, flowId, enrollments })).lanes;
}

export async function nextDate(sql: Sql, scopeId: string): Promise<number | null> {
  const [row] = await sql<{ due: number | null }[]>`select min(d.due) as due from date_dues d ${open(sql)} where d.scope_id = ${scopeId} and d.due is not null`;
  return row?.due ?? null;
}
