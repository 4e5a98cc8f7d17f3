// Semantics 29 and 30 on a real Postgres: whom a *for each* concerns, what each of its runs knows, and how many it waits for.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProgramReader } from '../programs.ts';
import { type Flows, flowsUnderTest } from '../testing/flow-under-test.ts';
import { settleJobs } from './settle-jobs.ts';
import { workPage } from './work-page.ts';

let flows: Flows;
let told = 0;
let asked = 0;
const read = createProgramReader();
const poked = new Set<number>();
const poke = (lanes: readonly number[]) => void lanes.forEach((lane) => void poked.add(lane));

beforeAll(async () => {
  flows = await flowsUnderTest();
  await flows.publish('called', [['wait', 'wait-event', { events: [{ id: 'yes', event: 'answered' }], deadline: null }], ['say', 'message', { channel: 'in-app', purpose: 'service', text: '{{ context.why }}' }]], {
    triggers: [], context: [{ name: 'why', type: 'text' }], exits: [{ id: 'gone', event: 'declined', reason: 'declined' }],
  });
  for (const [userId, groupId] of [['ann', 'tower'], ['bea', 'tower'], ['cid', 'fair']] as const) await flows.runtime.ingest('live', [{ type: 'group', userId, groupId, messageId: `g${told++}`, traits: {} }]);
});
afterAll(() => flows.close());

async function wakeAll(): Promise<void> {
  for (let lanes = [...poked]; lanes.length > 0; lanes = [...poked]) {
    poked.clear();
    for (const lane of lanes) await flows.wake(lane);
  }
}

/** Lets somebody walk into a *for each*; gives the flow's id. */
async function ask(audience: object, more: object = {}): Promise<string> {
  const flowId = `ask-${asked++}`;
  const config = { audience, flow: 'called', context: [{ field: 'why', from: 'text', name: flowId }], wait: 'goOn', share: 100, deadline: null, ...more };
  const numbers = { channel: 'in-app', purpose: 'service', text: '{{ started }} {{ excluded }} {{ finished }} {{ outcomes.completed }} {{ outcomes.declined }}' };
  await flows.publish(flowId, [['many', 'for-each', config], ['say', 'message', numbers]], { triggers: [{ type: 'event', event: flowId }] });
  await flows.track('desk', flowId);
  await flows.settle();
  const [job] = await flows.sql<{ id: number }[]>`select id from jobs where status = 'running' order by id desc limit 1`;
  while (await workPage(flows.sql, read, poke, job?.id as number));
  await flows.settle();
  await wakeAll();
  return flowId;
}

async function startedBy(flowId: string): Promise<readonly string[]> {
  const found = await flows.sql<{ name: string }[]>`
    select m.external_id as name from runs r join members m on m.id = r.member_id
    where r.flow_id = 'called' and r.state -> 'context' ->> 'why' = ${flowId} order by 1`;
  return found.map(({ name }) => name);
}

async function saidBy(flowId: string): Promise<string | undefined> {
  const [found] = await flows.sql<{ text: string }[]>`select text from messages where flow_id = ${flowId} order by at desc limit 1`;
  return found?.text;
}

async function everybodyIsDone(): Promise<void> {
  for (const userId of ['ann', 'bea', 'cid', 'dan']) await flows.track(userId, 'answered');
  await settle();
}

async function settle(): Promise<void> {
  await flows.settle();
  await settleJobs(flows.sql, poke);
  await wakeAll();
}

test('a community is its members, and each run knows what it is for', async () => {
  const flow = await ask({ from: 'community', of: 'tower' });
  expect([await startedBy(flow), await saidBy(flow)]).toEqual([['ann', 'bea'], '2 0 0  ']);
  await everybodyIsDone();
});

test('a segment is who is inside it now', async () => {
  await flows.sql`insert into segments (id, name, condition, signals, rev, created_at, updated_at) values ('keen', 'Keen', '{"type":"all","of":[]}', '{}', 1, 0, 0)`;
  await flows.sql`insert into segment_members (segment_id, member_id, scope_id, inside, since) select 'keen', id, 'live', external_id = 'bea', 0 from members where external_id in ('ann', 'bea')`;
  expect(await startedBy(await ask({ from: 'segment', of: 'keen' }))).toEqual(['bea']);
  await everybodyIsDone();
});

test('those registered for an activity, by the last word of each', async () => {
  for (const [userId, event, activity] of [['ann', 'registered', 'picnic'], ['bea', 'registered', 'picnic'], ['cid', 'registered', 'fete'], ['bea', 'unregistered', 'picnic']] as const) await flows.track(userId, event, { activity });
  expect(await startedBy(await ask({ from: 'registered', of: 'picnic' }))).toEqual(['ann']);
  await everybodyIsDone();
});

test('those concerned by an incident, and no other', async () => {
  const opened = { title: 'Late', window: { amount: 1, unit: 'days' }, severity: 'high', owner: 'desk' };
  for (const [userId, mergeKey] of [['cid', 'parcels'], ['dan', 'noise']] as const) {
    await flows.publish(`open-${userId}`, [['open', 'incident-open', { ...opened, mergeKey }]], { triggers: [{ type: 'event', event: `open-${userId}` }] });
    await flows.track(userId, `open-${userId}`);
    await flows.settle();
  }
  const [incident] = await flows.sql<{ name: string }[]>`select name from incidents where merge_key = 'parcels'`;
  expect(await startedBy(await ask({ from: 'incident', of: incident?.name }))).toEqual(['cid']);
  await everybodyIsDone();
});

test('its condition is judged for each, and who is left out is counted', async () => {
  await flows.runtime.ingest('live', [{ type: 'identify', userId: 'bea', messageId: `i${told++}`, traits: { level: 3 } }]);
  const where = { type: 'compare', left: { type: 'attribute', name: 'level' }, op: 'eq', right: { type: 'value', value: 3 } };
  const flow = await ask({ from: 'community', of: 'tower', where });
  expect([await startedBy(flow), await saidBy(flow)]).toEqual([['bea'], '1 1 0  ']);
  await everybodyIsDone();
});

test('it waits for all of them', async () => {
  const flow = await ask({ from: 'list', of: 'ann, bea, cid' }, { wait: 'all', share: 10 });
  for (const userId of ['ann', 'bea']) await flows.track(userId, 'answered');
  await settle();
  expect(await saidBy(flow)).toBeUndefined();
  await flows.track('cid', 'answered');
  await settle();
  expect(await saidBy(flow)).toBe('3 0 3 3 ');
});

test('it waits for a share of those that it started, and counts how each ended', async () => {
  const flow = await ask({ from: 'list', of: 'ann, bea, cid' }, { wait: 'share', share: 60 });
  expect([await startedBy(flow), await saidBy(flow)]).toEqual([['ann', 'bea', 'cid'], undefined]);
  await flows.track('ann', 'answered');
  await settle();
  expect(await saidBy(flow)).toBeUndefined();
  await flows.track('bea', 'declined');
  await settle();
  expect(await saidBy(flow)).toBe('3 0 2 1 1');
  await everybodyIsDone();
});

test('a flow about members is started for no piece, though a member has its id', async () => {
  const flow = await ask({ from: 'list', of: 'ann' }, { about: 'piece' });
  expect([await startedBy(flow), await saidBy(flow)]).toEqual([[], '0 1 0  ']);
});

test('a row of a content table starts a run about what it names, with what stands in the row, each of the type that the flow declares', async () => {
  await flows.runtime.ingest('live', [{ type: 'identify', userId: 'desk', messageId: `i${told++}`, traits: { timezone: 'UTC' } }]);
  const fields = [{ name: 'title', type: 'text' }, { name: 'at', type: 'instant', required: true }, { name: 'words', type: 'number' }] as const;
  await flows.publish('written', [['wait', 'wait-duration', { duration: { amount: 90, unit: 'days' } }]], { subject: 'piece', triggers: [], context: [...fields], lanes: 'perRun' });
  const rows = [{ id: 'mon', title: 'Maps', day: 0, words: '300' }, { id: 'wed', title: 'Votes', day: 2, words: 500 }, { id: 'none', title: 'No day', day: 'some day' }];
  const context = [
    { field: 'title', from: 'row', name: 'title' }, { field: 'words', from: 'row', name: 'words' }, { field: 'at', from: 'moment', name: '{{ row.day }} 20:00' },
  ];
  const flow = await ask({ from: 'rows', of: 'w1-{{ row.id }}' }, { about: 'piece', rows, flow: 'written', context });
  const found = await flows.sql<{ kind: string; name: string; context: object }[]>`
    select m.kind, m.external_id as name, r.state -> 'context' as context from runs r join members m on m.id = r.member_id where r.flow_id = 'written' order by 2`;
  const [run] = await flows.sql<{ at: number }[]>`select started_at as at from runs where flow_id = ${flow}`;
  const day = (n: number) => new Date(Math.floor((run?.at as number) / 86_400_000) * 86_400_000 + n * 86_400_000 + 20 * 3_600_000).toISOString();
  expect(found).toEqual([
    { kind: 'piece', name: 'w1-mon', context: { title: 'Maps', words: 300, at: day(0) } },
    { kind: 'piece', name: 'w1-wed', context: { title: 'Votes', words: 500, at: day(2) } },
  ]);
  // The row whose day is none is left out, since its run could not know when.
  expect(await saidBy(flow)).toBe('2 1 0  ');
});

test('each run is told of its own subject what the mapping names', async () => {
  for (const [userId, town] of [['ann', 'Ames'], ['bea', 'Bath']] as const) await flows.runtime.ingest('live', [{ type: 'identify', userId, messageId: `i${told++}`, traits: { town } }]);
  const flow = await ask({ from: 'list', of: 'ann, bea, cid' }, { context: [{ field: 'why', from: 'each', name: 'town' }] });
  const found = await flows.sql<{ name: string; why: string | null }[]>`
    select m.external_id as name, r.state -> 'context' ->> 'why' as why from runs r join members m on m.id = r.member_id
    where r.flow_id = 'called' and r.status <> 'ended' order by 1`;
  expect(found).toEqual([{ name: 'ann', why: 'Ames' }, { name: 'bea', why: 'Bath' }, { name: 'cid', why: null }]);
  expect(await saidBy(flow)).toBe('3 0 0  ');
  await everybodyIsDone();
});
