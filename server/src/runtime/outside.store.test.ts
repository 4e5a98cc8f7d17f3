// What reaches outside of a run, on a real Postgres: events of other members, and answers that come by a token.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createActStore } from './act-store.ts';
import { expireCallbacks, takeCallback } from './callbacks/callback-store.ts';
import { doDueWork } from './due-work.ts';
import { offerActs } from './offer-acts.ts';
import { createProgramReader } from './programs.ts';
import { type Flows, flowsUnderTest } from './testing/flow-under-test.ts';

let flows: Flows;

beforeAll(async () => {
  flows = await flowsUnderTest();
});
afterAll(() => flows.close());

const say = (text: string) => ({ channel: 'in-app', purpose: 'service', text });
const on = (event: string) => ({ triggers: [{ type: 'event' as const, event }] });

async function dueWork(ahead = 0): Promise<void> {
  const now = Date.now() + ahead;
  await doDueWork(flows.sql, createProgramReader(), flows.runtime.poke, 'live', { now, fires: now });
  await flows.settle();
}

test('an event that a run emits starts other flows, of its own member at once, of another right after the commit, each once', async () => {
  await flows.publish('paid', [['mine', 'emit', { event: 'thanked', properties: [{ name: 'amount', value: '{{ context.amount }}' }] }],
    ['theirs', 'emit', { event: 'rewarded', userId: '{{ context.referrer }}', properties: [] }]],
  { ...on('paid'), context: [{ name: 'amount', type: 'number' }, { name: 'referrer', type: 'text' }] });
  await flows.publish('thanks', [['say', 'message', say('Thanks')]], on('thanked'));
  await flows.publish('reward', [['say', 'message', say('For your friend')]], on('rewarded'));
  await flows.track('ann', 'paid', { amount: 30, referrer: 'bob' });
  await flows.settle();
  for (let times = 0; times < 2; times++) await dueWork();
  const events = await flows.sql`
    select m.external_id as who, e.name, e.properties, e.depth from events e join members m on m.id = e.member_id where e.name in ('thanked', 'rewarded') order by e.seq`;
  expect(events).toEqual([
    { who: 'ann', name: 'thanked', properties: { amount: 30 }, depth: 1 },
    { who: 'bob', name: 'rewarded', properties: {}, depth: 1 },
  ]);
  expect(await flows.ways('bob')).toEqual(['say done']);
  await flows.track('ann', 'paid', { amount: 1 });
  await flows.settle();
  expect(await flows.ways('ann')).toContain('theirs noMember');
});

test('a step that waits for a callback gives out a token, and goes on with the answer to it, once', async () => {
  const wait = { outcomes: [{ id: 'approved', title: 'Approved' }, { id: 'refused', title: 'Refused' }], deadline: { amount: 1, unit: 'days' } };
  await flows.publish('loan', [['wait', 'wait-callback', wait], ['say', 'message', say('Limit {{ member.name }}')]], on('loan'));
  await flows.track('cat', 'loan');
  await flows.settle();
  const token = await tokenOf('cat');
  expect(await flows.sql`select hash from callbacks where hash = ${token}`).toEqual([]);
  expect(await takeCallback(flows.sql, 'somebody else’s token', 'approved', {})).toEqual({ status: 'unknown' });
  expect(await takeCallback(flows.sql, token, 'maybe', {})).toEqual({ status: 'noSuchOutcome', outcomes: ['approved', 'refused'] });
  const taken = await Promise.all([takeCallback(flows.sql, token, 'approved', { limit: 5 }), takeCallback(flows.sql, token, 'refused', {})]);
  expect(taken.map(({ status }) => status).toSorted()).toEqual(['taken', 'unknown']);
  flows.runtime.poke(taken.flatMap((one) => (one.status === 'taken' ? [one.lane] : [])));
  await flows.settle();
  expect((await flows.ways('cat'))[0]).toMatch(/^wait (approved|refused)$/);
});

test('a token dies with the run that waited', async () => {
  await flows.publish('left', [['wait', 'wait-callback', { outcomes: [{ id: 'ok', title: 'OK' }], deadline: null }]], {
    ...on('left'), exits: [{ id: 'gone', event: 'gone', reason: 'gone' }],
  });
  await flows.track('dan', 'left');
  await flows.settle();
  const token = await tokenOf('dan');
  await flows.track('dan', 'gone');
  await flows.settle();
  expect(await takeCallback(flows.sql, token, 'ok', {})).toEqual({ status: 'unknown' });
});

test('an act that answers later is parked: its callback answers it, or after its time it has failed', async () => {
  const acts = createActStore(flows.sql);
  const answered = await anAct('eve');
  const token = await acts.openCallback(answered, ['ready', 'empty']);
  expect(await acts.park(answered, 1_000)).toBe(true);
  expect(await takeCallback(flows.sql, token, 'ready', { report: 'r.pdf' })).toMatchObject({ status: 'taken' });
  expect(await flows.sql`select status from acts where key = ${answered}`).toEqual([{ status: 'done' }]);
  expect(await flows.sql`select payload from run_inputs where source = ${`b${answered}`}`).toEqual([
    { payload: { key: answered, outcome: 'ready', data: { report: 'r.pdf' } } },
  ]);
  // The outside may be quicker than the activity that asked it.
  expect(await acts.park(answered, 1_000)).toBe(false);

  const forgotten = await anAct('fay');
  await acts.openCallback(forgotten, ['ready']);
  await acts.park(forgotten, 60_000);
  expect((await expireCallbacks(flows.sql, 'live', Date.now(), Date.now())).count).toBe(0);
  expect((await expireCallbacks(flows.sql, 'live', Date.now() + 120_000, Date.now())).count).toBe(1);
  expect(await flows.sql`select status from acts where key = ${forgotten}`).toEqual([{ status: 'failed' }]);
});

test('acts of one step and lane are begun together, each once, up to a bound', async () => {
  const acts = createActStore(flows.sql);
  const keys: string[] = [];
  for (const who of ['g0', 'g1', 'g2', 'g3']) keys.push(await anAct(who));
  await flows.sql`update runs set lane_id = (select min(lane_id) from runs r join acts a on a.run_id = r.id where a.key = any(${keys}::text[])) where id in (select run_id from acts where key = any(${keys}::text[]))`;
  const first = await acts.begin(keys[0] as string);
  expect(first).toMatchObject({ key: keys[0], status: 'pending' });
  const more = await acts.beginMore(keys[0] as string, 2);
  expect(more.map(({ key }) => key)).toHaveLength(2);
  const rest = await acts.beginMore(keys[0] as string, 5);
  expect(new Set([keys[0], ...more.map(({ key }) => key), ...rest.map(({ key }) => key)])).toEqual(new Set(keys));
  expect(await acts.beginMore(keys[0] as string, 5)).toEqual([]);
});

test('an act is offered and begun with the retries that the flow names for its step; one of another step has none', async () => {
  const retry = { attempts: 2, firstSeconds: 5, giveUpAfterSeconds: 60 };
  const [key, other] = [await anAct('r0'), await anAct('r1')];
  const [run] = await flows.sql<{ laneId: number }[]>`select r.lane_id as "laneId" from acts a join runs r on r.id = a.run_id where a.key = ${key}`;
  await flows.sql`
    update flow_versions set program = jsonb_set(program, '{steps,tried}', ${flows.sql.json({ retry })}) where flow_id = 'acts'`;
  await flows.sql`update runs set lane_id = ${run?.laneId as number} where id = (select run_id from acts where key = ${other})`;
  await flows.sql`update acts set step = 'tried' where key = ${key}`;
  const offered = await flows.sql.begin((tx) => offerActs(tx, run?.laneId as number, { unbegunForMs: 0, untouchedForMs: 0 }, 100));
  const retries = new Map(offered.acts.map((act) => [act.key, act.retry]));
  expect([retries.get(key), retries.get(other)]).toEqual([retry, null]);
  const acts = createActStore(flows.sql);
  expect(await acts.begin(key)).toMatchObject({ retry });
  expect(await acts.beginMore(key, 5)).toEqual([]);
  expect(await acts.begin(other)).toMatchObject({ retry: null });
});

async function tokenOf(userId: string): Promise<string> {
  const [run] = await flows.sql<{ token: string }[]>`
    select r.state -> 'variables' ->> 'callbackToken' as token from runs r join members m on m.id = r.member_id
    where m.external_id = ${userId} order by r.started_at desc limit 1`;
  return run?.token ?? '';
}

let published = false;

/** An act of a run of its own, as an exchange leaves it. */
async function anAct(userId: string): Promise<string> {
  if (!published) await flows.publish('acts', [['rest', 'wait-duration', { duration: { amount: 1, unit: 'days' } }]], on('acts'));
  published = true;
  await flows.track(userId, 'acts');
  await flows.settle();
  const [run] = await flows.sql<{ id: string }[]>`
    select r.id from runs r join members m on m.id = r.member_id where m.external_id = ${userId} and r.flow_id = 'acts'`;
  const key = `${run?.id}/job#1`;
  await flows.sql`
    insert into acts (key, run_id, step, step_type, config, status, at, touched_at)
    values (${key}, ${run?.id as string}, 'job', 'learning-report', '{}', 'pending', ${Date.now()}, ${Date.now()})`;
  return key;
}
