import type { WorkingHoursDto } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';

/** In every scope that still lives: a rehearsal works when the workspace does. */
export async function setWorkingHours(sql: Sql, hours: Omit<WorkingHoursDto, 'zone'>): Promise<void> {
  await sql`update scopes set working_hours = ${sql.json(hours as never)} where ended_at is null`;
}
