// What an installation has stored of those whom a flow can be about, for a backtest; and what stands around their runs.
import type { Backtest, JsonObject, PastEvent, PastMember, Program } from '@sopwith/engine';
import type { Sql } from '../db/connect.ts';
import { byMember } from '../runtime/by-member.ts';
import { readCalendar } from '../runtime/calendars.ts';
import { readMemberFacts } from '../runtime/member-facts.ts';
import { readWorkingHours } from '../runtime/scope-hours.ts';
import { readPolicy } from '../runtime/sending/recipients.ts';
import { namingOf } from './past-events.ts';

const PAGE = 1_000;

interface Stored {
  readonly memberId: number;
  readonly seq: number;
  readonly at: number;
  readonly occurredAt: number;
  readonly event: string;
  readonly properties: JsonObject;
  readonly historical: boolean;
}

/**
 * Every subject of the flow's kind with its events up to now, as they are stored; facts are those of today. Of the engine's own events
 * those that the flow names. What runs of the flow itself brought about is left out: the runs that are played bring it about again. Read in pages.
 */
export async function pastOfInstallation(sql: Sql, scopeId: string, program: Program): Promise<readonly PastMember[]> {
  const named = [...new Set([...program.triggers.map(({ event }) => event), ...program.listens, ...program.histories])];
  const told = byMember(await tellingsOf(sql, scopeId, program));
  const past: PastMember[] = [];
  for (let after = 0; ; ) {
    const ids = await sql<{ id: number }[]>`
      select id from members where scope_id = ${scopeId} and kind = ${program.subject} and id > ${after} order by id limit ${PAGE}`;
    const last = ids.at(-1);
    if (last === undefined) return past;
    after = last.id;
    const members = ids.map(({ id }) => id);
    const facts = await sql.begin((tx) => readMemberFacts(tx, members));
    // The key of what a run brings about begins with the run. Of its end no run that is played tells anybody.
    const events = byMember(await sql<Stored[]>`
      select e.member_id as "memberId", e.seq, e.at, e.occurred_at as "occurredAt", e.name as event, e.properties, e.historical from events e
      where e.member_id = any(${members}::bigint[]) and (e.name not like '$%' or e.name = any(${named}::text[]))
        and (e.name = '$flow.ended' or not exists (
          select 1 from runs r join flows f on f.id = r.flow_id
          where f.name = ${program.flow} and r.member_id = e.member_id and r.id::text = split_part(e.message_id, '/', 1)))
      order by e.at, e.seq`);
    for (const id of members) {
      const member = facts.get(id);
      if (member) past.push({ member, events: [...(events.get(id) ?? []), ...(told.get(id) ?? [])].sort(byPosition).map(pastEvent) });
    }
  }
}

/**
 * Whoever an event names hears of it once a flow starts by that, and only then is it stored. Here the flow that would have started counts
 * as having been there all along: what was not stored then is told now, to those who had joined.
 */
async function tellingsOf(sql: Sql, scopeId: string, { triggers }: Program): Promise<readonly Stored[]> {
  const found: Stored[] = [];
  for (const { event, path } of namingOf(triggers)) {
    found.push(...(await sql<Stored[]>`
      select o.id as "memberId", e.seq, e.at, e.at as "occurredAt", ${event}::text as event, e.properties || jsonb_build_object('by', m.external_id) as properties, false as historical
      from events e join members m on m.id = e.member_id
      join members o on o.scope_id = ${scopeId} and o.kind = 'member' and o.external_id = e.properties ->> ${path}::text and o.joined_at <= e.at
      where e.scope_id = ${scopeId} and '$about.' || e.name = ${event} and not e.historical and jsonb_typeof(e.properties -> ${path}::text) = 'string'
        and not exists (select 1 from events s where s.scope_id = ${scopeId} and s.message_id = 'about/' || e.seq || '/' || ${path}::text || '/' || ${event}::text)`));
  }
  return found;
}

/** The calendar that the flow names, when the workspace works, and what it has decided about messages. */
export async function aroundInInstallation(sql: Sql, scopeId: string, program: Program): Promise<Pick<Backtest, 'calendar' | 'workingHours' | 'world'>> {
  const calendar = program.calendar === undefined ? null : await readCalendar(sql, program.calendar);
  const sending = await sql.begin((tx) => readPolicy(tx, scopeId));
  return { workingHours: await readWorkingHours(sql, scopeId), world: { sending }, ...(calendar === null ? {} : { calendar }) };
}

function byPosition(a: Stored, b: Stored): number {
  return a.at - b.at || a.seq - b.seq;
}

function pastEvent({ at, occurredAt, event, properties, historical }: Stored): PastEvent {
  return { at, occurredAt, event, properties, ...(historical ? { historical } : {}) };
}
