// Notes whom to look at again. Called where events are routed, in the same transaction; it only inserts, so nobody waits there.
import type { Tx } from '../db/connect.ts';

/** Events, historical ones too, after which a segment may take in or let go the members that they are about. */
export async function markByEvents(tx: Tx, scopeId: string, seqs: readonly number[]): Promise<void> {
  await tx`
    insert into segment_marks (scope_id, segment_id, member_id, depth)
    select ${scopeId}, s.id, e.member_id, max(e.depth)
    from events e join segments s on e.name = any(s.signals)
    where e.seq = any(${seqs as number[]}::bigint[])
    group by s.id, e.member_id`;
}

/** Who is new may be in any segment at once: that of those without a tag, for one. */
export async function markNewMembers(tx: Tx, scopeId: string, memberIds: readonly number[]): Promise<void> {
  if (memberIds.length === 0) return;
  await tx`
    insert into segment_marks (scope_id, segment_id, member_id)
    select ${scopeId}, s.id, m from segments s cross join unnest(${memberIds as number[]}::bigint[]) m`;
}
