import { type Client, WorkflowNotFoundError } from '@temporalio/client';

/** Events in the histories of these workflows, all runs of each included. */
export async function historyEvents(client: Client, workflowIds: readonly string[]): Promise<number> {
  return sumOfRuns(client, workflowIds, async (workflowId, runId) => (await client.workflow.getHandle(workflowId, runId).describe()).historyLength);
}

/** Bytes of the same histories, as the server counts them. */
export async function historyBytes(client: Client, workflowIds: readonly string[]): Promise<number> {
  return sumOfRuns(client, workflowIds, async (workflowId, runId) => (await client.workflow.getHandle(workflowId, runId).describe()).historySize ?? 0);
}

/**
 * What Temporal Cloud bills as actions in the same histories: starts, signals, timers, activities, continuations. Heartbeats are billed
 * too and leave no event; a turn of a lane sends one a batch.
 */
export async function historyActions(client: Client, workflowIds: readonly string[]): Promise<number> {
  return sumOfRuns(client, workflowIds, async (workflowId, runId) => {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    return (events ?? []).filter((event) => BILLED.some((name) => event[name])).length;
  });
}

const BILLED = [
  'workflowExecutionStartedEventAttributes',
  'workflowExecutionSignaledEventAttributes',
  'timerStartedEventAttributes',
  'activityTaskScheduledEventAttributes',
] as const;

async function sumOfRuns(client: Client, workflowIds: readonly string[], read: (workflowId: string, runId: string) => Promise<number>): Promise<number> {
  let sum = 0;
  for (const workflowId of workflowIds) {
    for (let runId: string | undefined = await firstRunOf(client, workflowId); runId; ) {
      sum += await read(workflowId, runId);
      const { raw } = await client.workflow.getHandle(workflowId, runId).describe();
      runId = raw.workflowExecutionInfo?.status === CONTINUED_AS_NEW ? await successorOf(client, workflowId, runId) : undefined;
    }
  }
  return sum;
}

/** `WorkflowExecutionStatus` of the API. */
const CONTINUED_AS_NEW = 6;

/** Undefined where nothing has ever started it. */
async function firstRunOf(client: Client, workflowId: string): Promise<string | undefined> {
  try {
    const { raw } = await client.workflow.getHandle(workflowId).describe();
    return raw.workflowExecutionInfo?.firstRunId ?? undefined;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

async function successorOf(client: Client, workflowId: string, runId: string): Promise<string | undefined> {
  const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  return events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? undefined;
}
