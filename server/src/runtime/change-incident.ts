// What operators do about incidents; steps of flows do the same within their exchange.
import type { Sql } from '../db/connect.ts';
import { changeIncident, type IncidentChange, type IncidentDone } from './incidents.ts';
import { lockMembers } from './lock-members.ts';
import type { Poke } from './poke.ts';
import type { ReadProgram } from './programs.ts';
import { v7 } from './run-id.ts';
import { readScopeNow } from './scope-clock.ts';
import { tellIncidentNews } from './tell-incident-news.ts';

export interface OperatorChange {
  readonly scopeId: string;
  readonly by: string;
  readonly change: IncidentChange;
  /** The member whom it concerns. */
  readonly userId?: string;
}

/** Those concerned are told at once; a failure of that is made up for by the worker. */
export async function changeByOperator(sql: Sql, readProgram: ReadProgram, poke: Poke, { scopeId, by, change, userId }: OperatorChange): Promise<IncidentDone> {
  const done = await sql.begin(async (tx) => {
    const memberId = userId === undefined ? null : ((await lockMembers(tx, scopeId, [userId])).get(userId) ?? null);
    const at = await readScopeNow(tx, scopeId);
    return changeIncident(tx, { scopeId, at, key: `operator/${v7(at)}`, by, memberId }, change);
  });
  await tellIncidentNews(sql, readProgram, poke);
  return done;
}
