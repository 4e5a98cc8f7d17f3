// What was written to the database between two looks: rows by table, and bytes of write-ahead log.
import type { Sql } from '../../server/src/db/connect.ts';

export interface Written {
  readonly walBytes: number;
  readonly inserted: number;
  readonly updated: number;
  readonly deleted: number;
}

export async function readWritten(sql: Sql): Promise<Written> {
  const [row] = await sql<Written[]>`
    select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint as "walBytes",
           sum(n_tup_ins)::bigint as inserted, sum(n_tup_upd)::bigint as updated, sum(n_tup_del)::bigint as deleted
    from pg_stat_user_tables`;
  return row as Written;
}

/** The statistics of a session are told when it rests, a second later at most. */
export const STATISTICS_LAG_MS = 1_500;

export function writtenBetween(before: Written, after: Written, per: number): Written {
  const each = (name: keyof Written) => (after[name] - before[name]) / per;
  return { walBytes: each('walBytes'), inserted: each('inserted'), updated: each('updated'), deleted: each('deleted') };
}
