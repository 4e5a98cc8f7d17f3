// A member's books as a person reads them: what stands in them now, and the latest entries that led there.
import type { MemberBooksDto } from '../api/member-books-shapes.ts';
import type { Sql } from '../db/connect.ts';
import { readMember } from './member-query.ts';

const MOST_ENTRIES = 200;

export async function readMemberBooks(sql: Sql, scopeId: string, userId: string): Promise<MemberBooksDto | null> {
  const found = await readMember(sql, scopeId, userId);
  if (!found) return null;
  const { id, ...member } = found;
  const [[books], communities, grants, ledger] = await Promise.all([
    sql<Pick<MemberBooksDto, 'lifecycle' | 'activity' | 'points' | 'badges' | 'title' | 'consents'>[]>`
      select lifecycle, activity, points, badges, title, consents from members where id = ${id}`,
    sql<MemberBooksDto['communities'][number][]>`
      select c.external_id as community, c.name, m.role, m.joined_at as "joinedAt"
      from community_members m join communities c on c.id = m.community_id where m.member_id = ${id} order by m.joined_at`,
    sql<MemberBooksDto['grants'][number][]>`
      select g.key, g.item, g.kind, g.code, g.at, g.expires_at as "expiresAt", f.name as flow
      from grants g left join flows f on f.id = g.flow_id where g.member_id = ${id} order by g.at desc, g.key limit ${MOST_ENTRIES}`,
    sql<MemberBooksDto['ledger'][number][]>`
      select l.key, l.at, l.kind, l.name, l.value, l.reason, f.name as flow
      from member_ledger l left join flows f on f.id = l.flow_id
      where l.member_id = ${id} order by l.at desc, l.key desc, l.kind, l.name limit ${MOST_ENTRIES}`,
  ]);
  if (!books) return null;
  return { member, ...books, communities: [...communities], grants: [...grants], ledger: [...ledger] };
}
