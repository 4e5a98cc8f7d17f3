import type { GroupPostDto } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';

export type GroupPost = GroupPostDto;

const MOST_POSTS = 200;

export async function listPosts(sql: Sql, scopeId: string, community: string): Promise<GroupPost[]> {
  const found = await sql<GroupPost[]>`
    select p.key, p.at, p.text, p.mentions, f.name as flow from group_posts p join flows f on f.id = p.flow_id
    where p.scope_id = ${scopeId} and p.community = ${community} and p.status = 'sent'
    -- What waited for one moment was posted in the order in which it was asked for.
    order by p.at desc, coalesce(p.asked_at, p.at) desc, p.place desc, p.key desc limit ${MOST_POSTS}`;
  return [...found];
}
