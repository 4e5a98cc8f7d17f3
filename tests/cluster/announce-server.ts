// Waits until the server serves, sees to its namespace, and says the word that the development server says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';

const WITHIN_MS = 120_000;
const NAMESPACE = 'default';
const address = `127.0.0.1:${readFileSync(join(process.argv[2] as string, 'port'), 'utf8')}`;
const until = performance.now() + WITHIN_MS;
let said: unknown;
while (performance.now() < until) {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 2_000 });
    const { workflowService } = connection;
    const { namespaces } = await workflowService.listNamespaces({});
    if (!namespaces?.some(({ namespaceInfo }) => namespaceInfo?.name === NAMESPACE)) {
      await workflowService.registerNamespace({ namespace: NAMESPACE, workflowExecutionRetentionPeriod: { seconds: 86_400 as never } });
    }
    // Known to every service only a little after it was registered.
    await workflowService.listWorkflowExecutions({ namespace: NAMESPACE, pageSize: 1 });
    await workflowService.describeTaskQueue({ namespace: NAMESPACE, taskQueue: { name: 'nobody' } });
    await connection.close();
    console.log(`Server: ${address}`);
    process.exit(0);
  } catch (error) {
    said = error;
    await sleep(200);
  }
}
console.error(`the server did not serve within ${WITHIN_MS / 1_000} s: ${said instanceof Error ? said.message : String(said)}`);
process.exit(1);
