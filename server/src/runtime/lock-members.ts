import type { Tx } from '../db/connect.ts';
import { readScopeNow } from './scope-clock.ts';

/**
 * The members' row ids by the ids of the outside world, locked until the commit; who is not known yet is made.
 * Sorted, and in statements of their own: what is read afterwards is what is true under the locks.
 */
export async function lockMembers(tx: Tx, scopeId: string, externalIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const wanted = [...new Set(externalIds)].sort();
  const found = await lockKnown(tx, scopeId, wanted);
  if (found.size === wanted.length) return found;
  const now = await readScopeNow(tx, scopeId);
  await tx`
    insert into members (scope_id, external_id, joined_at)
    select ${scopeId}, e, ${now} from unnest(${wanted.filter((id) => !found.has(id))}::text[]) e order by e
    on conflict (scope_id, external_id) do nothing`;
  return lockKnown(tx, scopeId, wanted);
}

async function lockKnown(tx: Tx, scopeId: string, externalIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const found = await tx<{ id: number; externalId: string }[]>`
    select id, external_id as "externalId" from members
    where scope_id = ${scopeId} and external_id = any(${externalIds as string[]}::text[])
    order by id for no key update`;
  return new Map(found.map(({ id, externalId }) => [externalId, id]));
}
