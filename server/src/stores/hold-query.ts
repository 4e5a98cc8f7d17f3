import type { Sql } from '../db/connect.ts';
import type { HoldsDto } from '../api/channels-contract.ts';

/** What is on hold at this instant, the latest first. */
export async function listHolds(sql: Sql, scopeId: string, now: number): Promise<HoldsDto> {
  const holds = await sql<HoldsDto['holds'][number][]>`
    select id::text, key, audience, whom, purposes, freezes, at, until, by from holds
    where scope_id = ${scopeId} and released_at is null and not is_stop and until > ${now} order by at desc, id desc limit 500`;
  const [row] = await sql<{ waiting: number }[]>`
    select count(*)::int as waiting from messages where scope_id = ${scopeId} and status = 'waiting' and why = 'held'`;
  return { holds, waiting: row?.waiting ?? 0 };
}
