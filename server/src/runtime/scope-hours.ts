import { usualWorkingHours, type WorkingHours } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';
import { UnknownScope } from './scope-clock.ts';

/** When people work in a scope, where nobody has said otherwise Monday to Friday. */
export async function readWorkingHours(sql: Sql | Tx, scopeId: string): Promise<WorkingHours> {
  const [row] = await sql<{ zone: string; hours: Partial<WorkingHours> | null }[]>`
    select zone, working_hours as hours from scopes where id = ${scopeId}`;
  if (!row) throw new UnknownScope(`there is no scope ${scopeId}`);
  return { ...usualWorkingHours(row.zone), ...row.hours };
}
