// Semantics 8 on a real Postgres: one event goes to the runs that are there, then to triggers; what is history sets nothing off.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Flows, flowsUnderTest } from './testing/flow-under-test.ts';

let flows: Flows;
let told = 0;

beforeAll(async () => {
  flows = await flowsUnderTest();
});
afterAll(() => flows.close());

const day = { duration: { amount: 1, unit: 'days' } };

/** In one call: they share an instant, as what a phone had kept while it was offline. */
async function tell(userId: string, ...events: readonly (readonly [event: string, historical?: 'historical'])[]): Promise<void> {
  await flows.runtime.ingest('live', events.map(([event, historical]) => ({
    type: 'track', userId, messageId: `one-${told++}`, event, properties: {}, occurredAt: null, ...(historical === undefined ? {} : { historical: true }),
  })));
  await flows.settle();
}

async function runsOf(userId: string, flowId: string): Promise<readonly string[]> {
  const found = await flows.sql<{ line: string }[]>`
    select coalesce(r.end_reason, r.status) as line from runs r join members m on m.id = r.member_id
    where m.external_id = ${userId} and r.flow_id = ${flowId} order by r.generation`;
  return found.map(({ line }) => line);
}

async function exclusionsOf(userId: string): Promise<readonly string[]> {
  const found = await flows.sql<{ reason: string }[]>`
    select x.reason from exclusions x join members m on m.id = x.member_id where m.external_id = ${userId} order by x.id`;
  return found.map(({ reason }) => reason);
}

test('what ended a run does not restart it: whether somebody may enter again is judged as it was before the event', async () => {
  await flows.publish('toggle', [['wait', 'wait-duration', day]], { triggers: [{ type: 'event', event: 'switched' }], exits: [{ id: 'off', event: 'switched', reason: 'off' }] });
  await tell('ann', ['switched']);
  expect(await runsOf('ann', 'toggle')).toEqual(['active']);
  await tell('ann', ['switched']);
  expect([await runsOf('ann', 'toggle'), await exclusionsOf('ann')]).toEqual([['off'], ['alreadyIn']]);
  await tell('ann', ['switched']);
  expect(await runsOf('ann', 'toggle')).toEqual(['off', 'active']);
});

test('events that are imported as history start nothing and answer no wait, and conditions count them', async () => {
  const paid = (since: 'arrival' | 'start') => ({ events: [{ id: 'yes', event: 'paid' }], deadline: null, since });
  const twice = { type: 'count', event: 'paid', window: { type: 'ever' }, of: 'events', op: 'gte', value: 2 };
  await flows.publish('listening', [
    ['begin', 'wait-event', { events: [{ id: 'yes', event: 'began' }], deadline: null }],
    ['back', 'wait-event', paid('start')],
    ['live', 'wait-event', paid('arrival')],
    ['counted', 'branch', { cases: [{ id: 'twice', name: 'Twice', when: twice }] }],
  ], { triggers: [{ type: 'event', event: 'joined' }, { type: 'event', event: 'paid' }] });
  await tell('bea', ['paid', 'historical']);
  expect(await runsOf('bea', 'listening')).toEqual([]);
  await tell('bea', ['joined']);
  await tell('bea', ['paid', 'historical']);
  await tell('bea', ['paid', 'historical'], ['began']);
  expect(await flows.ways('bea')).toEqual(['begin yes']);
  // The first that is no history answers the wait that looks back, and no other.
  await tell('bea', ['paid']);
  expect(await flows.ways('bea')).toEqual(['begin yes', 'back yes']);
  await tell('bea', ['paid', 'historical'], ['paid']);
  expect(await flows.ways('bea')).toEqual(['begin yes', 'back yes', 'live yes', 'counted twice']);
  const counted = await flows.sql<{ count: number }[]>`
    select (t.reason -> 'data' -> 'evidence' -> 0 ->> 'count')::int as count from trail t join runs r on r.id = t.run_id
    where r.flow_id = 'listening' and t.step = 'counted'`;
  expect(counted).toEqual([{ count: 6 }]);
});

test('history ends no run, though it is found where a run looks back', async () => {
  await flows.publish('leaving', [['begin', 'wait-event', { events: [{ id: 'yes', event: 'began' }], deadline: null }], ['wait', 'wait-duration', day]], {
    triggers: [{ type: 'event', event: 'entered' }], exits: [{ id: 'gone', event: 'withdrew', reason: 'gone' }],
  });
  await tell('cid', ['entered']);
  await tell('cid', ['withdrew', 'historical'], ['began']);
  expect(await runsOf('cid', 'leaving')).toEqual(['active']);
  await tell('cid', ['withdrew']);
  expect(await runsOf('cid', 'leaving')).toEqual(['gone']);
});
