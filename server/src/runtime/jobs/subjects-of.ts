// Of what is no member: those that a list names, whether they are known yet or not, or all of a kind.
import type { SubjectKind } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import type { NewTarget } from './job.ts';

export async function subjectsOf(
  tx: Tx,
  scopeId: string,
  kind: SubjectKind,
  { from, ids }: { readonly from: string; readonly ids: readonly string[] },
): Promise<readonly NewTarget[]> {
  if (from === 'list') return ids.map((externalId) => ({ externalId, data: null }));
  const found = await tx<{ externalId: string }[]>`
    select external_id as "externalId" from members where scope_id = ${scopeId} and kind = ${kind} order by external_id collate "C"`;
  return found.map(({ externalId }) => ({ externalId, data: null }));
}
