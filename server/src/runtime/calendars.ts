// Calendars of working days, one row each: an installation adds the next year's days without a new build.
import { builtinCalendars, type WorkingCalendar } from '@sopwith/engine';
import type postgres from 'postgres';
import type { Sql, Tx } from '../db/connect.ts';

export async function readCalendar(sql: Sql | Tx, id: string): Promise<WorkingCalendar | null> {
  const [row] = await sql<{ calendar: WorkingCalendar }[]>`select calendar from calendars where id = ${id}`;
  return row?.calendar ?? null;
}

export async function readCalendars(sql: Sql | Tx): Promise<readonly WorkingCalendar[]> {
  const found = await sql<{ calendar: WorkingCalendar }[]>`select calendar from calendars order by id`;
  return found.map(({ calendar }) => calendar);
}

export async function writeCalendar(sql: Sql | Tx, calendar: WorkingCalendar, at: number): Promise<void> {
  await sql`
    insert into calendars (id, calendar, updated_at) values (${calendar.id}, ${sql.json(calendar as never)}, ${at})
    on conflict (id) do update set calendar = excluded.calendar, updated_at = excluded.updated_at`;
  // What starts on its working days is looked at again.
  await sql`update date_triggers set scanned_to = 0 where calendar = ${calendar.id}`;
}

/** False: there was none. */
export async function deleteCalendar(sql: Sql | Tx, id: string): Promise<boolean> {
  const { count } = await sql`delete from calendars where id = ${id}`;
  return count > 0;
}

/** Brings what this build knows; a row that reaches further was somebody's own work, and stays. */
export async function seedCalendars(sql: postgres.Sql, at: number): Promise<void> {
  const known = builtinCalendars.map((calendar) => ({ id: calendar.id, calendar }));
  await sql`
    insert into calendars (id, calendar, updated_at)
    select id, calendar, ${at} from jsonb_to_recordset(${JSON.stringify(known)}::text::jsonb) as c(id text, calendar jsonb)
    on conflict (id) do update set calendar = excluded.calendar, updated_at = excluded.updated_at
    where calendars.calendar ->> 'to' < excluded.calendar ->> 'to'`;
}
