// How late messages are, read from the tally: it is written in the transaction that writes the message, and cheap to read.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '../../server/src/db/connect.ts';

const LOOK_MS = 10;
const PATIENCE_MS = 300_000;

/** How often a step has been left in these lanes. */
export async function tallyOf(sql: Sql, lanes: readonly number[], step: string): Promise<number> {
  const [found] = await sql<{ count: number }[]>`
    select coalesce(sum(count), 0)::bigint as count from tally
    where lane_id = any(${lanes as number[]}) and step = ${step} and kind = 'left'`;
  return found?.count ?? 0;
}

/** For each of `count` messages after the first `before`, milliseconds from `from` (by the wall clock) until it was first seen committed. */
export async function watchTally(sql: Sql, lanes: readonly number[], step: string, before: number, count: number, from: number): Promise<readonly number[]> {
  const lateMs: number[] = [];
  while (lateMs.length < count) {
    await sleep(Math.max(LOOK_MS, from - Date.now()));
    const seen = (await tallyOf(sql, lanes, step)) - before;
    const late = Date.now() - from;
    if (late > PATIENCE_MS) throw new Error(`expected ${count} messages within ${PATIENCE_MS / 1_000} s, found ${seen}`);
    while (lateMs.length < seen) lateMs.push(late);
  }
  return lateMs;
}
