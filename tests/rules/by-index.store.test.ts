// What the hot path asks finds its rows by index, however many there are: proven by the plans that Postgres makes for the very statements
// that were sent, without a value of their parameters.
import { exchangeBatch } from '@sopwith/activities';
import type { ReservedSql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Sql } from '../../server/src/db/connect.ts';
import { writeMetrics } from '../../server/src/metrics/figures.ts';
import { readLateness } from '../../server/src/operations/lateness.ts';
import { createActStore } from '../../server/src/runtime/act-store.ts';
import { channelsToWake } from '../../server/src/runtime/channels/channel-keeper.ts';
import { createChannelStore } from '../../server/src/runtime/channels/channel-store.ts';
import { doDueWork, nextDueWork, scopesWithWork } from '../../server/src/runtime/due-work.ts';
import { eraseMember, finishErasures } from '../../server/src/runtime/erase-member.ts';
import { createExchangeStore } from '../../server/src/runtime/exchange-store.ts';
import { createProgramReader } from '../../server/src/runtime/programs.ts';
import { workJobs } from '../../server/src/runtime/jobs/run-jobs.ts';
import { workMoves } from '../../server/src/runtime/moves/mover.ts';
import { createRuntime } from '../../server/src/runtime/runtime.ts';
import { findLate } from '../../server/src/runtime/sweeper.ts';
import { tellIncidentNews } from '../../server/src/runtime/tell-incident-news.ts';
import { keepSegments } from '../../server/src/segments/segment-keeper.ts';
import { does, reacts } from './testing/whole-way.ts';
import { DRIVEN, MINUTE, openWorld, ORIGIN, type World } from './testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.deploy('does', does);
  await world.deploy('reacts', reacts);
});
afterAll(() => world.close());

/** Those that grow with members, runs and what they do. */
const GROWING = new Set([
  'members', 'runs', 'run_inputs', 'events', 'listens', 'messages', 'trail', 'tasks', 'acts', 'asks', 'sends', 'sub_runs', 'callbacks', 'approvals', 'approval_votes', 'grants', 'group_posts',
  'moved_runs', 'job_targets', 'exclusions', 'split_units', 'date_dues', 'member_ledger', 'community_members', 'segment_members', 'incident_concerned', 'incident_timeline', 'draws', 'holds', 'erasures',
]);

/** One that is in a transaction asks another what does not change. */
const CONNECTIONS = 2;

interface Plans {
  /** How many statements there were. */
  readonly statements: number;
  /** Those that read a growing table from end to end. */
  readonly whole: readonly string[];
  /** Those that read all that a growing table has of a scope. */
  readonly wholeScope: readonly string[];
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** Of all statements that a pool's connections have prepared. */
async function readPlans(pool: Sql): Promise<Plans> {
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.reserve()));
  try {
    const read = await Promise.all(connections.map(plansOf));
    return { statements: read.reduce((sum, { statements }) => sum + statements, 0), whole: read.flatMap(({ whole }) => whole), wholeScope: read.flatMap(({ wholeScope }) => wholeScope) };
  } finally {
    for (const connection of connections) connection.release();
  }
}

async function plansOf(sql: ReservedSql): Promise<Plans> {
  await sql`set plan_cache_mode = force_generic_plan`;
  const prepared = await sql<{ name: string; text: string; parameters: number }[]>`
    select name, statement as text, coalesce(array_length(parameter_types, 1), 0) as parameters from pg_prepared_statements where statement ~* '^\\s*(select|insert|update|delete|with)'`;
  const whole: string[] = [];
  const wholeScope: string[] = [];
  for (const { name, text, parameters } of prepared) {
    const nulls = parameters === 0 ? '' : `(${Array.from({ length: parameters }, () => 'null').join(', ')})`;
    const [row] = await sql.unsafe<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }[]>(`explain (format json) execute "${name}"${nulls}`);
    const named = (table: string) => `${table}: ${text.replace(/\s+/g, ' ').trim()}`;
    for (const { Plan } of row?.['QUERY PLAN'] ?? []) {
      whole.push(...scanned(Plan).map(named));
      wholeScope.push(...readsWholeScope(Plan).map(named));
    }
  }
  return { statements: prepared.length, whole, wholeScope };
}

function scanned({ 'Node Type': type, 'Relation Name': table, Plans = [] }: PlanNode): readonly string[] {
  return [...(type === 'Seq Scan' && table !== undefined && GROWING.has(table) ? [table] : []), ...Plans.flatMap(scanned)];
}

/** Keyed by member or row, and by scope: whoever knows only the scope reads all of it, index or no index. */
function readsWholeScope({ 'Relation Name': table, 'Index Cond': condition, Plans = [] }: PlanNode): readonly string[] {
  const isWhole = table !== undefined && GROWING.has(table) && condition !== undefined && /^\(+scope_id = \S+\)+$/.test(condition);
  return [...(isWhole ? [table] : []), ...Plans.flatMap(readsWholeScope)];
}

/** All that a pool of connections is asked in `work`, which Postgres was not asked before. */
async function plansAfter(work: (sql: Sql) => Promise<void>): Promise<Plans> {
  const sql = connect(world.url, { max: CONNECTIONS, byIndex: true });
  try {
    await work(sql);
    return await readPlans(sql);
  } finally {
    await sql.end();
  }
}

const track = (userId: string, event: string) => ({ type: 'track' as const, userId, event, properties: {}, occurredAt: null, messageId: `${userId}-${event}` });

async function takeAll(sql: Sql): Promise<void> {
  const store = createExchangeStore(sql, createProgramReader());
  for (let moved = true; moved; ) {
    moved = false;
    for (const lane of await world.lanes()) while ((await exchangeBatch(store, lane, 10)).runs > 0) moved = true;
  }
}

test('no statement of ingest or of the exchange reads a table that grows from end to end', async () => {
  const { statements, whole } = await plansAfter(async (sql) => {
    const { ingest } = createRuntime(sql, () => undefined, sql);
    await ingest(DRIVEN, [track('ann', 'go')]);
    await takeAll(sql);
    await world.setNow(ORIGIN + 10 * MINUTE);
    await takeAll(sql);
    const [asked] = await world.sql<{ key: string }[]>`select key from acts`;
    const acts = createActStore(sql);
    await acts.begin(asked?.key as string);
    await acts.answer(asked?.key as string, 'issued', {});
    await takeAll(sql);
    await ingest(DRIVEN, [track('ann', 'tick')]);
    await takeAll(sql);
  });
  expect(whole).toEqual([]);
  expect(statements).toBeGreaterThan(40);
  expect(await world.sql`select 1 from runs where status <> 'ended'`).toEqual([]);
});

test('nor does what every worker asks again and again, whether or not there is anything to do', async () => {
  await world.sql`insert into flows (id, name, status, draft, rev, created_at, updated_at) values ('does', 'Does', 'published', '{}', 1, 0, 0)`;
  await world.sql`insert into channels (id, kind, name, settings, filled_at, created_at, tokens) values ('crm', 'webhook', 'CRM', '{}', 0, 0, 1)`;
  await world.sql`
    insert into messages (key, scope_id, run_id, flow_id, member_id, step, channel, purpose, text, at, status, why, not_before, asked_at, channel_id)
    select 'k', 'live', gen_random_uuid(), 'does', id, 's', 'webhook', 'service', 't', 0, 'waiting', 'queued', 0, ${Date.now()}, 'crm' from members`;
  const readProgram = createProgramReader();
  const nobody = () => undefined;
  const { statements, whole } = await plansAfter(async (sql) => {
    await findLate(sql, 1e12);
    await workJobs(sql, readProgram, nobody);
    await workMoves(sql, readProgram, nobody);
    await keepSegments(sql, readProgram, nobody);
    await tellIncidentNews(sql, readProgram, nobody);
    await finishErasures(sql);
    await scopesWithWork(sql);
    await doDueWork(sql, readProgram, nobody, DRIVEN, { now: ORIGIN, fires: ORIGIN });
    await nextDueWork(sql, DRIVEN);
    await channelsToWake(sql, Date.now());
    const channels = createChannelStore(sql, { secret: 'of the tests, and long enough for them', publicUrl: 'http://x', poke: nobody });
    const { sends } = await channels.claim('crm', 10);
    expect(sends).toHaveLength(1);
    for (const { key, attempt } of sends) await channels.settle({ key, attempt, outcome: 'accepted', reason: null, why: null, retryInMs: null, providerId: null });
    await channels.next('crm');
    await readLateness(sql);
    await writeMetrics(sql);
  });
  expect(whole).toEqual([]);
  expect(statements).toBeGreaterThan(20);
});

test('nor does an erasure, of somebody with runs that said, asked and did something', async () => {
  await world.track('eve', 'go');
  await world.settle();
  expect(await world.sql`select 1 from messages g join members m on m.id = g.member_id where m.external_id = 'eve'`).not.toHaveLength(0);
  const { statements, whole, wholeScope } = await plansAfter(async (sql) => {
    expect(await eraseMember(sql, { scopeId: DRIVEN, userId: 'eve', by: 'mei' })).toBe(true);
  });
  expect([...whole, ...wholeScope]).toEqual([]);
  expect(statements).toBeGreaterThan(40);
  expect(await world.sql`select 1 from runs r join members m on m.id = r.member_id where m.scope_id = ${DRIVEN} and m.kind = 'erased'`).toEqual([]);
});
