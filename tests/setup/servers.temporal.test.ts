import { Connection } from '@temporalio/client';
import { expect, test } from 'vitest';
import { temporalAddress } from './temporal-address.ts';
import { timeSkipping } from './time-skipping.ts';

test('the development server answers for the namespace default', async () => {
  const connection = await Connection.connect({ address: temporalAddress() });
  const described = await connection.workflowService.describeNamespace({ namespace: 'default' });
  expect(described.namespaceInfo?.name).toBe('default');
  await connection.close();
});

test('three weeks pass at once on the time-skipping server', async () => {
  const environment = await timeSkipping();
  const before = await environment.currentTimeMs();
  const began = Date.now();
  await environment.sleep('21 days');
  expect((await environment.currentTimeMs()) - before).toBeGreaterThanOrEqual(21 * 86_400_000);
  expect(Date.now() - began).toBeLessThan(120_000);
  await environment.teardown();
});
