// Tier ladders: rules that move members as they act and as time passes, and what hears of it.
import { type Condition, compile, createCatalog, FLOW_FORMAT, type FlowDocument, tierByRules } from '@sopwith/engine';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TierLadder } from '../api/contract.ts';
import { type ApiUnderTest, apiUnderTest } from '../api/testing/api-under-test.ts';
import type { Sql } from '../db/connect.ts';
import { deployVersion } from '../runtime/deploy-version.ts';
import { readMemberFacts } from '../runtime/member-facts.ts';
import { readHistories } from '../runtime/member-histories.ts';
import { createProgramReader } from '../runtime/programs.ts';
import { createRuntime, type Runtime } from '../runtime/runtime.ts';
import { judgeMember } from './judge-member.ts';
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
});
afterAll(() => api.close());
beforeEach(async () => {
  await sql`insert into scopes (id, name, kind, clock, zone, created_at)
    values ('driven', 'Driven', 'driven', ${sql.json({ form: 'driven', now: START, settled: true })}, 'Asia/Shanghai', 0)
    on conflict (id) do update set clock = excluded.clock`;
});

const keep = () => keepSegments(sql, createProgramReader(), () => {});
const moveTo = (now: number) => sql`update scopes set clock = ${sql.json({ form: 'driven', now, settled: true })} where id = 'driven'`;
const track = (userId: string, event: string) =>
  runtime.ingest('driven', [{ type: 'track', userId, messageId: `t${calls++}`, event, properties: {}, occurredAt: null }]);
const often = (value: number): Condition => ({ type: 'count', event: 'posted', window: { type: 'last', amount: 7, unit: 'days' }, of: 'events', op: 'gte', value });
const rules = (onlyUp: boolean, active: Condition | null = often(1), kol: Condition | null = often(3)) =>
  api.call<TierLadder[]>('PUT', '/v1/tier-ladders/activity', { onlyUp, rungs: [{ tier: 'active', condition: active }, { tier: 'kol', condition: kol }] });
const tierOf = async (userId: string) =>
  (await sql<{ activity: string | null }[]>`select activity from members where scope_id = 'driven' and external_id = ${userId}`)[0]?.activity;
const changes = (userId: string) => sql<{ from: string | null; to: string; at: number }[]>`
  select e.properties ->> 'from' as from, e.properties ->> 'to' as to, e.occurred_at as at from events e join members m on m.id = e.member_id
  where e.name = '$tier.changed' and m.external_id = ${userId} order by e.seq`;

test('without rules nobody is moved', async () => {
  await track('ann', 'posted');
  await keep();
  expect(await tierOf('ann')).toBeNull();
});

test('new rules put everybody where they belong, and what members do moves them on', async () => {
  expect((await rules(false)).status).toBe(200);
  await keep();
  expect(await tierOf('ann')).toBe('active');
  await track('ann', 'posted');
  await track('ann', 'posted');
  await keep();
  expect(await changes('ann')).toMatchObject([
    { from: null, to: 'active' },
    { from: 'active', to: 'kol' },
  ]);
});

test('who is new begins on the lowest rung', async () => {
  await track('newcomer', 'looked');
  await keep();
  expect(await tierOf('newcomer')).toBe('lurker');
});

test('time alone takes back what no longer holds, at its instant; a change is in the books, with the rule as its reason', async () => {
  await track('bo', 'posted');
  await keep();
  await moveTo(START + 10 * DAY);
  await keep();
  expect(await changes('bo')).toEqual([
    { from: null, to: 'active', at: START },
    { from: 'active', to: 'lurker', at: expect.any(Number) },
  ]);
  const [, fell] = await changes('bo');
  expect(Math.abs((fell?.at ?? 0) - (START + 7 * DAY))).toBeLessThanOrEqual(1);
  const books = await sql`select l.value, l.reason, l.name from member_ledger l join members m on m.id = l.member_id where m.external_id = 'bo' order by l.at`;
  expect([...books]).toEqual([
    { value: 'active', reason: 'rule', name: 'activity' },
    { value: 'lurker', reason: 'rule', name: 'activity' },
  ]);
});

test('only up keeps what was reached', async () => {
  await rules(true);
  await track('cy', 'posted');
  await keep();
  await moveTo(START + 10 * DAY);
  await keep();
  expect(await tierOf('cy')).toBe('active');
});

test('a flow starts where somebody reaches a tier', async () => {
  const document: FlowDocument = {
    format: FLOW_FORMAT, name: 'Congratulate', subject: 'member', context: [], reentry: { type: 'afterEnd' }, exits: [], lanes: 1, start: 'say',
    triggers: [{
      type: 'event', event: '$tier.changed',
      where: { type: 'compare', left: { type: 'property', name: 'to' }, op: 'eq', right: { type: 'value', value: 'kol' } },
    }],
    steps: [{ id: 'say', type: 'message', version: 1, config: { channel: 'in-app', purpose: 'service', text: 'Well done' }, ends: ['done'] }],
    edges: [], layout: {},
  };
  const program = compile(document, createCatalog());
  const [version] = await sql<{ id: number }[]>`
    insert into flow_versions (flow_id, number, document, program, hash, created_at)
    values ('congratulate', 1, ${sql.json(document as never)}, ${sql.json(program as never)}, 'h', 0) returning id`;
  await sql.begin((tx) => deployVersion(tx, { scopeId: 'driven', flowId: 'congratulate', versionId: version?.id as number, program, at: 0 }));
  for (let n = 0; n < 3; n++) await track('dot', 'posted');
  await keep();
  const runs = await sql`select m.external_id as who from runs r join members m on m.id = r.member_id where r.flow_id = 'congratulate'`;
  expect([...runs]).toEqual([{ who: 'dot' }]);
});

test('every member stands where the engine’s own judge would put them', async () => {
  await rules(false);
  for (let n = 0; n < 24; n++) for (let times = 0; times < n % 5; times++) await track(`many-${n}`, 'posted');
  await moveTo(START + 3 * DAY);
  for (let n = 0; n < 24; n += 2) await track(`many-${n}`, 'posted');
  await moveTo(START + 8 * DAY);
  await keep();
  const members = await sql<{ id: number; activity: string | null }[]>`select id, activity from members where external_id like 'many-%' order by id`;
  const ids = members.map(({ id }) => id);
  const { facts, histories } = await sql.begin(async (tx) => ({
    facts: await readMemberFacts(tx, ids),
    histories: await readHistories(tx, ids, ['posted']),
  }));
  const expected = members.map(({ id }) => {
    const member = facts.get(id);
    if (member === undefined) throw new Error(`expected the facts of member ${id}, found none`);
    const holds = (tier: string) =>
      judgeMember(tier === 'kol' ? often(3) : often(1), { member, histories: histories.get(id) ?? {}, at: START + 8 * DAY }).inside && tier !== 'lurker';
    return tierByRules('activity', holds, null, false);
  });
  expect(members.map(({ activity }) => activity)).toEqual(expected);
  expect(new Set(expected).size).toBeGreaterThan(1);
});

test('one look moves a member on both ladders', async () => {
  const lifecycle = { onlyUp: true, rungs: [{ tier: 'trial', condition: often(1) }] };
  expect((await api.call('PUT', '/v1/tier-ladders/lifecycle', lifecycle)).status).toBe(200);
  await track('eve', 'posted');
  await keep();
  const [eve] = await sql`select lifecycle, activity from members where external_id = 'eve'`;
  expect(eve).toEqual({ lifecycle: 'trial', activity: 'active' });
});

test('a rung does not ask for its own ladder, the lowest asks for nothing, and other ladders are left alone', async () => {
  const own: Condition = { type: 'compare', left: { type: 'tier', ladder: 'activity' }, op: 'eq', right: { type: 'value', value: 'kol' } };
  expect((await rules(false, own)).status).toBe(400);
  await api.call('PUT', '/v1/segments/best', { name: 'Best', condition: own });
  expect((await rules(false, { type: 'segment', segment: 'best' })).status).toBe(400);
  const lowest = { onlyUp: true, rungs: [{ tier: 'lurker', condition: often(1) }] };
  expect((await api.call('PUT', '/v1/tier-ladders/activity', lowest)).status).toBe(400);
  const { body } = await api.call<TierLadder[]>('GET', '/v1/tier-ladders');
  expect(body).toMatchObject([
    { ladder: 'lifecycle', onlyUp: true, rungs: [{ condition: null }, { condition: often(1) }, { condition: null }, { condition: null }] },
    { ladder: 'activity', onlyUp: false, rungs: [{ tier: 'lurker', condition: null }, { condition: often(1) }, { condition: often(3) }] },
  ]);
  // Their segments are nobody's to see or to change.
  expect((await api.call<{ id: string }[]>('GET', '/v1/segments')).body.map(({ id }) => id)).toEqual(['best']);
});
