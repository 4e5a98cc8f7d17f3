// Which account sends a message: the one that its step names, else the first of its channel.
import { isRefused, type MessageChannel, type SendingPolicy } from '@sopwith/engine';
import type { Sql, Tx } from '../../db/connect.ts';

/** Messages leave from here alone; in every other scope all channels end in the inbox. */
export const LEAVES_FROM = 'live';

/** Elsewhere a channel can be told to take nothing, so that one sees what a flow does then. */
export function takesNothing(scopeId: string, policy: SendingPolicy, channel: MessageChannel): boolean {
  return scopeId !== LEAVES_FROM && isRefused(policy, channel);
}

export interface Outgoing {
  readonly channel: string;
  readonly account?: string;
}

/** Null for the inbox, undefined where there is no such account. */
export type AccountOf = (message: Outgoing) => string | null | undefined;

export async function readAccounts(tx: Sql | Tx, scopeId: string, messages: readonly Outgoing[]): Promise<AccountOf> {
  if (scopeId !== LEAVES_FROM || messages.every(({ channel }) => channel === 'in-app')) return () => null;
  const found = await tx<{ id: string; kind: string }[]>`
    select id, kind from channels where deleted_at is null order by created_at, id`;
  return ({ channel, account }) => {
    if (channel === 'in-app') return null;
    return found.find(({ id, kind }) => kind === channel && (account === undefined || id === account))?.id;
  };
}
