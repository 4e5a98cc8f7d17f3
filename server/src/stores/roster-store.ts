import type { Shift } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';

export async function listShifts(sql: Sql): Promise<readonly Shift[]> {
  return sql<Shift[]>`
    select id::text as id, role, person, starts_at as "startsAt", ends_at as "endsAt" from roster order by role, starts_at desc, id limit 1000`;
}

export async function addShift(sql: Sql, { role, person, startsAt, endsAt }: Omit<Shift, 'id'>): Promise<Shift> {
  const [shift] = await sql<Shift[]>`
    insert into roster (role, person, starts_at, ends_at) values (${role}, ${person}, ${startsAt}, ${endsAt})
    returning id::text as id, role, person, starts_at as "startsAt", ends_at as "endsAt"`;
  if (!shift) throw new Error('an insert that returns its row returned none');
  return shift;
}

/** False: there is no such shift. */
export async function removeShift(sql: Sql, id: number): Promise<boolean> {
  const removed = await sql`delete from roster where id = ${id}`;
  return removed.count > 0;
}
