// Segments: who is in them, kept current by events and by time, and runs that begin where somebody comes or goes.
import { type Condition, compile, createCatalog, type FlowDocument, type Trigger } from '@sopwith/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../api/testing/api-under-test.ts';
import type { ConditionCount, SegmentDto } from '../api/contract.ts';
import type { Sql } from '../db/connect.ts';
import { deployVersion } from '../runtime/deploy-version.ts';
import { createProgramReader } from '../runtime/programs.ts';
import { createRuntime, type Runtime } from '../runtime/runtime.ts';
import { keepSegments } from './segment-keeper.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-11-24T04:00:00Z');

let api: ApiUnderTest;
let sql: Sql;
let runtime: Runtime;
let calls = 0;

beforeAll(async () => {
  api = await apiUnderTest();
  sql = api.sql;
  runtime = createRuntime(sql, () => {});
  await sql`insert into scopes (id, name, kind, clock, zone, created_at)
    values ('driven', 'Driven', 'driven', ${sql.json({ form: 'driven', now: START, settled: true })}, 'Asia/Shanghai', 0)`;
});
afterAll(() => api.close());

const keep = () => keepSegments(sql, createProgramReader(), () => {});
const save = (id: string, condition: Condition, name = id) => api.call<SegmentDto>('PUT', `/v1/segments/${id}`, { name, condition });
const track = (userId: string, event: string, scope = 'live') =>
  runtime.ingest(scope, [{ type: 'track', userId, messageId: `t${calls++}`, event, properties: {}, occurredAt: null }]);
const identify = (userId: string, traits: Record<string, string>) =>
  runtime.ingest('live', [{ type: 'identify', userId, messageId: `i${calls++}`, traits }]);
const moves = (scope: string, segment: string) => sql<{ who: string; event: string; occurredAt: number }[]>`
  select m.external_id as who, e.name as event, e.occurred_at as "occurredAt" from events e join members m on m.id = e.member_id
  where e.scope_id = ${scope} and e.name like '$segment.%' and e.properties->>'segment' = ${segment} order by e.seq`;
const inside = async (segment: string, scope = 'live') =>
  (await sql<{ who: string }[]>`select m.external_id as who from segment_members k join members m on m.id = k.member_id
    where k.segment_id = ${segment} and k.scope_id = ${scope} and k.inside order by 1`).map(({ who }) => who);
const moveTo = (now: number) => sql`update scopes set clock = ${sql.json({ form: 'driven', now, settled: true })} where id = 'driven'`;

const active: Condition = { type: 'count', event: 'posted', window: { type: 'last', amount: 7, unit: 'days' }, of: 'events', op: 'gte', value: 2 };
const silent: Condition = { type: 'recency', event: 'posted', is: 'absent', amount: 14, unit: 'days' };
const gold: Condition = { type: 'compare', left: { type: 'attribute', name: 'level' }, op: 'eq', right: { type: 'value', value: 'gold' } };

test('a new segment has those for whom it holds, and nobody entered it by that', async () => {
  for (const who of ['ann', 'bob', 'bob']) await track(who, 'posted');
  const saved = await save('active', active, 'Active');
  expect(saved).toMatchObject({ status: 200, body: { id: 'active', name: 'Active', members: 1, condition: active } });
  await keep();
  expect(await inside('active')).toEqual(['bob']);
  expect(await moves('live', 'active')).toEqual([]);
});

test('an event takes a member in within one look, once, and only then', async () => {
  await track('ann', 'posted');
  await track('ann', 'other');
  await keep();
  await track('ann', 'posted');
  await keep();
  expect(await inside('active')).toEqual(['ann', 'bob']);
  expect(await moves('live', 'active')).toMatchObject([{ who: 'ann', event: '$segment.entered' }]);
});

test('what a member is told to be moves them in and out; a segment of a segment follows', async () => {
  await save('gold', gold);
  await save('golden-regulars', { type: 'all', of: [{ type: 'segment', segment: 'gold' }, active] });
  await identify('ann', { level: 'gold' });
  await keep();
  expect([await inside('gold'), await inside('golden-regulars')]).toEqual([['ann'], ['ann']]);
  await identify('ann', { level: 'silver' });
  await keep();
  expect([await inside('gold'), await inside('golden-regulars')]).toEqual([[], []]);
  expect((await moves('live', 'golden-regulars')).map(({ event }) => event)).toEqual(['$segment.entered', '$segment.left']);
});

test('somebody new is in the segment of those who lack something', async () => {
  await save('untold', { type: 'missing', operand: { type: 'attribute', name: 'level' } });
  await track('newcomer', 'looked');
  await keep();
  expect(await moves('live', 'untold')).toMatchObject([{ who: 'newcomer', event: '$segment.entered' }]);
});

describe('by time alone, on a clock that is driven', () => {
  test('members come and go at the instant at which it turns, whenever that is looked at', async () => {
    await save('silent', silent);
    await track('kim', 'posted', 'driven');
    await keep();
    expect(await inside('silent', 'driven')).toEqual([]);
    await moveTo(START + 20 * DAY);
    await keep();
    expect(await moves('driven', 'silent')).toEqual([{ who: 'kim', event: '$segment.entered', occurredAt: START + 14 * DAY + 1 }]);
    await track('kim', 'posted', 'driven');
    await keep();
    expect(await inside('silent', 'driven')).toEqual([]);
  });

  test('the clock stops at each such instant on its way, and waits for it to be looked at', async () => {
    const from = START + 20 * DAY;
    const looking = setInterval(() => void keep(), 20);
    const arrived = await runtime.moveClock({ scopeId: 'driven', to: from + 30 * DAY, settle: true }, AbortSignal.timeout(20_000));
    clearInterval(looking);
    await keep();
    expect(arrived).toBe(from + 30 * DAY);
    const entered = (await moves('driven', 'silent')).at(-1);
    expect(entered).toMatchObject({ event: '$segment.entered', occurredAt: from + 14 * DAY + 1 });
    const [event] = await sql<{ at: number }[]>`select at from events where scope_id = 'driven' and name = '$segment.entered' order by seq desc limit 1`;
    expect(event?.at).toBe(from + 14 * DAY + 1);
  });
});

describe('a flow that a segment starts', () => {
  const flow = (trigger: Trigger): FlowDocument => ({
    format: 'sopwith.flow/1',
    name: 'By a segment',
    subject: 'member',
    triggers: [trigger],
    context: [],
    reentry: { type: 'afterEnd' },
    exits: [],
    lanes: 1,
    start: 'say',
    steps: [{ id: 'say', type: 'message', version: 1, config: { channel: 'in-app', purpose: 'service', text: 'Hello' }, ends: ['done'] }],
    edges: [],
    layout: {},
  });

  async function deploy(flowId: string, trigger: Trigger): Promise<void> {
    const document = flow(trigger);
    const program = compile(document, createCatalog());
    const [version] = await sql<{ id: number }[]>`
      insert into flow_versions (flow_id, number, document, program, hash, created_at)
      values (${flowId}, 1, ${sql.json(document as never)}, ${sql.json(program as never)}, 'h', 0) returning id`;
    await sql.begin((tx) => deployVersion(tx, { scopeId: 'live', flowId, versionId: version?.id as number, program, at: 0 }));
  }

  test('starts for whoever enters it, or leaves it, and for no other segment', async () => {
    await deploy('on-enter', { type: 'segment', segment: 'gold', on: 'enter' });
    await deploy('on-leave', { type: 'segment', segment: 'gold', on: 'leave' });
    await identify('zoe', { level: 'gold' });
    await keep();
    await identify('zoe', { level: 'silver' });
    await keep();
    const runs = await sql`select r.flow_id as flow, m.external_id as who from runs r join members m on m.id = r.member_id order by r.started_at, 1`;
    expect([...runs]).toEqual([
      { flow: 'on-enter', who: 'zoe' },
      { flow: 'on-leave', who: 'zoe' },
    ]);
  });
});

test('a changed condition changes who is in it, without anybody entering or leaving', async () => {
  const before = (await moves('live', 'active')).length;
  const loose = await save('active', { ...active, value: 1 } as Condition);
  expect(loose.body.members).toBeGreaterThanOrEqual(2);
  const strict = await save('active', { ...active, value: 50 } as Condition);
  expect(strict.body.members).toBe(0);
  await keep();
  expect(await moves('live', 'active')).toHaveLength(before);
});

describe('the API', () => {
  test('counts whom a condition holds for, with a few of them', async () => {
    const counted = await api.call<ConditionCount>('POST', '/v1/conditions/count', { condition: { type: 'not', of: gold } });
    const members = (await sql`select 1 from members where scope_id = 'live'`).length;
    expect(counted.body).toMatchObject({ matching: members, members });
    expect(counted.body.examples.length).toBeGreaterThan(0);
  });

  test('refuses what only a run has, what is no condition, and a segment made of itself', async () => {
    const ofRun: Condition = { type: 'missing', operand: { type: 'context', field: 'x' } };
    const refused = await api.call('PUT', '/v1/segments/bad', { name: 'Bad', condition: ofRun });
    expect(refused).toMatchObject({ status: 400, body: { problems: [{ code: 'condition.beforeRun' }] } });
    expect((await api.call('POST', '/v1/conditions/count', { condition: { type: 'tag' } })).status).toBe(400);
    expect((await save('gold', { type: 'any', of: [gold, { type: 'segment', segment: 'golden-regulars' }] })).status).toBe(400);
    expect((await save('self', { type: 'not', of: { type: 'segment', segment: 'self' } })).status).toBe(400);
  });

  test('lists and deletes; what is deleted marks nobody any more', async () => {
    expect((await api.call<SegmentDto[]>('GET', '/v1/segments')).body.map(({ id }) => id)).toContain('untold');
    expect((await api.call('DELETE', '/v1/segments/untold')).status).toBe(200);
    expect((await api.call('DELETE', '/v1/segments/untold')).status).toBe(404);
    await track('later', 'looked');
    await keep();
    expect(await sql`select 1 from segment_members where segment_id = 'untold'`).toHaveLength(0);
  });
});
