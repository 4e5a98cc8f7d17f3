// What flows are judged against before they are published: the accounts that messages leave by, and what the workspace has decided about them.
import { DEFAULT_POLICY, type KnownAccount, type SendingAround, type SendingPolicy } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';
import { LEAVES_FROM } from '../runtime/channels/accounts.ts';

export async function readSendingAround(sql: Sql | Tx): Promise<Required<SendingAround>> {
  const [accounts, [live]] = await Promise.all([
    sql<KnownAccount[]>`select id, kind, paused_at is not null as "isStopped" from channels where deleted_at is null order by created_at, id`,
    sql<{ sending: Partial<SendingPolicy> | null }[]>`select sending from scopes where id = ${LEAVES_FROM}`,
  ]);
  return { accounts: [...accounts], sending: { ...DEFAULT_POLICY, ...live?.sending } };
}
