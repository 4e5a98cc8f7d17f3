// Looks again at members after whom an event asked, or whose time has come; who comes in or leaves has an event of that.
import type { Condition } from '@sopwith/engine';
import { pastEventNames } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';
import { rows } from '../db/rows-parameter.ts';
import { readMemberFacts } from '../runtime/member-facts.ts';
import { readHistories } from '../runtime/member-histories.ts';
import type { ReadProgram } from '../runtime/programs.ts';
import { type NewEvent, routeEvents } from '../runtime/route-events.ts';
import { readScopeClock } from '../runtime/scope-clock.ts';
import { applyTiers } from './apply-tiers.ts';
import { judgeMember } from './judge-member.ts';
import { lockSegments } from './segment-lock.ts';
import { rungOfSegment } from './tier-ladders.ts';

export interface Checked {
  readonly members: number;
  readonly lanes: readonly number[];
}

interface Asked {
  readonly segmentId: string;
  readonly memberId: number;
  readonly depth: number;
  /** When time alone was to change it; null where an event asked. */
  readonly dueAt: number | null;
}

interface SegmentRow {
  readonly id: string;
  readonly name: string;
  readonly condition: Condition;
  readonly createdAt: number;
}

interface Known {
  readonly segmentId: string;
  readonly memberId: number;
  readonly inside: boolean;
  readonly turns: number;
}

const PAGE = 500;

/** One page of a scope, in one transaction. No members: there is nothing to look at. */
export async function checkSegments(sql: Sql, readProgram: ReadProgram, scopeId: string): Promise<Checked> {
  return sql.begin(async (tx) => {
    await lockSegments(tx, scopeId, 'shared');
    const asked = await takeAsked(tx, scopeId);
    if (asked.length === 0) return { members: 0, lanes: [] };
    const ids = [...new Set(asked.map(({ memberId }) => memberId))].sort((a, b) => a - b);
    // A statement of its own: what is read after it is what is true under the locks.
    await tx`select 1 from members where id = any(${ids}::bigint[]) order by id for no key update`;
    const { now } = await readScopeClock(tx, scopeId);
    const segments = await readSegments(tx, [...new Set(asked.map(({ segmentId }) => segmentId))]);
    const names = [...new Set([...segments.values()].flatMap(({ condition }) => pastEventNames(condition)))];
    const [members, histories, known] = await Promise.all([
      readMemberFacts(tx, ids),
      names.length === 0 ? new Map<number, never>() : readHistories(tx, ids, names),
      readKnown(tx, ids),
    ]);

    const states: object[] = [];
    const events: NewEvent[] = [];
    for (const { segmentId, memberId, depth, dueAt } of asked) {
      const segment = segments.get(segmentId);
      const member = members.get(memberId);
      // Deleted in the meantime, or about something that is no member.
      if (segment === undefined || member === undefined || (member.kind ?? 'member') !== 'member') continue;
      const before = known.get(`${segmentId} ${memberId}`);
      const { inside, checkAt } = judgeMember(segment.condition, { member, histories: histories.get(memberId) ?? {}, at: now });
      const changed = inside !== (before?.inside ?? false);
      const turns = (before?.turns ?? 0) + (changed ? 1 : 0);
      if (before !== undefined || inside || checkAt !== null) states.push({ segmentId, memberId, inside, checkAt, turns, changed });
      // A rung of a ladder moves its members by rules of its own, below.
      if (changed && rungOfSegment(segmentId) === null) {
        events.push({
          memberId,
          name: inside ? '$segment.entered' : '$segment.left',
          at: now,
          occurredAt: Math.min(dueAt ?? now, now),
          properties: { segment: segmentId, name: segment.name },
          messageId: `$segment/${segmentId}/${segment.createdAt}/${memberId}/${turns}`,
          historical: false,
          depth: depth + 1,
        });
      }
    }
    await writeStates(tx, scopeId, now, states);
    const moved = await applyTiers(tx, scopeId, now, asked);
    const { lanes } = await routeEvents(tx, readProgram, scopeId, [...events, ...moved]);
    return { members: asked.length, lanes };
  });
}

/** Each (segment, member) once. Marks are taken; members whose time has come stay until they are written. */
async function takeAsked(tx: Tx, scopeId: string): Promise<readonly Asked[]> {
  const marks = await tx<Asked[]>`
    delete from segment_marks where id in (
      select id from segment_marks where scope_id = ${scopeId} order by id limit ${PAGE} for update skip locked)
    returning segment_id as "segmentId", member_id as "memberId", depth, null::bigint as "dueAt"`;
  const { fires } = await readScopeClock(tx, scopeId);
  const due = await tx<Asked[]>`
    select segment_id as "segmentId", member_id as "memberId", 0 as depth, check_at as "dueAt" from segment_members
    where scope_id = ${scopeId} and check_at <= ${fires} order by check_at limit ${PAGE} for update skip locked`;
  const once = new Map<string, Asked>();
  for (const asked of [...due, ...marks]) {
    const key = `${asked.segmentId} ${asked.memberId}`;
    const other = once.get(key);
    once.set(key, other === undefined || asked.depth > other.depth ? asked : other);
  }
  return [...once.values()];
}

async function readSegments(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, SegmentRow>> {
  const found = await tx<SegmentRow[]>`
    select id, name, condition, created_at as "createdAt" from segments where id = any(${ids as string[]}::text[])`;
  return new Map(found.map((segment) => [segment.id, segment]));
}

async function readKnown(tx: Tx, memberIds: readonly number[]): Promise<ReadonlyMap<string, Known>> {
  const found = await tx<Known[]>`
    select segment_id as "segmentId", member_id as "memberId", inside, turns from segment_members
    where member_id = any(${memberIds as number[]}::bigint[])`;
  return new Map(found.map((known) => [`${known.segmentId} ${known.memberId}`, known]));
}

async function writeStates(tx: Tx, scopeId: string, now: number, states: readonly object[]): Promise<void> {
  if (states.length === 0) return;
  await tx`
    insert into segment_members as k (segment_id, member_id, scope_id, inside, since, turns, check_at)
    select "segmentId", "memberId", ${scopeId}, inside, ${now}, turns, "checkAt"
    from jsonb_to_recordset(${rows(tx, states)})
      as s("segmentId" text, "memberId" bigint, inside boolean, "checkAt" bigint, turns int, changed boolean)
    on conflict (member_id, segment_id) do update
      set inside = excluded.inside, turns = excluded.turns, check_at = excluded.check_at,
          since = case when k.inside = excluded.inside then k.since else excluded.since end`;
}
