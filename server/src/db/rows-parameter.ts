import type { Parameter } from 'postgres';
import type { Tx } from './connect.ts';

/**
 * Many rows as one parameter, for `jsonb_to_recordset($1) AS r(column type, …)`: one statement and one plan, however many.
 * The cast: the driver's JSON type excludes interfaces, which JSON itself does not.
 */
export function rows(tx: Tx, list: readonly object[]): Parameter {
  return tx.json(list as never);
}
