// The kill switch: stops every message of a flow, of a channel, or of everything, until it is lifted. What waits meanwhile goes
// afterwards, where it is still worth sending.
import type { Sql, Tx } from '../../db/connect.ts';

export interface Stop {
  readonly scopeId: string;
  /** Null twice: everything. */
  readonly flowId: string | null;
  readonly channel: string | null;
}

const EVERY_PURPOSE = ['programme', 'reminder', 'marketing', 'service', 'crisis', 'reply'];
/** It has no end of its own; a hold's column wants one. */
const NO_END = Date.parse('9999-12-31T00:00:00Z');

export function nameOfStop({ flowId, channel }: Omit<Stop, 'scopeId'>): string {
  if (flowId !== null) return `flow/${flowId}`;
  return channel === null ? 'everything' : `channel/${channel}`;
}

export async function throwStop(sql: Sql, stop: Stop, at: number, by: string): Promise<void> {
  const { scopeId, flowId, channel } = stop;
  const key = nameOfStop(stop);
  await sql.begin(async (tx) => {
    await lockStop(tx, stop);
    const known = await tx`select 1 from holds where scope_id = ${scopeId} and key = ${key} and is_stop and released_at is null`;
    if (known.length > 0) return;
    await tx`
      insert into holds (scope_id, key, audience, whom, purposes, freezes, is_stop, flow_id, channel, at, until, by, cause)
      values (${scopeId}, ${key}, 'everyone', '', ${EVERY_PURPOSE}, false, true, ${flowId}, ${channel}, ${at}, ${NO_END}, ${by}, gen_random_uuid()::text)`;
  });
}

/** False: it was not stopped. */
export async function liftStop(sql: Sql, stop: Stop, at: number, by: string): Promise<boolean> {
  const { count } = await sql`
    update holds set released_at = ${at}, released_by = ${by}, wakes_at = ${Date.now()}
    where scope_id = ${stop.scopeId} and key = ${nameOfStop(stop)} and is_stop and released_at is null`;
  return count > 0;
}

async function lockStop(tx: Tx, stop: Stop): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`stop/${stop.scopeId}/${nameOfStop(stop)}`}, 0))`;
}
