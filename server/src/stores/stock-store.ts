// What can be granted, and how many members a community takes.
import type { CommunityMember } from '../api/contract.ts';
import type { CommunityDto, StockDto } from '../api/member-books-shapes.ts';
import type { Sql } from '../db/connect.ts';

export async function listStocks(sql: Sql, scopeId: string): Promise<StockDto[]> {
  const found = await sql<StockDto[]>`
    select item, total, taken, ends_at as "endsAt" from stocks where scope_id = ${scopeId} order by item limit 1000`;
  return [...found];
}

export interface StockChange extends Pick<StockDto, 'total' | 'endsAt'> {
  readonly reason: string;
  readonly by: string;
  readonly at: number;
}

/** What was taken stays taken: a total below it means that nothing is left. Null: there is such a stock already, and no reason was given. */
export async function setStock(sql: Sql, scopeId: string, item: string, { total, endsAt, reason, by, at }: StockChange): Promise<StockDto | null> {
  return sql.begin(async (tx) => {
    const [before] = await tx<{ total: number | null }[]>`select total from stocks where scope_id = ${scopeId} and item = ${item} for update`;
    if (before !== undefined && reason === '') return null;
    const [row] = await tx<StockDto[]>`
      insert into stocks (scope_id, item, total, ends_at) values (${scopeId}, ${item}, ${total}, ${endsAt})
      on conflict (scope_id, item) do update set total = excluded.total, ends_at = excluded.ends_at
      returning item, total, taken, ends_at as "endsAt"`;
    if (!row) throw new Error(`the stock of ${item} was written and is not there`);
    const remained = total === null ? null : Math.max(0, total - row.taken);
    await tx`
      insert into stock_adjustments (scope_id, item, at, by, reason, total_before, total, remained, ends_at)
      values (${scopeId}, ${item}, ${at}, ${by}, ${reason}, ${before === undefined ? 0 : before.total}, ${total}, ${remained}, ${endsAt})`;
    return row;
  });
}

export async function listCommunities(sql: Sql, scopeId: string): Promise<CommunityDto[]> {
  const found = await sql<CommunityDto[]>`${selectCommunities(sql)} where c.scope_id = ${scopeId} order by c.external_id limit 1000`;
  return [...found];
}

export async function setCapacity(sql: Sql, scopeId: string, community: string, capacity: number | null): Promise<CommunityDto> {
  await sql`
    insert into communities (scope_id, external_id, capacity) values (${scopeId}, ${community}, ${capacity})
    on conflict (scope_id, external_id) do update set capacity = excluded.capacity`;
  const [row] = await sql<CommunityDto[]>`${selectCommunities(sql)} where c.scope_id = ${scopeId} and c.external_id = ${community}`;
  if (!row) throw new Error(`the community ${community} was written and is not there`);
  return row;
}

/** Those with a role first, then who joined last. */
export async function listCommunityMembers(sql: Sql, scopeId: string, community: string): Promise<CommunityMember[]> {
  const found = await sql<CommunityMember[]>`
    select m.external_id as "userId", m.name, k.role, k.joined_at as "joinedAt"
    from communities c join community_members k on k.community_id = c.id join members m on m.id = k.member_id
    where c.scope_id = ${scopeId} and c.external_id = ${community}
    order by (k.role is null), k.joined_at desc, m.id limit 1000`;
  return [...found];
}

function selectCommunities(sql: Sql) {
  return sql`
    select c.external_id as community, c.name, c.capacity,
      (select count(*)::int from community_members m where m.community_id = c.id) as members from communities c`;
}
