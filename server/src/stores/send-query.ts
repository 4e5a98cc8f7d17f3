// The delivery log and the dead letters, page by page, newest first.
import type { DeadLetterDto, SendDto } from '../api/channels-contract.ts';
import type { Page } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';
import { type Cursor, cursorOf } from './cursor.ts';

const PER_PAGE = 50;

export async function listSends(
  sql: Sql,
  { channelId, outcome, after }: { readonly channelId: string; readonly outcome?: SendDto['outcome']; readonly after?: Cursor },
): Promise<Page<SendDto>> {
  const rows = await sql<SendDto[]>`
    select s.id::text, s.message_key as "messageKey", s.attempt, s.at, s.ended_at as "endedAt", s.outcome, s.reason, m.external_id as "userId", f.name as flow,
      split_part(s.message_key, '/', 1) as run
    from sends s join members m on m.id = s.member_id join flows f on f.id = s.flow_id
    where s.channel_id = ${channelId} ${outcome === undefined ? sql`` : sql`and s.outcome = ${outcome}`}
      ${after === undefined ? sql`` : sql`and s.id < ${after.id}::bigint`}
    order by s.id desc limit ${PER_PAGE + 1}`;
  return pageOf(rows, ({ at, id }) => ({ at, id }));
}

export async function listDeadLetters(sql: Sql, { channelId, after }: { readonly channelId?: string; readonly after?: Cursor }): Promise<Page<DeadLetterDto>> {
  const rows = await sql<(DeadLetterDto & { id: string })[]>`
    select m.key, m.run_id::text as id, m.channel_id as channel, m.at, coalesce(m.recipient, o.external_id) as "userId", f.name as flow, m.run_id as run, m.purpose,
      m.attempt as attempts, m.why, (select s.reason from sends s where s.message_key = m.key order by s.attempt desc limit 1) as reason
    from messages m join members o on o.id = m.member_id join flows f on f.id = m.flow_id
    where m.status = 'failed' and m.channel_id is not null ${channelId === undefined ? sql`` : sql`and m.channel_id = ${channelId}`}
      ${after === undefined ? sql`` : sql`and (m.at, m.run_id) < (${after.at}, ${after.id}::uuid)`}
    order by m.at desc, m.run_id desc limit ${PER_PAGE + 1}`;
  const page = pageOf(rows, ({ at, id }) => ({ at, id }));
  return { ...page, items: page.items.map(({ id: _, ...letter }) => letter) };
}

function pageOf<T>(rows: readonly T[], placeOf: (row: T) => Cursor): Page<T> {
  const items = rows.slice(0, PER_PAGE);
  const last = items.at(-1);
  return { items, cursor: rows.length > PER_PAGE && last !== undefined ? cursorOf(placeOf(last)) : null };
}
