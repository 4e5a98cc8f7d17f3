// The product's own path: Postgres, lanes on a real Temporal server, the exchange. Each scenario has a scope of its own, whose
// clock is driven from one happening to the next.
import { compile, type FlowDocument, type JsonObject, type TrailEntry } from '@sopwith/engine';
import { Client, Connection } from '@temporalio/client';
import { connect, type Sql } from '../../server/src/db/connect.ts';
import { cacheHome } from '../../server/src/platform/cache-home.ts';
import { workflowBundle } from '../../server/src/processes/workflow-bundle.ts';
import { enrollInBulk } from '../../server/src/runtime/jobs/bulk-enrolment.ts';
import { deployVersion } from '../../server/src/runtime/deploy-version.ts';
import { pause, resumeAndPoke } from '../../server/src/runtime/pause.ts';
import { takeCallback } from '../../server/src/runtime/callbacks/callback-store.ts';
import { createPoker } from '../../server/src/runtime/poke.ts';
import { runWorker } from '../../server/src/runtime/run-worker.ts';
import { createRuntime, type Runtime } from '../../server/src/runtime/runtime.ts';
import { createScope } from '../../server/src/runtime/scopes.ts';
import { refreshSegment } from '../../server/src/segments/refresh-segment.ts';
import { putSegment } from '../../server/src/segments/segment-store.ts';
import { freshDatabase } from '../setup/fresh-database.ts';
import { temporalAddress } from '../setup/temporal-address.ts';
import { catalog, STEPS_OF_TESTS } from './catalog.ts';
import { WHO } from './people-simulated.ts';
import { EARLIER_CODE, fateLine, formFor, type Happening, instantOf, type Played, type Refused, type Scenario, subjectId, zoneOf } from './scenario.ts';

export interface Stage {
  play(scenario: Scenario): Promise<Played>;
  close(): Promise<void>;
}

const QUEUE = 'scenarios';

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
    databaseUrl: database.url, temporalAddress: temporalAddress(), namespace: 'default', taskQueue: QUEUE, bundlePath, plugins: [STEPS_OF_TESTS], onError,
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
  const published = instantOf(scenario, publishedAt(scenario));
  await createScope(sql, { id: scopeId, name: scenario.title, kind: 'driven', clock: { form: 'driven', now: published, settled: false }, zone });
  if (scenario.failing !== undefined) await sql`update scopes set sending = ${sql.json({ failing: [...scenario.failing] })} where id = ${scopeId}`;
  await addMember(sql, scenario, scopeId, start);
  await addRoster(sql, scenario);
  for (const [item, { left, until }] of Object.entries(scenario.stock ?? {}))
    await sql`insert into stocks (scope_id, item, total, ends_at) values (${scopeId}, ${item}, ${left}, ${until === undefined ? null : instantOf(scenario, until)})`;
  for (const [id, capacity] of Object.entries(scenario.capacities ?? {}))
    await sql`insert into communities (scope_id, external_id, capacity) values (${scopeId}, ${id}, ${capacity})`;
  for (const item of scenario.granted ?? [])
    await sql`
      insert into grants (key, scope_id, flow_id, member_id, run_id, step, item, kind, code, at)
      select ${`${scopeId}/${item}`}, ${scopeId}, 'earlier', id, gen_random_uuid(), 'earlier', ${item}, 'course', ${EARLIER_CODE}, ${start}
      from members where scope_id = ${scopeId} and external_id = ${subjectId(scenario)}`;
  for (const mergeKey of scenario.incidents ?? [])
    await sql`
      insert into incidents (scope_id, name, merge_key, title, severity, owner, status, opened_at, last_at)
      values (${scopeId}, 'I-' || nextval('incident_number'), ${mergeKey}, 'Known', 'medium', 'desk', 'open', ${start}, ${start})`;
  for (const one of scenario.crowd ?? []) await addOther(sql, scenario, scopeId, start, one);
  for (const [id, condition] of Object.entries(scenario.segments ?? {})) {
    await putSegment(sql, id, { name: id, description: '', condition }, published);
    await refreshSegment(sql, scopeId, { id, condition });
  }
  for (const [flowId, flow] of Object.entries(scenario.others?.flows ?? {})) await publish(sql, scopeId, flowId, flow, published);
  await publish(sql, scopeId, scopeId, scenario.flow, published);
  await startRun(sql, runtime, scenario, scopeId);

  const move = (to: number, settle: boolean) => runtime.moveClock({ scopeId, to, settle }, AbortSignal.timeout(200_000));
  for (const [n, happening] of (scenario.happens ?? []).entries()) {
    const at = instantOf(scenario, happening.at);
    await move(at, false);
    await happen(sql, runtime, scenario, scopeId, happening, n);
    if ('pauseUntil' in happening) {
      await move(instantOf(scenario, happening.pauseUntil), false);
      await resumeAndPoke(sql, runtime.poke, { type: 'flow', scopeId, flowId: scopeId }, { elapsed: happening.elapsed, by: WHO });
    }
  }
  await move(instantOf(scenario, scenario.until), true);
  return read(sql, scopeId, scenario);
}

function publishedAt({ startedBy, start }: Scenario): string {
  if (startedBy === undefined) return start;
  return 'publishedAt' in startedBy ? startedBy.publishedAt : 'entered' in startedBy ? startedBy.at : start;
}

/** What comes by time starts it by itself, when the clock comes there. */
async function startRun(sql: Sql, runtime: Runtime, scenario: Scenario, scopeId: string): Promise<void> {
  const { startedBy, context = {} } = scenario;
  const userId = subjectId(scenario);
  if (startedBy === undefined) return enrol(runtime, scopeId, scopeId, userId, context);
  if ('entered' in startedBy) return enrol(runtime, scopeId, startedBy.entered, userId, startedBy.context ?? {});
  if ('did' in startedBy) {
    const { who = userId, did, properties } = startedBy;
    await runtime.ingest(scopeId, [{ type: 'track', userId: who, event: did, properties, messageId: `${scopeId}/start`, occurredAt: null }]);
  } else if ('incident' in startedBy) {
    const isMember = (scenario.subject?.kind ?? 'member') === 'member';
    await runtime.changeIncident({ scopeId, by: WHO, change: { op: 'open', ...startedBy.incident, windowMs: 0 }, ...(isMember ? { userId } : {}) });
  } else if ('inBulk' in startedBy) {
    const who = startedBy.inBulk === 'list' ? { members: [{ userId, context, idempotencyKey: null }] } : startedBy.inBulk;
    await enrollInBulk(sql, { scopeId, flowId: scopeId, key: null, who, context, by: WHO });
  }
}

async function enrol(runtime: Runtime, scopeId: string, flowId: string, userId: string, context: JsonObject): Promise<void> {
  const [excluded] = await runtime.enroll({ scopeId, flowId, members: [{ userId, context, idempotencyKey: null }] });
  if (excluded) throw new Error(`expected to be enrolled, found ${excluded}`);
}

/** Each scope has versions of its own, also of a flow that several scenarios know by one id. */
async function publish(sql: Sql, scopeId: string, flowId: string, flow: FlowDocument, at: number): Promise<void> {
  const program = compile(flow, catalog);
  // Two scenarios may publish a flow of the same name at once: the number of a version is counted under one lock.
  const [version] = await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext(${flowId}))`;
    return tx<{ id: number }[]>`
      insert into flow_versions (flow_id, number, document, program, hash, created_at)
      select ${flowId}, coalesce(max(number), 0) + 1, ${tx.json(flow as never)}, ${tx.json(program as never)}, 'h', 0
      from flow_versions where flow_id = ${flowId} returning id`;
  });
  await sql.begin((tx) => deployVersion(tx, { scopeId, flowId, versionId: version?.id as number, program, at }));
}

type Other = NonNullable<Scenario['crowd']>[number];

async function addOther(sql: Sql, scenario: Scenario, scopeId: string, start: number, other: Other): Promise<void> {
  const { id, kind = 'member', attributes = {}, tags = [], communities = [], did = [] } = other;
  const [member] = await sql<{ id: number }[]>`
    insert into members (scope_id, kind, external_id, zone, attributes, tags, joined_at)
    values (${scopeId}, ${kind}, ${id}, ${zoneOf(scenario)}, ${sql.json(attributes)}, ${[...tags]}, ${start}) returning id`;
  for (const community of communities) await addToCommunity(sql, scopeId, community, member?.id as number, start);
  for (const [n, { at, event, properties = {} }] of did.entries()) {
    const instant = instantOf(scenario, at);
    await sql`
      insert into events (seq, scope_id, member_id, name, at, occurred_at, properties, message_id)
      values (nextval('position_seq'), ${scopeId}, ${member?.id as number}, ${event}, ${instant}, ${instant}, ${sql.json(properties)}, ${`${id}/${n}`})`;
  }
}

async function addToCommunity(sql: Sql, scopeId: string, community: string, memberId: number, at: number): Promise<void> {
  await sql`insert into communities (scope_id, external_id) values (${scopeId}, ${community}) on conflict do nothing`;
  await sql`
    insert into community_members (community_id, member_id, joined_at)
    select id, ${memberId}, ${at} from communities where scope_id = ${scopeId} and external_id = ${community}`;
}

async function addMember(sql: Sql, { subject = {}, ...scenario }: Scenario, scopeId: string, start: number): Promise<void> {
  // An incident that is opened becomes a subject by itself.
  if (subject.kind === 'incident' && scenario.startedBy !== undefined && 'incident' in scenario.startedBy) return;
  const joinedAt = subject.joinedAt === undefined ? start : instantOf({ ...scenario, subject }, subject.joinedAt);
  const [member] = await sql<{ id: number }[]>`
    insert into members (scope_id, kind, external_id, zone, attributes, tags, lifecycle, activity, joined_at)
    values (${scopeId}, ${subject.kind ?? 'member'}, ${subjectId({ ...scenario, subject })}, ${zoneOf({ ...scenario, subject })}, ${sql.json(subject.attributes ?? {})},
      ${[...(subject.tags ?? [])]}, ${subject.tiers?.lifecycle ?? null}, ${subject.tiers?.activity ?? null}, ${joinedAt}) returning id`;
  for (const community of subject.communities ?? []) await addToCommunity(sql, scopeId, community, member?.id as number, joinedAt);
}

async function happen(sql: Sql, runtime: Runtime, scenario: Scenario, scopeId: string, happening: Happening, n: number): Promise<void> {
  if ('event' in happening) {
    const { event, properties = {} } = happening;
    const { kind } = scenario.subject ?? {};
    const userId = subjectId(scenario);
    const about = kind === undefined ? {} : { subject: { kind, id: userId } };
    await runtime.ingest(scopeId, [{ type: 'track', userId, ...about, event, properties, messageId: `${scopeId}/${n}`, occurredAt: null }]);
    return;
  }
  if ('enrol' in happening) {
    await runtime.enroll({ scopeId, flowId: scopeId, members: [{ userId: subjectId(scenario), context: happening.enrol, idempotencyKey: null }] });
    return;
  }
  if ('zone' in happening) {
    const { kind = 'member' } = scenario.subject ?? {};
    if (kind !== 'member') return runtime.writeSubject(scopeId, { kind, id: subjectId(scenario), zone: happening.zone, attributes: {} });
    await runtime.ingest(scopeId, [{ type: 'identify', userId: subjectId(scenario), traits: { timezone: happening.zone }, messageId: `${scopeId}/${n}` }]);
    return;
  }
  if ('pauseUntil' in happening) {
    await sql.begin((tx) => pause(tx, { type: 'flow', scopeId, flowId: scopeId }));
    return;
  }
  if ('control' in happening) {
    const [run] = await sql<{ id: string }[]>`select id from runs where scope_id = ${scopeId} and flow_id = ${scopeId}`;
    const done = await runtime.control(run?.id as string, happening.control);
    if (done !== 'asked') throw new Error(`expected the run to be asked at ${happening.at}, found ${done}`);
    return;
  }
  if ('callBack' in happening) return callBack(sql, runtime, scopeId, happening);
  const found = async <T>(table: 'tasks' | 'approvals' | 'asks', step: string): Promise<T> => {
    // Where it tells all runs of the flow, that of the last one.
    const key = `%/${step}#${happening.visit ?? 1}`;
    const [row] = await sql`select * from ${sql(table)} where scope_id = ${scopeId} and key like ${key} order by case when ${scenario.refused !== undefined} then -id else id end limit 1`;
    if (!row) throw new Error(`expected one of the ${table}, of the step ${step}, to be open at ${happening.at}, found none`);
    return row as T;
  };
  const [earlier] = await sql<{ name: string }[]>`select name from incidents where scope_id = ${scopeId} order by id limit 1`;
  const done = await ('task' in happening
    ? found<{ id: number }>('tasks', happening.task).then(({ id }) =>
        runtime.completeTask({ taskId: id, outcome: happening.outcome, note: null, by: WHO, ...formFor(happening, earlier?.name) }),
      )
    : 'takeUp' in happening
      ? found<{ id: number }>('tasks', happening.takeUp).then(({ id }) => runtime.takeUpTask(id, { type: 'acknowledge', by: WHO }))
      : 'approval' in happening
        ? found<{ id: number; text_hash: string }>('approvals', happening.approval).then(({ id, text_hash: textHash }) =>
            runtime.approvals.vote({ approvalId: id, names: [happening.by], vote: happening.vote, textHash, note: happening.note ?? null }),
          )
        : found<{ token: string }>('asks', happening.ask).then(({ token }) => runtime.answerAsk({ token, given: happening.given })));
  if (done !== 'done') throw new Error(`expected what happens at ${happening.at} to be taken, found ${JSON.stringify(done)}`);
}

/** The token is one of the run's variables, which its own path gave to the outside. */
async function callBack(sql: Sql, runtime: Runtime, scopeId: string, { at, outcome, data = {}, late }: Extract<Happening, { readonly callBack: string }>): Promise<void> {
  const [run] = await sql<{ token: string }[]>`select state -> 'variables' ->> 'callbackToken' as token from runs where scope_id = ${scopeId} and flow_id = ${scopeId}`;
  const called = await takeCallback(sql, run?.token as string, outcome, data);
  if (called.status !== (late === true ? 'unknown' : 'taken')) throw new Error(`expected the callback at ${at} to be ${late === true ? 'late' : 'taken'}, found ${called.status}`);
  if (called.status === 'taken') runtime.poke([called.lane]);
}

/** A roster is the same in every scope, so each scenario has its people for its own time only. */
async function addRoster(sql: Sql, scenario: Scenario): Promise<void> {
  const [from, until] = [instantOf(scenario, scenario.start), instantOf(scenario, scenario.until)];
  for (const [role, people] of Object.entries(scenario.roster ?? {}))
    for (const person of people) await sql`insert into roster (role, person, starts_at, ends_at) values (${role}, ${person}, ${from}, ${until})`;
}

/** What happens may start others; a scenario is about the run that it enrolled, or says what came of all. */
async function read(sql: Sql, scopeId: string, scenario: Scenario): Promise<Played> {
  const { refused: told, others } = scenario;
  const all = told !== undefined;
  const runs = await runsOf(sql, scopeId, scopeId);
  const runIds = runs.slice(0, all ? runs.length : 1);
  if (runIds.length === 0) throw new Error('expected a run, found none');
  const place = sql`array_position(${runIds as string[]}::uuid[], t.run_id)`;
  const saidIn = (table: 'messages' | 'group_posts') => sql<{ text: string; status: string; at: number; why: string | null }[]>`
    select m.text, m.status, m.at, m.why from ${sql(table)} m join lateral (
      -- It was said when its step was come to, though the step may rest there.
      select t.run_id, min(t.n) as n from trail t
      where t.run_id = m.run_id and t.step = m.step and t.kind in ('resting', 'left') and m.key = t.run_id || '/' || t.step || '#' || t.visit group by t.run_id
    ) t on true where m.run_id = any(${runIds as string[]}::uuid[]) order by ${place}, t.n`;
  const [texts, posts] = [await saidIn('messages'), await saidIn('group_posts')];
  const refused = all ? await sql<Refused[]>`select at, reason from exclusions where scope_id = ${scopeId} and flow_id = ${scopeId} order by at, id` : [];
  const inner: string[] = [];
  const trails: Record<string, readonly TrailEntry[]> = {};
  for (const flow of Object.keys(others?.trails ?? {})) {
    const ids = await runsOf(sql, scopeId, flow);
    inner.push(...ids);
    trails[flow] = await trailOf(sql, ids);
  }
  const fates = scenario.fates === undefined ? [] : [...texts, ...posts].map((one) => fateLine(scenario, one, one.text));
  return { runIds: [...runIds, ...inner], trail: await trailOf(sql, runIds), texts: texts.map(({ text }) => text), posts: posts.map(({ text }) => text), fates, refused: [...refused], others: trails };
}

async function runsOf(sql: Sql, scopeId: string, flow: string): Promise<readonly string[]> {
  const runs = await sql<{ id: string }[]>`select id from runs where scope_id = ${scopeId} and flow_id = ${flow} order by started_at, id`;
  return runs.map(({ id }) => id);
}

/** Of these runs, one after the other. */
async function trailOf(sql: Sql, runIds: readonly string[]): Promise<readonly TrailEntry[]> {
  const list = runIds as string[];
  return [...(await sql<TrailEntry[]>`
    select at, kind, step, visit, outcome, reason from trail t where run_id = any(${list}::uuid[]) order by array_position(${list}::uuid[], t.run_id), n`)];
}
