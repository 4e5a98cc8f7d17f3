import type { DrawDto } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';

/** What a run has drawn, in order. By their keys, which its trail tells: a draw is recorded where it was asked for. */
export async function listDraws(sql: Sql, runId: string): Promise<readonly DrawDto[]> {
  return sql<DrawDto[]>`
    select substring(key from '/(.+)#[0-9]+$') as step, at, seed, list_hash as "listHash", drawn_from as "drawnFrom", winners
    from draws where key in (select run_id || '/' || step || '#' || visit from trail where run_id = ${runId} and kind = 'resting')
    order by at, key`;
}
