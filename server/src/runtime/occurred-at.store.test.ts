// When something happened travels with it to the run that hears of it: it decides the turn of a programme that it belongs to.
import { exchangeBatch, type ExchangeStore } from '@sopwith/activities';
import { compile, createCatalog, FLOW_FORMAT, type FlowDocument } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../../tests/setup/fresh-database.ts';
import { connect, type Sql } from '../db/connect.ts';
import { deployVersion } from './deploy-version.ts';
import { createExchangeStore } from './exchange-store.ts';
import { createProgramReader } from './programs.ts';
import { createRuntime } from './runtime.ts';

let sql: Sql;
let drop: () => Promise<void>;
let store: ExchangeStore;

beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  sql = connect(database.url);
  store = createExchangeStore(sql, createProgramReader());
});
afterAll(async () => {
  await sql.end();
  await drop();
});

const document: FlowDocument = {
  format: FLOW_FORMAT,
  name: 'Listening',
  subject: 'member',
  triggers: [{ type: 'event', event: 'joined' }],
  context: [],
  reentry: { type: 'never' },
  exits: [],
  lanes: 1,
  start: 'wait',
  steps: [
    { id: 'wait', type: 'wait-event', version: 1, config: { events: [{ id: 'yes', event: 'checked_in' }], deadline: null }, ends: ['yes'] },
  ],
  edges: [],
  layout: { wait: { x: 0, y: 0 } },
};

test('an event says when it happened where that was before it was received, and a run when its cause did', async () => {
  const program = compile(document, createCatalog());
  const [version] = await sql<{ id: number }[]>`
    insert into flow_versions (flow_id, number, document, program, hash, created_at)
    values ('listening', 1, ${sql.json(document as never)}, ${sql.json(program as never)}, 'h', 0) returning id`;
  await sql.begin((tx) => deployVersion(tx, { scopeId: 'live', flowId: 'listening', versionId: version?.id as number, program, at: 0 }));
  const { ingest } = createRuntime(sql, () => undefined);
  const hourAgo = Date.now() - 3_600_000;
  const track = (event: string, occurredAt: number | null) =>
    ingest('live', [{ type: 'track', userId: 'ann', messageId: `${event}-${occurredAt}`, event, properties: {}, occurredAt }]);

  await track('joined', hourAgo);
  const [run] = await sql<{ id: string; lane: number; triggeredAt: number }[]>`
    select id, lane_id as lane, (state ->> 'triggeredAt')::bigint as "triggeredAt" from runs`;
  expect(run?.triggeredAt).toBe(hourAgo);
  await exchangeBatch(store, run?.lane as number, 10);
  await track('checked_in', hourAgo);
  await track('checked_in', null);
  const inputs = await store.transaction((tx) => tx.inputs([run?.id as string]));
  expect(inputs.map(({ input }) => (input.type === 'event' ? (input.occurredAt ?? null) : 'other'))).toEqual([hourAgo, null]);
});
