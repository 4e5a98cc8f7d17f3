import type { Fragment } from 'postgres';
import type { Sql, Tx } from './connect.ts';

/**
 * At the end of a lateral subquery: it is looked up for each row of what stands before it, by its index. Without this the planner may turn
 * the join round while it takes the inner table for empty, and the prepared statement then walks that table whole, long after it has grown.
 */
export function apart(sql: Sql | Tx): Fragment {
  return sql`offset 0`;
}
