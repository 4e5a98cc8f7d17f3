import { DEFAULT_POLICY, type SendingPolicy } from '@sopwith/engine';
import type { Sql } from '../db/connect.ts';

export async function readSendingPolicy(sql: Sql, scopeId: string): Promise<SendingPolicy | null> {
  const [row] = await sql<{ sending: Partial<SendingPolicy> | null }[]>`select sending from scopes where id = ${scopeId}`;
  return row ? { ...DEFAULT_POLICY, ...row.sending } : null;
}

/** Holds for every send that starts afterwards, those that wait included. */
export async function writeSendingPolicy(sql: Sql, scopeId: string, policy: SendingPolicy): Promise<boolean> {
  const { count } = await sql`update scopes set sending = ${sql.json(policy as never)} where id = ${scopeId}`;
  return count === 1;
}
