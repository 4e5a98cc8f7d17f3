// What of a published version starts by time. What it shares with the version before keeps its next time and whom it has started.
import { type DateTrigger, eventsOfRecord, isOfRecord, nextFirings, type Program, type ScheduleTrigger } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';

interface Timed {
  readonly scopeId: string;
  readonly flowId: string;
  readonly program: Program;
  readonly at: number;
}

export async function setTimed(tx: Tx, { scopeId, flowId, program, at }: Timed): Promise<void> {
  const timed = (program.timed ?? []).map((trigger, n) => ({ n, trigger }));
  const schedules = timed.filter((one): one is { n: number; trigger: ScheduleTrigger } => one.trigger.type === 'schedule');
  const dates = timed.filter((one): one is { n: number; trigger: DateTrigger } => one.trigger.type === 'date');
  await setSchedules(tx, scopeId, flowId, program, at, schedules);
  await setDates(tx, { scopeId, flowId, program, at }, dates);
}

export async function dropTimed(tx: Tx, scopeId: string, flowId: string): Promise<void> {
  await tx`delete from schedules where scope_id = ${scopeId} and flow_id = ${flowId}`;
  await tx`delete from date_triggers where scope_id = ${scopeId} and flow_id = ${flowId}`;
  await tx`update date_dues set due = null where scope_id = ${scopeId} and flow_id = ${flowId} and due is not null`;
}

async function setSchedules(tx: Tx, scopeId: string, flowId: string, { subject }: Program, at: number, wanted: readonly { n: number; trigger: ScheduleTrigger }[]): Promise<void> {
  const [scope] = await tx<{ zone: string }[]>`select zone from scopes where id = ${scopeId}`;
  const known = await tx<{ cron: string; zone: string; nextAt: number | null }[]>`
    delete from schedules where scope_id = ${scopeId} and flow_id = ${flowId} returning trigger ->> 'cron' as cron, zone, next_at as "nextAt"`;
  if (wanted.length === 0) return;
  const made = wanted.map(({ n, trigger }) => {
    const zone = trigger.zone ?? scope?.zone ?? 'UTC';
    const same = known.find((one) => one.cron === trigger.cron && one.zone === zone);
    return { n, trigger, zone, nextAt: same === undefined ? (nextFirings(trigger.cron, zone, at, 1)[0] ?? null) : same.nextAt };
  });
  await tx`
    insert into schedules (scope_id, flow_id, n, subject, trigger, zone, next_at)
    select ${scopeId}, ${flowId}, n, ${subject}, trigger, zone, "nextAt"
    from jsonb_to_recordset(${rows(tx, made)}) as s(n int, trigger jsonb, zone text, "nextAt" bigint)`;
}

async function setDates(tx: Tx, { scopeId, flowId, program, at }: Timed, wanted: readonly { n: number; trigger: DateTrigger }[]): Promise<void> {
  const known = await tx<{ n: number; trigger: DateTrigger; since: number }[]>`
    delete from date_triggers where scope_id = ${scopeId} and flow_id = ${flowId} returning n, trigger, since`;
  const made = wanted.map(({ n, trigger }) => {
    const before = known.find((one) => one.n === n);
    const isSame = before !== undefined && sourceOf(before.trigger) === sourceOf(trigger);
    return { n, trigger, keeps: before === undefined || isSame, since: isSame ? before.since : at, events: isOfRecord(trigger) ? eventsOfRecord(trigger) : null };
  });
  // Another moment of the same date is another start; the same one is never made again. What stood there before may be of another date.
  await tx`
    delete from date_dues d where d.scope_id = ${scopeId} and d.flow_id = ${flowId}
      and not exists (select 1 from jsonb_to_recordset(${rows(tx, made)}) as w(n int, keeps boolean) where w.n = d.n and w.keeps)`;
  if (made.length === 0) return;
  await tx`
    insert into date_triggers (scope_id, flow_id, n, subject, attribute, events, trigger, calendar, since, scanned_to)
    select ${scopeId}, ${flowId}, n, ${program.subject}, trigger ->> 'attribute',
      case when jsonb_typeof(events) = 'array' then array(select jsonb_array_elements_text(events)) end, trigger, ${program.calendar ?? null}, since, 0
    from jsonb_to_recordset(${rows(tx, made)}) as w(n int, trigger jsonb, events jsonb, since bigint)`;
}

/** Where its dates come from. */
function sourceOf({ attribute, record }: DateTrigger): string {
  return JSON.stringify([attribute, record?.events, record?.id, record?.over]);
}
