import { DEFAULT_PRIORITY } from '@sopwith/engine';
import type { Tx } from '../db/connect.ts';

/** The priority of the program of version `v`. */
export function priorityOf(tx: Tx) {
  return tx`coalesce((v.program ->> 'priority')::int, ${DEFAULT_PRIORITY}::int)`;
}
