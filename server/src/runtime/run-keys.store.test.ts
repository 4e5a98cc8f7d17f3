// Semantics 20 on a real Postgres: one run for each key, and whoever is left out stands in the books with the reason.
import { compile, createCatalog, type FlowDocument } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployVersion } from './deploy-version.ts';
import { type Flows, flowsUnderTest } from './testing/flow-under-test.ts';

let flows: Flows;
beforeAll(async () => {
  flows = await flowsUnderTest();
});
afterAll(() => flows.close());

const day = { duration: { amount: 1, unit: 'days' } };
const byOrder: Partial<FlowDocument> = { context: [{ name: 'order', type: 'text', required: true }], key: 'order', exits: [{ id: 'paid', event: 'paid', reason: 'paid' }] };

const keysOf = (userId: string, flowId: string) => flows.sql<{ key: string; status: string }[]>`
  select r.key, r.status from runs r join members m on m.id = r.member_id where m.external_id = ${userId} and r.flow_id = ${flowId} order by r.started_at, r.id`;
async function exclusionsOf(userId: string): Promise<readonly string[]> {
  const found = await flows.sql<{ reason: string }[]>`
    select x.reason from exclusions x join members m on m.id = x.member_id where m.external_id = ${userId} order by x.id`;
  return found.map(({ reason }) => reason);
}

test('whose key is missing, or over 128 bytes, is not enrolled, and that is recorded', async () => {
  await flows.publish('orders', [['wait', 'wait-duration', day]], { ...byOrder, triggers: [{ type: 'event', event: 'ordered' }] });
  await flows.track('ann', 'ordered');
  await flows.track('ann', 'ordered', { order: '订'.repeat(43) });
  expect(await keysOf('ann', 'orders')).toEqual([]);
  expect(await exclusionsOf('ann')).toEqual(['contextMissing', 'keyMissing']);
});

test('each key has a run of its own, and re-entry is judged within it', async () => {
  for (const order of ['A', 'B', 'A']) await flows.track('bea', 'ordered', { order });
  expect((await keysOf('bea', 'orders')).map(({ key }) => key)).toEqual(['A', 'B']);
  expect(await exclusionsOf('bea')).toEqual(['alreadyIn']);
});

test('who is in by an earlier version is not enrolled again by the next one', async () => {
  await flows.publish('again', [['wait', 'wait-duration', day]], { ...byOrder, triggers: [{ type: 'event', event: 'asked' }] });
  await flows.track('cid', 'asked', { order: 'A' });
  const [flow] = await flows.sql<{ draft: FlowDocument }[]>`select draft from flows where id = 'again'`;
  const document = { ...(flow?.draft as FlowDocument), name: 'Once more' };
  const program = compile(document, createCatalog());
  const [version] = await flows.sql<{ id: number }[]>`
    insert into flow_versions (flow_id, number, document, program, hash, created_at)
    values ('again', 2, ${flows.sql.json(document as never)}, ${flows.sql.json(program as never)}, 'again-2', 0) returning id`;
  await flows.sql.begin((tx) => deployVersion(tx, { scopeId: 'live', flowId: 'again', versionId: version?.id as number, program, at: 0 }));
  await flows.track('cid', 'asked', { order: 'A' });
  await flows.track('cid', 'asked', { order: 'B' });
  expect((await keysOf('cid', 'again')).map(({ key }) => key)).toEqual(['A', 'B']);
  expect(await exclusionsOf('cid')).toEqual(['alreadyIn']);
});
