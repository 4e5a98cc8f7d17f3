// The book of a stock: what was granted to whom, and what was changed by hand, newest first.
import type { Page } from '../api/contract.ts';
import type { StockEntryDto } from '../api/member-books-shapes.ts';
import type { Fragment } from 'postgres';
import type { Sql } from '../db/connect.ts';
import { type Cursor, cursorOf } from './cursor.ts';

export const STOCK_ENTRIES_PER_PAGE = 50;

export interface StockLedgerFilter {
  readonly scopeId: string;
  readonly item: string;
  readonly after?: Cursor;
}

export async function listStockEntries(sql: Sql, { scopeId, item, after }: StockLedgerFilter): Promise<Page<StockEntryDto>> {
  // The ids have to differ, to stand in a cursor, and to put what shares an instant in the book's order: what left less came later.
  const standing = (remained: Fragment) => sql`to_char(9999999999 - coalesce(${remained}, 0), 'FM0000000000')`;
  const ofGrant = sql`${standing(sql`g.remained`)} || left(md5(g.key), 24)`;
  const ofAdjustment = sql`${standing(sql`a.remained`)} || left(md5('adjustment ' || a.id), 24)`;
  const page = (at: Fragment, id: Fragment) => sql`
    ${after === undefined ? sql`` : sql`and (${at}, ${id}) < (${after.at}::bigint, ${after.id})`} order by ${at} desc, ${id} desc limit ${STOCK_ENTRIES_PER_PAGE + 1}`;
  const rows = await sql<StockEntryDto[]>`
    select * from (
      (select ${ofGrant} as id, 'grant' as kind, g.at, m.external_id as who, m.name, -1 as change, g.remained, f.name as reason, g.run_id::text as run,
          null::int as total, null::bigint as "endsAt"
        from grants g join members m on m.id = g.member_id left join flows f on f.id = g.flow_id
        where g.scope_id = ${scopeId} and g.item = ${item} ${page(sql`g.at`, ofGrant)})
      union all
      (select ${ofAdjustment}, 'adjustment', a.at, a.by, null, a.total - a.total_before, a.remained, a.reason, null, a.total, a.ends_at
        from stock_adjustments a where a.scope_id = ${scopeId} and a.item = ${item} ${page(sql`a.at`, ofAdjustment)})
    ) entries order by at desc, id desc limit ${STOCK_ENTRIES_PER_PAGE + 1}`;
  const items = rows.slice(0, STOCK_ENTRIES_PER_PAGE);
  const last = items.at(-1);
  return { items, cursor: rows.length > STOCK_ENTRIES_PER_PAGE && last ? cursorOf({ at: last.at, id: last.id }) : null };
}
