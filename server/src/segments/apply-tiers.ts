// Moves members to the rungs that the rules put them on. Called where their segments were just written, under their locks.
import { type Ladder, tierByRules } from '@sopwith/engine';
import type { Tx } from '../db/connect.ts';
import { writeBooks } from '../runtime/write-books.ts';
import type { NewEvent } from '../runtime/route-events.ts';
import { RUNG, rungOfSegment, rungSegment } from './tier-ladders.ts';

export interface TierAsked {
  readonly segmentId: string;
  readonly memberId: number;
  readonly depth: number;
  readonly dueAt: number | null;
}

/** What the books say of a move that a rule made. */
export const BY_RULE = 'rule';

const NO_CHANGE = { points: null, badges: null, title: null, roles: null, consents: null };

/** Writes the moves, and gives the events of them. */
export async function applyTiers(tx: Tx, scopeId: string, now: number, asked: readonly TierAsked[]): Promise<readonly NewEvent[]> {
  const wanted = new Map<string, TierAsked & { readonly ladder: Ladder }>();
  for (const each of asked) {
    const rung = rungOfSegment(each.segmentId);
    if (rung === null) continue;
    const key = `${rung.ladder} ${each.memberId}`;
    const other = wanted.get(key);
    if (other === undefined || each.depth > other.depth) wanted.set(key, { ...each, ladder: rung.ladder });
  }
  if (wanted.size === 0) return [];
  const ids = [...new Set([...wanted.values()].map(({ memberId }) => memberId))];
  const [rules, members, inside] = await Promise.all([
    tx<{ ladder: Ladder; onlyUp: boolean }[]>`select ladder, only_up as "onlyUp" from tier_ladders`,
    tx<{ id: number; lifecycle: string | null; activity: string | null }[]>`
      select id, lifecycle, activity from members where id = any(${ids}::bigint[]) and kind = 'member'`,
    tx<{ memberId: number; segmentId: string }[]>`
      select k.member_id as "memberId", k.segment_id as "segmentId" from segment_members k join segments s on s.id = k.segment_id
      where k.member_id = any(${ids}::bigint[]) and k.inside and k.segment_id like ${`${RUNG}%`}`,
  ]);
  const standing = new Map(members.map((member) => [member.id, member]));
  const on = new Set(inside.map(({ memberId, segmentId }) => `${segmentId} ${memberId}`));
  const moves = [...wanted.values()].flatMap(({ ladder, memberId, depth, dueAt }) => {
    const rule = rules.find((each) => each.ladder === ladder);
    const member = standing.get(memberId);
    if (rule === undefined || member === undefined) return [];
    const from = member[ladder];
    const to = tierByRules(ladder, (tier) => on.has(`${rungSegment(ladder, tier)} ${memberId}`), from, rule.onlyUp);
    return to === from ? [] : [{ ladder, memberId, depth, from, to, at: now, occurredAt: Math.min(dueAt ?? now, now) }];
  });
  if (moves.length === 0) return [];
  const [first] = await tx<{ seq: number }[]>`select nextval('position_seq') as seq`;
  const keyOf = (ladder: Ladder, memberId: number) => `$tier/${first?.seq}/${ladder}/${memberId}`;
  const ledger = moves.map(({ ladder, memberId, to, at }) => ({
    key: keyOf(ladder, memberId), memberId, at, kind: 'tier' as const, name: ladder, value: to, reason: BY_RULE,
  }));
  // One row a member: of two, an update would take either.
  const books = [...new Set(moves.map(({ memberId }) => memberId))].map((memberId) => {
    const toOn = (ladder: Ladder) => moves.find((move) => move.memberId === memberId && move.ladder === ladder)?.to ?? null;
    return { memberId, ...NO_CHANGE, lifecycle: toOn('lifecycle'), activity: toOn('activity') };
  });
  await Promise.all(writeBooks(tx, { scopeId, flowId: null }, { ledger, books }));
  return moves.map(({ ladder, memberId, depth, from, to, at, occurredAt }) => ({
    memberId,
    name: '$tier.changed',
    at,
    occurredAt,
    properties: { ladder, from, to },
    messageId: keyOf(ladder, memberId),
    historical: false,
    depth: depth + 1,
  }));
}
