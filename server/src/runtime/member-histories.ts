import type { HistoricEvent } from '@sopwith/engine';
import type { Tx } from '../db/connect.ts';

/** Everything of these names that happened to these members, in order; who has nothing is not in it. */
export async function readHistories(
  tx: Tx,
  memberIds: readonly number[],
  names: readonly string[],
): Promise<ReadonlyMap<number, Readonly<Record<string, readonly HistoricEvent[]>>>> {
  const found = await tx<(HistoricEvent & { memberId: number; name: string })[]>`
    select member_id as "memberId", name, at, seq, occurred_at as "occurredAt", properties from events
    where member_id = any(${memberIds as number[]}::bigint[]) and name = any(${names as string[]}::text[])
    order by at, seq`;
  const byMember = new Map<number, Record<string, HistoricEvent[]>>();
  for (const { memberId, name, ...event } of found) {
    const histories = byMember.get(memberId) ?? {};
    byMember.set(memberId, histories);
    const list = histories[name] ?? [];
    histories[name] = list;
    list.push(event);
  }
  return byMember;
}
