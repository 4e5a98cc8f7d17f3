// The first page of a job: who is in the audience is decided once.
import { ranked } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import { readScopeNow } from '../scope-clock.ts';
import { judgedAudience, listAudience } from './audience.ts';
import { insertTargets } from './create-job.ts';
import type { Job, NewTarget } from './job.ts';
import { pastValues } from './past-values.ts';

/** Always more to do: an empty audience is answered by the next page. */
export async function freeze(tx: Tx, job: Job): Promise<true> {
  const targets = await targetsOf(tx, job);
  await insertTargets(tx, job.id, targets);
  await tx`update jobs set phase = 'working', total = ${targets.length} where id = ${job.id}`;
  return true;
}

async function targetsOf(tx: Tx, { scopeId, spec }: Job): Promise<readonly NewTarget[]> {
  if (spec.audience === null) return [];
  if (spec.type !== 'tell') return (await listAudience(tx, scopeId, spec.audience)).map(({ externalId }) => ({ externalId, data: null }));
  const now = await readScopeNow(tx, scopeId);
  const audience = await judgedAudience(tx, scopeId, spec.audience, now);
  const values = ranked(await pastValues(tx, scopeId, audience, spec.past, spec.at));
  return values.map(({ externalId, rank, value }) => ({ externalId, data: { rank, value, of: values.length } }));
}
