import type { Tx } from '../db/connect.ts';

export interface LaneOwner {
  readonly scopeId: string;
  readonly flowId: string;
  readonly versionId: number;
  /** The flow's name: the workflow type. */
  readonly flow: string;
}

/** In the order in which they were made, which is the order that runs are spread by. */
export async function lanesOf(tx: Tx, scopeId: string, versionId: number): Promise<readonly number[]> {
  const found = await tx<{ id: number }[]>`
    select id from lanes where version_id = ${versionId} and scope_id = ${scopeId} order by id`;
  return found.map(({ id }) => id);
}

export async function makeLanes(tx: Tx, owner: LaneOwner, count: number): Promise<void> {
  const present = await lanesOf(tx, owner.scopeId, owner.versionId);
  for (let k = present.length; k < count; k++) {
    await insertLanes(tx, owner, [`lane/${owner.scopeId}/${owner.versionId}/${k}`]);
  }
}

/** A lane per run: Temporal's UI then shows the run itself. */
export async function lanesForRuns(tx: Tx, owner: LaneOwner, runIds: readonly string[]): Promise<readonly number[]> {
  return insertLanes(tx, owner, runIds.map((id) => `run/${owner.flowId}/${id}`));
}

async function insertLanes(tx: Tx, owner: LaneOwner, workflowIds: readonly string[]): Promise<readonly number[]> {
  const made = await tx<{ id: number; workflowId: string }[]>`
    insert into lanes (scope_id, flow_id, version_id, workflow_id, workflow_type)
    select ${owner.scopeId}, ${owner.flowId}, ${owner.versionId}, w, ${owner.flow} from unnest(${workflowIds as string[]}::text[]) w
    returning id, workflow_id as "workflowId"`;
  const byWorkflow = new Map(made.map(({ id, workflowId }) => [workflowId, id]));
  return workflowIds.map((workflowId) => byWorkflow.get(workflowId) as number);
}
