// Semantics 13 and 21 through the real path: who is kept out, who leaves at once, and what wakes a wait for a condition.
import { exchangeBatch } from '@sopwith/activities';
import { type Condition, compile, createCatalog, type FlowDocument } from '@sopwith/engine';
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
const poked = new Set<number>();

beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  sql = connect(database.url);
  runtime = createRuntime(sql, (lanes) => {
    for (const lane of lanes) poked.add(lane);
  });
});
afterAll(async () => {
  await sql.end();
  await drop();
});

const gold: Condition = { type: 'compare', left: { type: 'attribute', name: 'level' }, op: 'eq', right: { type: 'value', value: 'gold' } };
const active: Condition = { type: 'count', event: 'posted', window: { type: 'last', amount: 7, unit: 'days' }, of: 'events', op: 'gte', value: 2 };

const flow: FlowDocument = {
  format: 'sopwith.flow/1',
  name: 'Until gold',
  subject: 'member',
  triggers: [{ type: 'event', event: 'joined' }],
  context: [],
  reentry: { type: 'afterEnd' },
  exits: [{ id: 'active', when: active, reason: 'is active', goal: true }],
  lanes: 1,
  start: 'wait',
  steps: [
    { id: 'wait', type: 'wait-condition', version: 1, config: { until: gold as never, deadline: null }, ends: ['met'] },
  ],
  edges: [],
  layout: {},
};

async function deploy(): Promise<void> {
  const program = compile(flow, createCatalog());
  const [version] = await sql<{ id: number }[]>`
    insert into flow_versions (flow_id, number, document, program, hash, created_at)
    values ('gold', 1, ${sql.json(flow as never)}, ${sql.json(program as never)}, 'h', 0) returning id`;
  await sql.begin((tx) => deployVersion(tx, { scopeId: 'live', flowId: 'gold', versionId: version?.id as number, program, at: 0 }));
}

async function settle(): Promise<void> {
  const store = createExchangeStore(sql, createProgramReader());
  while (poked.size > 0) {
    const lanes = [...poked];
    poked.clear();
    for (const lane of lanes) while ((await exchangeBatch(store, lane, 100)).runs > 0);
  }
}

let calls = 0;
const track = (userId: string, event: string) =>
  runtime.ingest('live', [{ type: 'track', userId, messageId: `t${calls++}`, event, properties: {}, occurredAt: null }]);
const identify = (userId: string, traits: Record<string, string>) =>
  runtime.ingest('live', [{ type: 'identify', userId, messageId: `i${calls++}`, traits }]);
const ends = () => sql<{ who: string; status: string; reason: string | null }[]>`
  select m.external_id as who, r.status, r.end_reason as reason from runs r join members m on m.id = r.member_id order by 1`;

test('a wait acts on an attribute that somebody sets; an exit on what is counted, and at enrolment it excludes', async () => {
  await deploy();
  await track('busy', 'posted');
  await track('busy', 'posted');
  for (const who of ['busy', 'goldie', 'poster', 'quiet']) await track(who, 'joined');
  await settle();
  await identify('goldie', { level: 'gold' });
  await track('poster', 'posted');
  await track('poster', 'posted');
  await settle();
  expect(await ends()).toEqual([
    { who: 'goldie', status: 'ended', reason: 'completed' },
    { who: 'poster', status: 'ended', reason: 'is active' },
    { who: 'quiet', status: 'active', reason: null },
  ]);
  expect(await sql`select m.external_id as who, x.reason from exclusions x join members m on m.id = x.member_id`).toEqual([
    { who: 'busy', reason: 'exit: is active' },
  ]);
});

test('traits that say what was known already change nothing, and make no event', async () => {
  const changes = () => sql<{ changed: string[] }[]>`
    select e.properties->'changed' as changed from events e join members m on m.id = e.member_id
    where m.external_id = 'kim' and e.name = '$member.changed' order by e.seq`;
  await identify('kim', { level: 'silver', city: 'Wuhan' });
  await identify('kim', { level: 'silver', city: 'Wuhan' });
  await identify('kim', { level: 'gold', city: 'Wuhan' });
  expect((await changes()).map(({ changed }) => changed)).toEqual([['level', 'city'], ['level']]);
});
