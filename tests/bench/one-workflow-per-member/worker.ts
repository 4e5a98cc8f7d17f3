// The comparator's worker process. Its settings are the fastest found on two cores; see docs/benchmarks.md.
import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { connect } from '../../../server/src/db/connect.ts';
import { createStepActivities } from './activities.ts';

export const TASK_QUEUE = 'one-workflow-per-member';

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
const sql = connect(process.env.DATABASE_URL ?? '', { max: 20, applicationName: 'comparator' });
const connection = await NativeConnection.connect({ address: process.env.TEMPORAL_ADDRESS ?? '' });
const worker = await Worker.create({
  connection,
  taskQueue: TASK_QUEUE,
  workflowsPath: fileURLToPath(new URL('./workflow.ts', import.meta.url)),
  activities: createStepActivities(sql),
  // Every workflow of a round stays in memory: nothing is ever replayed.
  maxCachedWorkflows: 5_000,
  maxConcurrentWorkflowTaskExecutions: 200,
  maxConcurrentActivityTaskExecutions: 200,
  workflowTaskPollerBehavior: { type: 'autoscaling', initial: 10 },
  activityTaskPollerBehavior: { type: 'autoscaling', initial: 10 },
});
process.once('SIGTERM', () => worker.shutdown());
process.once('disconnect', () => worker.shutdown());
const running = worker.run();
process.send?.({ type: 'ready' });
await running;
await sql.end();
await connection.close();
process.exit(0);
