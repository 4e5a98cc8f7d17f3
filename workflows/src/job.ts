// A job for many, worked page by page. The pages decide and commit; this only asks for the next one.
import type { JobActivities } from '@sopwith/activities';
import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';

export interface JobInput {
  readonly jobId: number;
}

const HISTORY_LIMIT = 400;

const { workJob } = proxyActivities<JobActivities>({
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

export async function job(input: JobInput): Promise<void> {
  while (await workJob(input)) {
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    if (continueAsNewSuggested || historyLength > HISTORY_LIMIT) await continueAsNew<typeof job>(input);
  }
}
