import type { ClockReading } from '@sopwith/activities';
import type { Sql, Tx } from '../db/connect.ts';
import { readingOf, type ScopeClock } from './clock.ts';

export class UnknownScope extends Error {
  override readonly name = 'UnknownScope';
}

export async function readScopeClock(sql: Sql | Tx, scopeId: string): Promise<ClockReading> {
  const [row] = await sql<{ clock: ScopeClock }[]>`select clock from scopes where id = ${scopeId}`;
  if (!row) throw new UnknownScope(`there is no scope ${scopeId}`);
  return readingOf(row.clock);
}

export async function readScopeNow(sql: Sql | Tx, scopeId: string): Promise<number> {
  return (await readScopeClock(sql, scopeId)).now;
}
