import type { SubjectKind } from '@sopwith/engine';
import type { MemberSummary, Page } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';
import { zoneOf } from '../runtime/borrowed-zones.ts';
import { type Cursor, cursorOf } from './cursor.ts';

export const MEMBERS_PER_PAGE = 50;

export async function listMembers(
  sql: Sql,
  filter: { readonly scopeId: string; readonly kind?: SubjectKind; readonly search?: string; readonly after?: Cursor },
): Promise<Page<MemberSummary>> {
  const { kind = 'member', search, after } = filter;
  const like = search === undefined ? '' : `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const rows = await sql<(MemberSummary & { id: string })[]>`
    select m.id::text as id, ${memberColumns(sql)} from members m join scopes s on s.id = m.scope_id
    where m.scope_id = ${filter.scopeId} and m.kind = ${kind}
      ${search === undefined ? sql`` : sql`and (m.external_id ilike ${like} or m.name ilike ${like})`}
      ${after === undefined ? sql`` : sql`and (m.joined_at, m.id) < (${after.at}, ${after.id}::bigint)`}
    order by m.joined_at desc, m.id desc limit ${MEMBERS_PER_PAGE + 1}`;
  const page = rows.slice(0, MEMBERS_PER_PAGE);
  const last = page.at(-1);
  return {
    items: page.map(({ id: _internal, ...member }) => member),
    cursor: rows.length > MEMBERS_PER_PAGE && last ? cursorOf({ at: last.joinedAt, id: last.id }) : null,
  };
}

export async function readMember(sql: Sql, scopeId: string, userId: string, kind: SubjectKind = 'member'): Promise<(MemberSummary & { readonly id: number }) | null> {
  const [row] = await sql<(MemberSummary & { id: number })[]>`
    select m.id, ${memberColumns(sql)} from members m join scopes s on s.id = m.scope_id
    where m.scope_id = ${scopeId} and m.kind = ${kind} and m.external_id = ${userId}`;
  return row ?? null;
}

function memberColumns(sql: Sql) {
  return sql`
    m.external_id as "userId", m.name, m.tags, m.attributes, ${zoneOf(sql)} as zone, m.joined_at as "joinedAt"`;
}
