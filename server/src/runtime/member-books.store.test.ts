// What the member steps write, on a real Postgres: the ledger and what it comes to, stock and seats that many want at once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Flows, flowsUnderTest } from './testing/flow-under-test.ts';

let flows: Flows;

beforeAll(async () => {
  flows = await flowsUnderTest();
});
afterAll(() => flows.close());

const crowd = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}-${n}`);

async function waysOf(people: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const person of people) for (const way of await flows.ways(person)) counts[way] = (counts[way] ?? 0) + 1;
  return counts;
}

test('a run writes into its member’s books: the ledger keeps each entry, the member’s row what they come to', async () => {
  await flows.publish('books', [
    ['tier', 'tier', { ladder: 'lifecycle', tier: 'paying', onlyUp: true }],
    ['give', 'points', { amount: 30, reason: 'for {{ member.name }}' }],
    ['spend', 'points', { amount: -20, reason: 'exchange', onlyIfEnough: true }],
    ['stars', 'points', { amount: 2, reason: 'star', account: 'stars' }],
    ['badge', 'badge', { kind: 'badge', name: 'Pioneer', change: 'give' }],
    ['title', 'badge', { kind: 'title', name: 'Star', change: 'give' }],
    ['join', 'move', { mode: 'add', community: 'village', from: null, deadline: null }],
    ['role', 'role', { community: 'village', role: 'assistant' }],
    ['consent', 'consent', { purpose: 'marketing', channel: 'any', change: 'withdraw' }],
  ], { triggers: [{ type: 'event', event: 'books' }] });
  await flows.runtime.ingest('live', [{ type: 'identify', userId: 'ann', traits: { name: 'Ann' }, messageId: 'id-ann' }]);
  await flows.track('ann', 'books');
  await flows.settle();

  const [member] = await flows.sql`
    select m.lifecycle, m.points, m.badges, m.title, m.consents, c.role from members m
    join community_members c on c.member_id = m.id where m.external_id = 'ann'`;
  expect(member).toEqual({
    lifecycle: 'paying', points: { points: 10, stars: 2 }, badges: ['Pioneer'], title: 'Star', consents: { 'marketing/any': false }, role: 'assistant',
  });
  const ledger = await flows.sql`select kind, name, value, reason from member_ledger order by at, key collate "C"`;
  expect(ledger).toHaveLength(8);
  expect(ledger).toContainEqual({ kind: 'points', name: 'points', value: 30, reason: 'for Ann' });
  const events = await flows.sql<{ name: string }[]>`select name from events where (name like '$%' or name like 'community.%') and name not in ('$member.changed', '$flow.ended') order by seq`;
  expect(events.map(({ name }) => name)).toEqual([
    '$tier.changed', '$points.changed', '$points.changed', '$points.changed', '$badge.given', '$title.changed', 'community.joined', '$role.changed', '$consent.changed',
  ]);
});

test('a balance is the sum of its entries, and what a ledger write sets off sees it', async () => {
  await flows.publish('rich', [['say', 'message', { channel: 'in-app', purpose: 'service', text: 'rich: {{ member.points }}' }]], {
    triggers: [{
      type: 'event', event: '$points.changed', where: { type: 'compare', left: { type: 'points' }, op: 'gte', right: { type: 'value', value: 20 } },
    }],
  });
  await flows.publish('earn', [['give', 'points', { amount: 7, reason: 'check in' }]], { triggers: [{ type: 'event', event: 'earn' }] });
  for (let n = 0; n < 3; n++) {
    await flows.track('bea', 'earn');
    await flows.settle();
  }
  const [row] = await flows.sql`
    select m.points, (select sum(value::numeric)::int from member_ledger l where l.member_id = m.id and l.kind = 'points') as sum
    from members m where external_id = 'bea'`;
  expect(row).toEqual({ points: { points: 21 }, sum: 21 });
  const said = await flows.sql<{ text: string }[]>`select text from messages where text like 'rich%'`;
  expect(said.map(({ text }) => text)).toEqual(['rich: 21']);
});

test('a stock of three goes to three of ten, each once, and nobody has two', async () => {
  const grant = { kind: 'coupon', item: 'coupon', once: true, validFor: { amount: 7, unit: 'days' } };
  await flows.publish('coupon', [['grant', 'grant', grant]], { triggers: [{ type: 'event', event: 'wants' }] });
  await flows.sql`insert into stocks (scope_id, item, total) values ('live', 'coupon', 3)`;
  const people = crowd('wants', 10);
  await Promise.all(people.map((person) => flows.track(person, 'wants')));
  // Two exchanges at once compete for the last ones.
  await Promise.all([flows.settle(), flows.settle()]);
  await flows.settle();
  expect(await waysOf(people)).toEqual({ 'grant granted': 3, 'grant soldOut': 7 });
  expect(await flows.sql`select taken, (select count(*)::int from grants where item = 'coupon') as given from stocks`).toEqual([{ taken: 3, given: 3 }]);
  expect(await flows.sql`select remained from grants where item = 'coupon' order by remained`).toEqual([{ remained: 0 }, { remained: 1 }, { remained: 2 }]);

  const [lucky] = await flows.sql<{ userId: string; code: string }[]>`
    select m.external_id as "userId", g.code from grants g join members m on m.id = g.member_id limit 1`;
  await flows.track(lucky?.userId as string, 'wants');
  await flows.settle();
  expect(await flows.ways(lucky?.userId as string)).toEqual(['grant already']);
});

test('the last seat of a community is taken once; who leaves makes room', async () => {
  await flows.publish('seats', [['move', 'move', { mode: 'add', community: 'advanced', from: null, deadline: null }]], { triggers: [{ type: 'event', event: 'up' }] });
  await flows.publish('out', [['move', 'move', { mode: 'leave', community: 'advanced', from: null, deadline: null }]], { triggers: [{ type: 'event', event: 'out' }] });
  await flows.sql`insert into communities (scope_id, external_id, capacity) values ('live', 'advanced', 2)`;
  const people = crowd('up', 6);
  await Promise.all(people.map((person) => flows.track(person, 'up')));
  await Promise.all([flows.settle(), flows.settle()]);
  await flows.settle();
  expect(await waysOf(people)).toEqual({ 'move done': 2, 'move full': 4 });

  const [inside] = await flows.sql<{ userId: string }[]>`
    select m.external_id as "userId" from community_members c join members m on m.id = c.member_id
    where c.community_id = (select id from communities where external_id = 'advanced') limit 1`;
  await flows.track(inside?.userId as string, 'out');
  await flows.settle();
  await flows.track('late', 'up');
  await flows.settle();
  expect(await flows.ways('late')).toEqual(['move done']);
});

test('an invitation that is accepted takes the seat', async () => {
  const invite = { mode: 'invite', community: 'topic', from: null, deadline: { amount: 1, unit: 'days' } };
  await flows.publish('invite', [['move', 'move', invite]], { triggers: [{ type: 'event', event: 'invite' }] });
  await flows.track('cat', 'invite');
  await flows.settle();
  expect(await flows.sql`select name, properties ->> 'community' as community from events where name = '$community.invited'`).toEqual([
    { name: '$community.invited', community: 'topic' },
  ]);
  await flows.track('cat', 'community.accepted', { community: 'other' });
  await flows.track('cat', 'community.accepted', { community: 'topic' });
  await flows.settle();
  expect(await flows.ways('cat')).toEqual(['move accepted']);
});
