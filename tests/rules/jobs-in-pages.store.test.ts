// Rule 14: what concerns many is a job, worked in pages that each commit what they did with what they remember of it.
import type { Json, JsonObject } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sql, Tx } from '../../server/src/db/connect.ts';
import { settleJobs } from '../../server/src/runtime/jobs/settle-jobs.ts';
import { workPage } from '../../server/src/runtime/jobs/work-page.ts';
import { forEach } from '../../server/src/runtime/requests/many.ts';
import { createProgramReader } from '../../server/src/runtime/programs.ts';
import { type Flows, flowsUnderTest } from '../../server/src/runtime/testing/flow-under-test.ts';

const MEMBERS = 450;
const all = { from: 'community', of: 'class' };

let flows: Flows;
const read = createProgramReader();
beforeAll(async () => {
  flows = await flowsUnderTest();
  const { sql } = flows;
  await sql`
    with made as (
      insert into members (scope_id, external_id, joined_at) select 'live', 'm' || lpad(n::text, 4, '0'), 0 from generate_series(1, ${MEMBERS}) n returning id
    ), class as (insert into communities (scope_id, external_id) values ('live', 'class') returning id)
    insert into community_members (community_id, member_id, joined_at) select class.id, made.id, 0 from made, class`;
  await flows.publish('greeting', [['wait', 'wait-duration', { duration: { amount: 1, unit: 'hours' } }]], { triggers: [] });
});
afterAll(() => flows.close());

const say = (variable: string) => ['say', 'message', { channel: 'in-app', purpose: 'service', text: `{{ ${variable} }}` }] as const;

/** Publishes a flow whose first step concerns the class, and lets somebody walk into it. */
async function ask(flowId: string, type: string, config: object): Promise<number> {
  await flows.publish(flowId, [['many', type, { audience: all, ...config }], say(type === 'for-each' ? 'started' : 'sent')], {
    triggers: [{ type: 'event', event: `go.${flowId}` }],
  });
  await flows.track(`starter-${flowId}`, `go.${flowId}`);
  await flows.settle();
  const [job] = await flows.sql<{ id: number }[]>`select id from jobs where cause like ${'%/many#1'} order by id desc limit 1`;
  return job?.id as number;
}

const page = (id: number, sql: Sql = flows.sql) => workPage(sql, read, () => undefined, id);

async function work(id: number): Promise<number> {
  let pages = 1;
  while (await page(id)) pages++;
  await flows.settle();
  return pages;
}

const count = async (query: Promise<readonly { n: Json }[]>) => (await query)[0]?.n;
const started = () => count(flows.sql<{ n: number }[]>`select count(distinct member_id)::int as n from runs where flow_id = 'greeting'`);
const runs = () => count(flows.sql<{ n: number }[]>`select count(*)::int as n from runs where flow_id = 'greeting'`);

/** Dies at the end of a page, before its commit. */
function dyingSql(): Sql {
  const begin: Sql['begin'] = ((work: (tx: unknown) => Promise<unknown>) =>
    flows.sql.begin(async (tx) => {
      await work(tx);
      throw new Error('killed');
    })) as never;
  return new Proxy(flows.sql, { get: (target, name) => (name === 'begin' ? begin : Reflect.get(target, name)) });
}

test('a job that is killed in the middle goes on where it stopped, and each of its many is done once', async () => {
  const id = await ask('each', 'for-each', { flow: 'greeting', context: [], wait: 'goOn', share: 80, deadline: null });
  await page(id);
  await page(id);
  await expect(page(id, dyingSql())).rejects.toThrow('killed');
  const before = await runs();
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(MEMBERS);
  await work(id);
  expect([await started(), await runs()]).toEqual([MEMBERS, MEMBERS]);
});

test('two workers on one job do each of its many once', async () => {
  const id = await ask('told', 'broadcast', { purpose: 'programme', text: 'Hello {{ member.externalId }}' });
  await Promise.all([work(id), work(id), work(id)]);
  while (await page(id));
  const found = await flows.sql<{ n: number; members: number; texts: number }[]>`
    select count(*)::int as n, count(distinct member_id)::int as members, count(distinct text)::int as texts from messages where flow_id = 'told' and step = 'many'`;
  expect(found).toEqual([{ n: MEMBERS, members: MEMBERS, texts: MEMBERS }]);
});

test('the audience is frozen when the job begins: who joins later is not in it', async () => {
  const id = await ask('late', 'broadcast', { purpose: 'programme', text: 'Hello' });
  await page(id);
  await flows.sql`
    with made as (insert into members (scope_id, external_id, joined_at) values ('live', 'late', 0) returning id)
    insert into community_members (community_id, member_id, joined_at) select c.id, made.id, 0 from made, communities c where c.external_id = 'class'`;
  await work(id);
  expect(await count(flows.sql<{ n: number }[]>`select count(*)::int as n from messages where flow_id = 'late' and step = 'many'`)).toBe(MEMBERS);
  await flows.sql`delete from members where external_id = 'late'`;
});

test('who withdrew does not get a broadcast, and is counted as left out', async () => {
  await flows.runtime.recordConsent({ scopeId: 'live', userId: 'm0007', purpose: 'programme', channel: 'in-app', granted: false, proof: 'test' } as never);
  const id = await ask('kept', 'broadcast', { purpose: 'programme', text: 'Hello' });
  await work(id);
  const [job] = await flows.sql<{ started: number; excluded: JsonObject }[]>`select started, excluded from jobs where id = ${id}`;
  expect(job).toEqual({ started: MEMBERS - 1, excluded: { withdrawn: 1 } });
});

test('the same cause asks once: a second row for it is not made', async () => {
  const [{ cause } = { cause: '' }] = await flows.sql<{ cause: string }[]>`select cause from jobs limit 1`;
  await expect(
    flows.sql`insert into jobs (scope_id, type, flow_id, cause, spec, status, phase, depth, created_at, created_by) values ('live', 'tell', 'x', ${cause}, '{}', 'running', 'working', 0, 0, '')`,
  ).rejects.toThrow('jobs_cause');
});

test('a step that waits for all is answered when the last run has ended, and not before', async () => {
  await flows.publish('short', [['say', 'message', { channel: 'in-app', purpose: 'service', text: 'x' }]], { triggers: [] });
  const id = await ask('waits', 'for-each', { flow: 'short', context: [], wait: 'all', share: 80, deadline: null });
  const waits = () => count(flows.sql<{ n: number }[]>`select count(*)::int as n from runs where flow_id = 'waits' and status = 'active'`);
  while (await page(id));
  expect(await waits()).toBe(1);
  // The lanes of the started runs, which a poke would wake.
  for (const { laneId } of await flows.sql<{ laneId: number }[]>`select distinct lane_id as "laneId" from runs where flow_id = 'short'`) await flows.wake(laneId);
  await settleJobs(flows.sql, () => undefined);
  for (const { laneId } of await flows.sql<{ laneId: number }[]>`select distinct lane_id as "laneId" from runs where flow_id = 'waits'`) await flows.wake(laneId);
  expect(await waits()).toBe(0);
  const [said] = await flows.sql<{ text: string }[]>`select text from messages where flow_id = 'waits'`;
  expect(said?.text).toBe(`${MEMBERS}`);
});

test('a job that is withdrawn in the middle of a page does no more after it', async () => {
  const id = await ask('gone', 'for-each', { flow: 'greeting', context: [], wait: 'all', share: 80, deadline: null });
  const [{ askedBy } = { askedBy: '' }] = await flows.sql<{ askedBy: string }[]>`select asked_by as "askedBy" from jobs where id = ${id}`;
  await page(id);
  const withdraw = () => flows.sql.begin(async (tx) => void (await forEach.withdraw?.(tx, [askedBy])));
  let withdrawn: Promise<unknown> = Promise.resolve();
  let isOver = false;
  const between: Sql['begin'] = ((work: (tx: Tx) => Promise<unknown>) =>
    flows.sql.begin(async (tx) => {
      const done = await work(tx);
      withdrawn = withdraw().then(() => (isOver = true));
      // The page commits once the withdrawal waits for it, or has passed it by.
      while (!isOver) {
        const [waits] = await flows.sql<{ n: number }[]>`select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and query like '%update jobs%'`;
        if (waits?.n) break;
      }
      return done;
    })) as never;
  await page(id, new Proxy(flows.sql, { get: (target, name) => (name === 'begin' ? between : Reflect.get(target, name)) }));
  await withdrawn;
  expect(await page(id)).toBe(false);
  const [job] = await flows.sql<{ status: string; pending: number }[]>`
    select j.status, (select count(*)::int from job_targets t where t.job_id = j.id and t.status = 'pending') as pending from jobs j where j.id = ${id}`;
  expect(job).toEqual({ status: 'cancelled', pending: MEMBERS - 200 });
});
