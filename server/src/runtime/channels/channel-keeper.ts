// Starts or wakes the workflow of each account that has something to send. A wake-up that is lost is only late: it looks again.
import { type Client, WorkflowIdConflictPolicy } from '@temporalio/client';
import type { Sql } from '../../db/connect.ts';
import { every, type Repeated } from '../every.ts';
import { readScopeNow } from '../scope-clock.ts';
import { standsStill } from '../sending/send-waiting.ts';
import { LEAVES_FROM } from './accounts.ts';

const EVERY_MS = 500;

export interface ChannelQueue {
  readonly client: Client;
  readonly taskQueue: string;
}

export function startChannelKeeper(sql: Sql, queue: ChannelQueue, onError: (error: unknown) => void): Repeated {
  return every(EVERY_MS, () => wakeChannels(sql, queue), onError);
}

export async function wakeChannels(sql: Sql, { client, taskQueue }: ChannelQueue): Promise<void> {
  for (const { id, name } of await channelsToWake(sql, Date.now())) {
    await client.workflow.signalWithStart(name, {
      workflowId: `channel/${id}`,
      taskQueue,
      args: [{ channelId: id }],
      signal: 'poke',
      signalArgs: [],
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    });
  }
}

/** Those with something due that do not look by themselves soon. */
export async function channelsToWake(sql: Sql, machineNow: number): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const awake = await sql<{ id: string; name: string }[]>`
    select id, name from channels where deleted_at is null and paused_at is null and (rests_until is null or rests_until < ${machineNow - 1_000})`;
  if (awake.length === 0) return [];
  const now = await readScopeNow(sql, LEAVES_FROM);
  const due = await sql<{ id: string }[]>`
    select c.id from channels c where c.id = any(${awake.map(({ id }) => id)}::text[]) and exists (
      select 1 from messages m where m.channel_id = c.id and not ${standsStill(sql)}
        and ((m.status = 'waiting' and m.not_before <= ${now}) or (m.status = 'sending' and m.lease_until <= ${machineNow})))`;
  const ids = new Set(due.map(({ id }) => id));
  return awake.filter(({ id }) => ids.has(id));
}
