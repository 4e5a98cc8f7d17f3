// Which flows go by a calendar: one that is used is not deleted under them.
import type { Sql, Tx } from '../db/connect.ts';

export interface CalendarUse {
  readonly id: string;
  readonly name: string;
}

/** By their draft or their newest version, unless they are archived; or by a version in which somebody still is. */
export async function flowsByCalendar(sql: Sql | Tx, calendar: string): Promise<readonly CalendarUse[]> {
  return sql<CalendarUse[]>`
    select f.id, f.name from flows f
    where (f.status <> 'archived' and f.draft ->> 'calendar' = ${calendar})
      or (f.status <> 'archived' and exists (
        select 1 from flow_versions v where v.flow_id = f.id and v.document ->> 'calendar' = ${calendar}
          and v.number = (select max(number) from flow_versions n where n.flow_id = f.id)))
      or exists (
        select 1 from flow_versions v join runs r on r.version_id = v.id
        where v.flow_id = f.id and v.program ->> 'calendar' = ${calendar} and r.status in ('new', 'active', 'failed'))
    order by f.name, f.id limit 20`;
}
