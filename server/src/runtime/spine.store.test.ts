// The path from an acknowledged event to a message in the inbox, on a real Postgres, without Temporal in between.
import { exchangeBatch } from '@sopwith/activities';
import { compile, createCatalog, type FlowDocument, flowTemplates } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../../tests/setup/fresh-database.ts';
import { connect, type Sql } from '../db/connect.ts';
import { deployVersion } from './deploy-version.ts';
import { createExchangeStore } from './exchange-store.ts';
import { createProgramReader } from './programs.ts';
import { createRuntime, type Runtime } from './runtime.ts';

let sql: Sql;
let runtime: Runtime;
let drop: () => Promise<void>;
const poked: number[] = [];

beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  sql = connect(database.url);
  runtime = createRuntime(sql, (lanes) => poked.push(...lanes));
});
afterAll(async () => {
  await sql.end();
  await drop();
});

test('an event starts a run, the exchange advances it, and its message is in the inbox once', async () => {
  const template = flowTemplates.find(({ id }) => id === 'onboarding');
  const document = template?.flows.en as FlowDocument;
  const program = compile(document, createCatalog());
  const [version] = await sql<{ id: number }[]>`
    insert into flow_versions (flow_id, number, document, program, hash, created_at)
    values ('f', 1, ${sql.json(document as never)}, ${sql.json(program as never)}, 'h', 0) returning id`;
  const versionId = version?.id as number;
  await sql.begin((tx) => deployVersion(tx, { scopeId: 'live', flowId: 'f', versionId, program, at: 0 }));

  await runtime.ingest('live', [{ type: 'group', userId: 'ann', groupId: 'village', traits: {}, messageId: 'm1' }]);
  expect(poked).toHaveLength(1);
  const store = createExchangeStore(sql, createProgramReader());
  const batch = await exchangeBatch(store, poked[0] as number, 100);
  expect(batch.runs).toBe(1);
  expect(await sql`select text from messages`).not.toHaveLength(0);
  const again = await exchangeBatch(store, poked[0] as number, 100);
  expect(again.runs).toBe(0);

  const [run] = await sql<{ status: string; due: number }[]>`select status, due from runs`;
  expect(run?.status).toBe('active');
  expect(run?.due).toBeGreaterThan(Date.now());
});
