// Dead letters that are sent once more. The step has had its answer: this only delivers.
import type { Sql } from '../../db/connect.ts';
import { readScopeNow } from '../scope-clock.ts';
import { VALID_FOR_MS } from '../sending/admit-messages.ts';
import { LEAVES_FROM } from './accounts.ts';

/** Those of them that had failed, by a channel that is still there. Everything is asked anew when they are claimed. */
export async function replayLetters(sql: Sql, keys: readonly string[]): Promise<number> {
  const now = await readScopeNow(sql, LEAVES_FROM);
  const { count } = await sql`
    update messages m set status = 'waiting', why = 'replayed', not_before = ${now}, wait_for = null, valid_until = greatest(coalesce(valid_until, 0), ${now + VALID_FOR_MS}::bigint)
    where m.key = any(${keys as string[]}::text[]) and m.status = 'failed' and m.channel_id in (select id from channels where deleted_at is null)`;
  return count;
}
