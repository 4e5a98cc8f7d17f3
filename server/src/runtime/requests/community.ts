// Takes seats in communities and gives up others. A community's row is locked where it has a capacity, so that the last seat is taken once.
import type { Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import { readBorrowedZones, tellBorrowers } from '../borrowed-zones.ts';
import type { Asked, RequestAnswer, RequestHandler } from './request-handler.ts';

type SeatAsked = Asked<'community'>;

interface CommunityRow {
  readonly id: number;
  readonly name: string;
  readonly capacity: number | null;
  readonly members: number;
}

export const community: RequestHandler<'community'> = {
  async answer(tx, { lane: { scopeId, clock } }, asked) {
    const known = await lockCommunities(tx, scopeId, asked);
    const inside = await readSeats(tx, asked, known);
    const answers: RequestAnswer[] = [];
    const joins: { memberId: number; communityId: number }[] = [];
    const leaves: { memberId: number; communityId: number }[] = [];
    const seated = new Map([...known].map(([name, { members }]) => [name, members]));
    for (const { key, memberId, request: { join, leave } } of asked) {
      const seat = (name: string) => `${memberId}/${known.get(name)?.id}`;
      const already = join === null || inside.has(seat(join));
      const capacity = join === null ? null : (known.get(join)?.capacity ?? null);
      if (!already && capacity !== null && (seated.get(join as string) ?? 0) >= capacity) {
        answers.push({ key, outcome: 'full', data: { capacity } });
        continue;
      }
      const left = leave !== null && inside.delete(seat(leave));
      if (left) {
        leaves.push({ memberId, communityId: known.get(leave as string)?.id as number });
        seated.set(leave as string, (seated.get(leave as string) ?? 1) - 1);
      }
      if (!already) {
        joins.push({ memberId, communityId: known.get(join as string)?.id as number });
        inside.add(seat(join as string));
        seated.set(join as string, (seated.get(join as string) ?? 0) + 1);
      }
      answers.push({ key, outcome: 'moved', data: { already, left } });
    }
    const borrowed = await readBorrowedZones(tx, [...joins, ...leaves].map(({ memberId }) => memberId));
    await writeSeats(tx, clock.now, joins, leaves);
    await tellBorrowers(tx, scopeId, clock.now, borrowed);
    return { answers };
  },
};

/** Those to be joined are made where they are not known yet. Sorted; those without a capacity need no lock. */
async function lockCommunities(tx: Tx, scopeId: string, asked: readonly SeatAsked[]): Promise<ReadonlyMap<string, CommunityRow>> {
  const joined = [...new Set(asked.flatMap(({ request }) => (request.join === null ? [] : [request.join])))].sort();
  const named = [...new Set([...joined, ...asked.flatMap(({ request }) => (request.leave === null ? [] : [request.leave]))])];
  await tx`
    insert into communities (scope_id, external_id) select ${scopeId}, name from unnest(${joined}::text[]) name
    on conflict (scope_id, external_id) do nothing`;
  await tx`
    select 1 from communities where scope_id = ${scopeId} and external_id = any(${joined}::text[]) and capacity is not null
    order by id for no key update`;
  // A statement of its own: it sees who was seated while the locks were waited for.
  const found = await tx<CommunityRow[]>`
    select c.id, c.external_id as name, c.capacity,
      case when c.capacity is null then 0 else (select count(*)::int from community_members m where m.community_id = c.id) end as members
    from communities c where c.scope_id = ${scopeId} and c.external_id = any(${named}::text[])`;
  return new Map(found.map((row) => [row.name, row]));
}

async function readSeats(tx: Tx, asked: readonly SeatAsked[], known: ReadonlyMap<string, CommunityRow>): Promise<Set<string>> {
  const members = [...new Set(asked.map(({ memberId }) => memberId))];
  const ids = [...known.values()].map(({ id }) => id);
  const found = await tx<{ memberId: number; communityId: number }[]>`
    select member_id as "memberId", community_id as "communityId" from community_members
    where member_id = any(${members}::bigint[]) and community_id = any(${ids}::bigint[])`;
  return new Set(found.map(({ memberId, communityId }) => `${memberId}/${communityId}`));
}

interface Seat {
  readonly memberId: number;
  readonly communityId: number;
}

async function writeSeats(tx: Tx, now: number, joins: readonly Seat[], leaves: readonly Seat[]): Promise<void> {
  if (leaves.length > 0) {
    await tx`
      delete from community_members m using jsonb_to_recordset(${rows(tx, leaves)}) as l("memberId" bigint, "communityId" bigint)
      where m.member_id = l."memberId" and m.community_id = l."communityId"`;
  }
  if (joins.length > 0) {
    await tx`
      insert into community_members (community_id, member_id, joined_at)
      select "communityId", "memberId", ${now}::bigint from jsonb_to_recordset(${rows(tx, joins)}) as j("memberId" bigint, "communityId" bigint)
      on conflict do nothing`;
  }
}
