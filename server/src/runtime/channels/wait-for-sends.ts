// Before a withdrawal is acknowledged, what was on its way when it was written comes to its end: from the acknowledgement on nothing
// starts, and nothing is under way.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '../../db/connect.ts';
import { LEASE_MS } from './channel-store.ts';

const LOOK_MS = 25;

/** The withdrawal, of one purpose or, by an erasure, of all, is committed: nothing new is claimed. Ends when nothing is on its way, or no claim of then can be alive any more. */
export async function waitForSends(sql: Sql, memberId: number, purpose: string | null): Promise<void> {
  const until = Date.now() + LEASE_MS;
  for (;;) {
    const [row] = await sql`
      select 1 from messages where member_id = ${memberId} and (${purpose}::text is null or purpose = ${purpose}) and status = 'sending' and channel_id is not null and lease_until > ${Date.now()} limit 1`;
    if (!row || Date.now() >= until) return;
    await sleep(LOOK_MS);
  }
}
