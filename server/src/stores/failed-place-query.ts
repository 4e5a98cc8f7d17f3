// Where more than one run of a flow stands still because of an error: most often it is one error, and mended once.
import type { FlowDocument } from '@sopwith/engine';
import type { FailedPlace } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';
import { placeOf } from '../runtime/retry-failed.ts';
import type { TitlesOf } from './move-query.ts';

interface PlaceRow {
  readonly flowId: string;
  readonly flowName: string;
  readonly step: string;
  readonly count: number;
  /** Of the latest version that has runs there. */
  readonly steps: FlowDocument['steps'];
}

const MOST_PLACES = 20;

export async function listFailedPlaces(sql: Sql, scopeId: string, titlesOf: TitlesOf): Promise<readonly FailedPlace[]> {
  const found = await sql<PlaceRow[]>`
    select p.*, f.name as "flowName", v.document -> 'steps' as steps from (
      select r.flow_id as "flowId", ${placeOf(sql)} as step, count(*)::int as count, max(r.version_id) as version
      from runs r where r.scope_id = ${scopeId} and r.status = 'failed' group by 1, 2
    ) p join flows f on f.id = p."flowId" join flow_versions v on v.id = p.version
    where p.step is not null and p.count > 1 order by p.count desc, f.name, p.step limit ${MOST_PLACES}`;
  return found.map(({ flowId, flowName, step, count, steps }) => ({ flow: { id: flowId, name: flowName }, step, title: titlesOf(steps)(step), count }));
}
