// How many members a condition holds for now, with a few of them: what the builder shows while it is being built.
import type { Condition } from '@sopwith/engine';
import type { ConditionCount } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';
import { readScopeNow } from '../runtime/scope-clock.ts';
import { judged } from './judge-members.ts';

const EXAMPLES = 5;
/** A person waits for it; what takes longer is not shown. */
const TIMEOUT_MS = 15_000;

export class TakesTooLong extends Error {
  override readonly name = 'TakesTooLong';
}

/** @throws TakesTooLong */
export async function countMembers(sql: Sql, scopeId: string, condition: Condition): Promise<ConditionCount> {
  const counting = sql.begin(async (tx): Promise<ConditionCount> => {
    await tx`select set_config('statement_timeout', ${String(TIMEOUT_MS)}, true)`;
    const now = await readScopeNow(tx, scopeId);
    const { from, holds } = await judged(tx, scopeId, condition, { now });
    const [row] = await tx<{ matching: number; members: number; examples: ConditionCount['examples'] | null }[]>`
      with judged as materialized (select m.id, m.external_id, m.name, ${holds} as holds from ${from})
      select count(*) filter (where holds) as matching, count(*) as members,
        (select jsonb_agg(jsonb_build_object('userId', e.external_id, 'name', e.name) order by e.id desc)
         from (select * from judged where holds order by id desc limit ${EXAMPLES}) e) as examples
      from judged`;
    return { matching: row?.matching ?? 0, members: row?.members ?? 0, examples: row?.examples ?? [] };
  });
  return counting.catch((error: unknown) => {
    // The server cancelled the statement.
    if (error instanceof Error && 'code' in error && error.code === '57014') throw new TakesTooLong('the count took too long');
    throw error;
  });
}
