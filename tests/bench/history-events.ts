import type { Client } from '@temporalio/client';

/** Events in the histories of these workflows, all runs of each included. */
export async function historyEvents(client: Client, workflowIds: readonly string[]): Promise<number> {
  let sum = 0;
  for (const workflowId of workflowIds) {
    for (let runId: string | undefined = await firstRunOf(client, workflowId); runId; ) {
      const handle = client.workflow.getHandle(workflowId, runId);
      const { historyLength, raw } = await handle.describe();
      sum += historyLength;
      runId = raw.workflowExecutionInfo?.status === CONTINUED_AS_NEW ? await successorOf(client, workflowId, runId) : undefined;
    }
  }
  return sum;
}

/** `WorkflowExecutionStatus` of the API. */
const CONTINUED_AS_NEW = 6;

async function firstRunOf(client: Client, workflowId: string): Promise<string | undefined> {
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  return raw.workflowExecutionInfo?.firstRunId ?? undefined;
}

async function successorOf(client: Client, workflowId: string, runId: string): Promise<string | undefined> {
  const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  return events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? undefined;
}
