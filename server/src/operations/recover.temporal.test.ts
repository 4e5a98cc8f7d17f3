// Temporal's data is gone: a new, empty server, the same database.
import { builtinSteps, compile, createCatalog, type FlowDocument } from '@sopwith/engine';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../../tests/setup/fresh-database.ts';
import { temporalAddress } from '../../../tests/setup/temporal-address.ts';
import { connect, type Sql } from '../db/connect.ts';
import { cacheHome } from '../platform/cache-home.ts';
import { type RunningTemporal, startTemporal } from '../platform/temporal.ts';
import { workflowBundle } from '../processes/workflow-bundle.ts';
import { deployVersion } from '../runtime/deploy-version.ts';
import { createPoker } from '../runtime/poke.ts';
import { runWorker } from '../runtime/run-worker.ts';
import { createRuntime } from '../runtime/runtime.ts';
import { createScope } from '../runtime/scopes.ts';
import { examine } from './doctor.ts';
import { recover } from './recover.ts';

const QUEUE = 'recover-test';
const MEMBERS = 40;
const flow: FlowDocument = {
  format: 'sopwith.flow/1', name: 'Patience', subject: 'member', triggers: [], context: [], reentry: { type: 'never' }, exits: [], lanes: 3,
  start: 'before',
  steps: [
    { id: 'before', type: 'message', version: 1, config: { channel: 'in-app', purpose: 'service', text: 'before' } },
    { id: 'pause', type: 'wait-duration', version: 1, config: { duration: { amount: 10, unit: 'hours' } } },
    { id: 'after', type: 'message', version: 1, config: { channel: 'in-app', purpose: 'service', text: 'after' }, ends: ['done'] },
  ],
  edges: [
    { from: 'before', outcome: 'done', to: 'pause' },
    { from: 'pause', outcome: 'done', to: 'after' },
  ],
  layout: {},
};

let sql: Sql;
let databaseUrl: string;
let drop: () => Promise<void>;
let replacement: RunningTemporal;
const errors: unknown[] = [];
const onError = (error: unknown) => errors.push(error);

beforeAll(async () => {
  const database = await freshDatabase();
  ({ drop, url: databaseUrl } = database);
  sql = connect(databaseUrl);
  replacement = await startTemporal({ dbFile: undefined, log: () => undefined });
});
afterAll(async () => {
  await replacement.stop();
  await sql.end();
  await drop();
});

async function workOn(address: string) {
  const connection = await Connection.connect({ address });
  const poker = createPoker(sql, { client: new Client({ connection }), taskQueue: QUEUE }, onError);
  const worker = await runWorker({ databaseUrl, temporalAddress: address, namespace: 'default', taskQueue: QUEUE, bundlePath: await workflowBundle(cacheHome()), onError });
  const stop = async () => {
    await worker.stop();
    await poker.drain();
    await connection.close();
  };
  return { poker, stop };
}

const texts = () => sql<{ text: string; count: number }[]>`select text, count(*) as count from messages group by 1 order by 1`;

/** Of the lanes, on the new server: there is nothing late yet for which a sweeper would wake them. */
async function statesOnReplacement(): Promise<readonly string[]> {
  const connection = await Connection.connect({ address: replacement.address });
  try {
    const { workflow } = new Client({ connection });
    const lanes = await sql<{ name: string }[]>`select workflow_id as name from lanes where scope_id = 'fast'`;
    const found = await Promise.all(lanes.map(({ name }) => workflow.getHandle(name).describe()));
    return found.map(({ status }) => status.name);
  } finally {
    await connection.close();
  }
}

test('lanes rebuilt from Postgres on an empty Temporal go on waiting, and send nothing twice', async () => {
  const now = Date.now();
  const clock = { form: 'scaled', speed: 1, realStart: now, virtualStart: now } as const;
  await createScope(sql, { id: 'fast', name: 'fast', kind: 'rehearsal', zone: 'UTC', clock });
  const program = compile(flow, createCatalog(builtinSteps, []));
  const [version] = await sql<{ id: number }[]>`
    insert into flow_versions (flow_id, number, document, program, hash, created_at)
    values ('patience', 1, ${sql.json(flow as never)}, ${sql.json(program as never)}, 'h', 0) returning id`;
  await sql.begin((tx) => deployVersion(tx, { scopeId: 'fast', flowId: 'patience', versionId: version?.id as number, program, at: now }));

  const first = await workOn(temporalAddress());
  const members = Array.from({ length: MEMBERS }, (_, n) => ({ userId: `m${n}`, context: {}, idempotencyKey: null }));
  await createRuntime(sql, first.poker.poke).enroll({ scopeId: 'fast', flowId: 'patience', members });
  await expect.poll(texts, { timeout: 60_000, interval: 20 }).toEqual([{ text: 'before', count: MEMBERS }]);
  await first.stop();

  const second = await workOn(replacement.address);
  // From here on ten hours pass in six seconds: nothing was due before the first worker was gone.
  await sql`update scopes set clock = ${sql.json({ ...clock, speed: 6_000, realStart: Date.now(), virtualStart: Date.now() })} where id = 'fast'`;
  const recovered = await recover(sql, second.poker);
  expect(recovered).toEqual({ lanes: 3, waiting: MEMBERS });
  expect(await statesOnReplacement()).toEqual(['RUNNING', 'RUNNING', 'RUNNING']);
  const installation = { databaseUrl, temporalAddress: replacement.address, namespace: 'default', taskQueue: QUEUE, dataDir: '.', close: async () => {} };
  const findings = await examine(sql, installation);
  expect(findings.filter(({ state }) => state === 'trouble')).toEqual([]);
  await expect.poll(texts, { timeout: 60_000, interval: 50 }).toEqual([{ text: 'after', count: MEMBERS }, { text: 'before', count: MEMBERS }]);
  const late = await sql<{ ms: number }[]>`select max(t.at - r.started_at - 36000000) as ms from trail t join runs r on r.id = t.run_id where t.step = 'after'`;
  expect(late[0]?.ms).toBe(0);
  expect(await sql`select status, count(*)::int as n from runs group by 1`).toEqual([{ status: 'ended', n: MEMBERS }]);
  await second.stop();
  expect(errors).toEqual([]);
});
