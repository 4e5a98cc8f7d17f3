// The product's own path: Postgres, lanes on a real Temporal server, the exchange. Each scenario has a scope of its own, whose
// clock is driven from one happening to the next.
import { compile, createCatalog, type TrailEntry } from '@sopwith/engine';
import { Client, Connection } from '@temporalio/client';
import { connect, type Sql } from '../../server/src/db/connect.ts';
import { cacheHome } from '../../server/src/platform/cache-home.ts';
import { workflowBundle } from '../../server/src/processes/workflow-bundle.ts';
import { deployVersion } from '../../server/src/runtime/deploy-version.ts';
import { createPoker } from '../../server/src/runtime/poke.ts';
import { runWorker } from '../../server/src/runtime/run-worker.ts';
import { createRuntime, type Runtime } from '../../server/src/runtime/runtime.ts';
import { createScope } from '../../server/src/runtime/scopes.ts';
import { freshDatabase } from '../setup/fresh-database.ts';
import { temporalAddress } from '../setup/temporal-address.ts';
import { type Played, WHO } from './play-simulated.ts';
import { type Happening, instantOf, type Scenario, zoneOf } from './scenario.ts';

export interface Stage {
  play(scenario: Scenario): Promise<Played>;
  close(): Promise<void>;
}

const QUEUE = 'scenarios';
const MEMBER = 'm1';

export async function openStage(): Promise<Stage> {
  const database = await freshDatabase();
  const sql = connect(database.url);
  const connection = await Connection.connect({ address: temporalAddress() });
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const poker = createPoker(sql, { client: new Client({ connection }), taskQueue: QUEUE }, onError);
  const runtime = createRuntime(sql, poker.poke);
  const bundlePath = await workflowBundle(cacheHome());
  const worker = await runWorker({
    databaseUrl: database.url, temporalAddress: temporalAddress(), namespace: 'default', taskQueue: QUEUE, bundlePath, onError,
  });
  let played = 0;
  return {
    play: (scenario) => playIn(sql, runtime, scenario, `scenario-${++played}`),
    async close() {
      await worker.stop();
      await poker.drain();
      await connection.close();
      await sql.end();
      await database.drop();
      if (errors.length > 0) throw new Error(`expected the worker to have no trouble, found ${errors.map(String).join('; ')}`);
    },
  };
}

async function playIn(sql: Sql, runtime: Runtime, scenario: Scenario, scopeId: string): Promise<Played> {
  const start = instantOf(scenario, scenario.start);
  const zone = zoneOf(scenario);
  await createScope(sql, { id: scopeId, name: scenario.title, kind: 'driven', clock: { form: 'driven', now: start, settled: false }, zone });
  await addMember(sql, scenario, scopeId, start);
  const program = compile(scenario.flow, createCatalog());
  const [version] = await sql<{ id: number }[]>`
    insert into flow_versions (flow_id, number, document, program, hash, created_at)
    values (${scopeId}, 1, ${sql.json(scenario.flow as never)}, ${sql.json(program as never)}, 'h', 0) returning id`;
  await sql.begin((tx) => deployVersion(tx, { scopeId, flowId: scopeId, versionId: version?.id as number, program, at: start }));
  const member = { userId: MEMBER, context: scenario.context ?? {}, idempotencyKey: null };
  const [excluded] = await runtime.enroll({ scopeId, flowId: scopeId, members: [member] });
  if (excluded) throw new Error(`expected to be enrolled, found ${excluded}`);

  const move = (to: number, settle: boolean) => runtime.moveClock({ scopeId, to, settle }, AbortSignal.timeout(60_000));
  for (const [n, happening] of (scenario.happens ?? []).entries()) {
    const at = instantOf(scenario, happening.at);
    await move(at, false);
    await happen(sql, runtime, scopeId, happening, n);
  }
  await move(instantOf(scenario, scenario.until), true);
  return read(sql, scopeId);
}

async function addMember(sql: Sql, { subject = {}, ...scenario }: Scenario, scopeId: string, start: number): Promise<void> {
  const joinedAt = subject.joinedAt === undefined ? start : instantOf({ ...scenario, subject }, subject.joinedAt);
  const [member] = await sql<{ id: number }[]>`
    insert into members (scope_id, external_id, zone, attributes, tags, lifecycle, activity, joined_at)
    values (${scopeId}, ${MEMBER}, ${zoneOf({ ...scenario, subject })}, ${sql.json(subject.attributes ?? {})},
      ${[...(subject.tags ?? [])]}, ${subject.tiers?.lifecycle ?? null}, ${subject.tiers?.activity ?? null}, ${joinedAt}) returning id`;
  for (const community of subject.communities ?? []) {
    await sql`
      with made as (insert into communities (scope_id, external_id) values (${scopeId}, ${community}) returning id)
      insert into community_members (community_id, member_id, joined_at) select id, ${member?.id as number}, ${joinedAt} from made`;
  }
}

async function happen(sql: Sql, runtime: Runtime, scopeId: string, happening: Happening, n: number): Promise<void> {
  if ('event' in happening) {
    const { event, properties = {} } = happening;
    await runtime.ingest(scopeId, [{ type: 'track', userId: MEMBER, event, properties, messageId: `${scopeId}/${n}`, occurredAt: null }]);
    return;
  }
  const { task, outcome, visit = 1, form } = happening;
  const [found] = await sql<{ id: number }[]>`
    select id from tasks where scope_id = ${scopeId} and key like ${`%/${task}#${visit}`}`;
  if (!found) throw new Error(`expected a task of the step ${task} to be open at ${happening.at}, found none`);
  const done = await runtime.completeTask({ taskId: found.id, outcome, note: null, by: WHO, ...(form === undefined ? {} : { form }) });
  if (done !== 'done') throw new Error(`expected the task of ${task} to be done at ${happening.at}, found ${done}`);
}

async function read(sql: Sql, scopeId: string): Promise<Played> {
  const runs = await sql<{ id: string }[]>`select id from runs where scope_id = ${scopeId} and flow_id = ${scopeId}`;
  const [run] = runs;
  if (run === undefined || runs.length > 1) throw new Error(`expected one run, found ${runs.length}`);
  const trail = await sql<TrailEntry[]>`select at, kind, step, visit, outcome, reason from trail where run_id = ${run.id} order by n`;
  const texts = await sql<{ text: string }[]>`select m.text from messages m join trail t on t.run_id = m.run_id and t.step = m.step and t.kind = 'left'
    and m.key = ${run.id} || '/' || t.step || '#' || t.visit where m.run_id = ${run.id} order by t.n`;
  return { runId: run.id, trail: [...trail], texts: texts.map(({ text }) => text) };
}
