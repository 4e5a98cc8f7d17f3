import type { ErasureDto } from '../api/erasure-contract.ts';
import type { Sql } from '../db/connect.ts';

/** Of whom a tombstone stands now; null: of nobody of that id. */
export async function readErasure(sql: Sql, scopeId: string, userId: string): Promise<ErasureDto | null> {
  const [row] = await sql<ErasureDto[]>`
    select external_id as "userId", at, by, finished_at as "finishedAt" from erasures
    where scope_id = ${scopeId} and external_id = ${userId} and lifted_at is null order by id desc limit 1`;
  return row ?? null;
}
