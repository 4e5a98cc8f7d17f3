// Makes a version the one that enrolls in a scope: its lanes, its triggers, its publication. Runs inside stay on theirs.
import { DEFAULT_PRIORITY, type Program } from '@sopwith/engine';
import type { Tx } from '../db/connect.ts';
import { rows } from '../db/rows-parameter.ts';
import { dropTimed, setTimed } from './timed/set-timed.ts';
import { makeLanes } from './lanes.ts';
import { askForMessageEvents } from './sending/tell-outcomes.ts';

export interface Deployment {
  readonly scopeId: string;
  readonly flowId: string;
  readonly versionId: number;
  readonly program: Program;
  readonly at: number;
}

export async function deployVersion(tx: Tx, { scopeId, flowId, versionId, program, at }: Deployment): Promise<void> {
  if (program.lanes !== 'perRun') await makeLanes(tx, { scopeId, flowId, versionId, flow: program.flow }, program.lanes);
  await tx`
    insert into publications (scope_id, flow_id, version_id, at) values (${scopeId}, ${flowId}, ${versionId}, ${at})
    on conflict (scope_id, flow_id) do update set version_id = excluded.version_id, open = true, at = excluded.at`;
  await tx`delete from triggers where scope_id = ${scopeId} and flow_id = ${flowId}`;
  const triggers = program.triggers.map((trigger, n) => ({ n, event: trigger.event, trigger }));
  if (triggers.length > 0) {
    await tx`
      insert into triggers (scope_id, flow_id, n, version_id, subject, priority, event, trigger)
      select ${scopeId}, ${flowId}, n, ${versionId}, ${program.subject}, ${program.priority ?? DEFAULT_PRIORITY}, event, trigger
      from jsonb_to_recordset(${rows(tx, triggers)}) as t(n int, event text, trigger jsonb)`;
  }
  await askForMessageEvents(tx, program);
  await setTimed(tx, { scopeId, flowId, program, at });
}

/** Enrolls nobody from now on; the runs inside go on. */
export async function closeFlow(tx: Tx, scopeId: string, flowId: string): Promise<void> {
  await tx`update publications set open = false where scope_id = ${scopeId} and flow_id = ${flowId}`;
  await tx`delete from triggers where scope_id = ${scopeId} and flow_id = ${flowId}`;
  await dropTimed(tx, scopeId, flowId);
}
