// The same path through a real Temporal server: poke, lane, exchange, timer, act.
import { builtinSteps, compile, createCatalog, type FlowDocument } from '@sopwith/engine';
import { loadSteps } from '@sopwith/activities';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../../tests/setup/fresh-database.ts';
import { temporalAddress } from '../../../tests/setup/temporal-address.ts';
import { connect, type Sql } from '../db/connect.ts';
import { cacheHome } from '../platform/cache-home.ts';
import { workflowBundle } from '../processes/workflow-bundle.ts';
import { deployVersion } from './deploy-version.ts';
import { createPoker, type Poker } from './poke.ts';
import { type RunningWorker, runWorker } from './run-worker.ts';
import { createRuntime, type Runtime } from './runtime.ts';

const document: FlowDocument = {
  format: 'sopwith.flow/1',
  name: '发券 Coupon',
  subject: 'member',
  triggers: [{ type: 'event', event: 'paid' }],
  context: [],
  reentry: { type: 'never' },
  exits: [],
  lanes: 2,
  start: 'coupon',
  steps: [
    { id: 'coupon', type: 'issue-coupon', version: 1, config: { name: 'x', amount: 5, validDays: 3 } },
    { id: 'tell', type: 'message', version: 1, config: { channel: 'in-app', purpose: 'programme', text: 'code {{ coupon }}' } },
    { id: 'ask', type: 'wait-event', version: 1, config: { events: [{ id: 'used', event: 'coupon.used' }], deadline: null } },
    { id: 'thanks', type: 'message', version: 1, config: { channel: 'in-app', purpose: 'reply', text: 'thanks' }, ends: ['done'] },
  ],
  edges: [
    { from: 'coupon', outcome: 'issued', to: 'tell' },
    { from: 'tell', outcome: 'done', to: 'ask' },
    { from: 'ask', outcome: 'used', to: 'thanks' },
  ],
  layout: {},
};

let sql: Sql;
let runtime: Runtime;
let worker: RunningWorker;
let poker: Poker;
let connection: Connection;
let drop: () => Promise<void>;
const errors: unknown[] = [];

beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  sql = connect(database.url);
  connection = await Connection.connect({ address: temporalAddress() });
  poker = createPoker(sql, { client: new Client({ connection }), taskQueue: 'worker-test' }, (error) => errors.push(error));
  runtime = createRuntime(sql, poker.poke);
  worker = await runWorker({
    databaseUrl: database.url,
    temporalAddress: temporalAddress(),
    namespace: 'default',
    taskQueue: 'worker-test',
    bundlePath: await workflowBundle(cacheHome()),
    onError: (error) => errors.push(error),
  });
});
afterAll(async () => {
  await worker.stop();
  await poker.drain();
  await connection.close();
  await sql.end();
  await drop();
});

async function texts(userId: string): Promise<readonly string[]> {
  const found = await sql<{ text: string }[]>`
    select x.text from messages x join members m on m.id = x.member_id where m.external_id = ${userId} order by x.at, x.key`;
  return found.map(({ text }) => text);
}

test('an acknowledged event goes through lane, act and wait to its messages', async () => {
  const manifests = [...(await loadSteps()).values()].map(({ manifest }) => manifest);
  const program = compile(document, createCatalog(builtinSteps, manifests));
  const [version] = await sql<{ id: number }[]>`
    insert into flow_versions (flow_id, number, document, program, hash, created_at)
    values ('f', 1, ${sql.json(document as never)}, ${sql.json(program as never)}, 'h', 0) returning id`;
  const versionId = version?.id as number;
  await sql.begin((tx) => deployVersion(tx, { scopeId: 'live', flowId: 'f', versionId, program, at: 0 }));

  await runtime.ingest('live', [{ type: 'track', userId: 'ann', event: 'paid', properties: {}, messageId: 'm1', occurredAt: null }]);
  await expect.poll(() => texts('ann'), { timeout: 60_000, interval: 10 }).toEqual([expect.stringMatching(/^code [0-9A-F]{10}$/)]);

  await runtime.ingest('live', [{ type: 'track', userId: 'ann', event: 'coupon.used', properties: {}, messageId: 'm2', occurredAt: null }]);
  await expect.poll(() => texts('ann'), { timeout: 60_000, interval: 5 }).toHaveLength(2);
  const [run] = await sql<{ status: string }[]>`select status from runs`;
  expect(run?.status).toBe('ended');
  expect(errors).toEqual([]);
});
