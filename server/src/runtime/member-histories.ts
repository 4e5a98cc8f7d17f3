import type { HistoricEvent } from '@sopwith/engine';
import type { Tx } from '../db/connect.ts';

/** Everything of these names that happened to these members, in order; who has nothing is not in it. */
export async function readHistories(
  tx: Tx,
  memberIds: readonly number[],
  names: readonly string[],
): Promise<ReadonlyMap<number, Readonly<Record<string, readonly HistoricEvent[]>>>> {
  const found = await tx<(Omit<HistoricEvent, 'historical'> & { memberId: number; name: string; historical: boolean })[]>`
    select member_id as "memberId", name, at, seq, occurred_at as "occurredAt", properties, historical from events
    where member_id = any(${memberIds as number[]}::bigint[]) and name = any(${names as string[]}::text[])
    order by at, seq`;
  const byMember = new Map<number, Record<string, HistoricEvent[]>>();
  for (const { memberId, name, historical, ...event } of found) {
    const histories = byMember.get(memberId) ?? {};
    byMember.set(memberId, histories);
    const list = histories[name] ?? [];
    histories[name] = list;
    list.push(historical ? { ...event, historical } : event);
  }
  return byMember;
}
