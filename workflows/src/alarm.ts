// Rung by a Temporal Schedule. What has come is read from Postgres and done there; this only says that it is time to look.
import type { AlarmActivities, AlarmRequest } from '@sopwith/activities';
import { proxyActivities } from '@temporalio/workflow';

const { ring } = proxyActivities<AlarmActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds', maximumAttempts: 20 },
});

export async function alarm(request: AlarmRequest): Promise<void> {
  await ring(request);
}
