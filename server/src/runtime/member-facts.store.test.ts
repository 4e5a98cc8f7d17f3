// Semantics 5: whose clock a run goes by.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMemberFacts } from './member-facts.ts';
import { readMemberZones } from './member-zones.ts';
import { readRecipients } from './sending/recipients.ts';
import { type Flows, flowsUnderTest } from './testing/flow-under-test.ts';

let flows: Flows;
beforeAll(async () => {
  flows = await flowsUnderTest();
});
afterAll(() => flows.close());

test('the zone is the member’s own, else that of the community joined last, else the workspace’s; for runs and for messages', async () => {
  const { sql, runtime } = flows;
  await sql`update scopes set zone = 'Asia/Tokyo' where id = 'live'`;
  let n = 0;
  const group = (userId: string, groupId: string, timezone?: string) =>
    runtime.ingest('live', [{ type: 'group', userId, groupId, messageId: `g${n++}`, traits: timezone === undefined ? {} : { timezone } }]);
  await group('ann', 'tower', 'Europe/London');
  await group('bea', 'tower');
  await group('bea', 'fair', 'America/New_York');
  await group('cid', 'plain');
  await runtime.ingest('live', [{ type: 'identify', userId: 'ann', messageId: `g${n++}`, traits: { timezone: 'Pacific/Auckland' } }]);
  const members = await sql<{ id: number; name: string }[]>`select id, external_id as name from members where external_id in ('ann', 'bea', 'cid') order by 2`;
  const ids = members.map(({ id }) => id);
  const expected = ['Pacific/Auckland', 'America/New_York', 'Asia/Tokyo'];
  const [facts, recipients, zones] = await sql.begin(async (tx) => [await readMemberFacts(tx, ids), await readRecipients(tx, ids), await readMemberZones(tx, ids)] as const);
  expect(ids.map((id) => facts.get(id)?.zone)).toEqual(expected);
  expect(ids.map((id) => recipients.get(id)?.zone)).toEqual(expected);
  expect(ids.map((id) => zones.get(id))).toEqual(expected);
});

test('the language of a guardian and an adviser is that of the member whom the attribute names, where it is known', async () => {
  const { sql, runtime } = flows;
  const identify = (userId: string, traits: object) => runtime.ingest('live', [{ type: 'identify', userId, messageId: `l-${userId}`, traits: traits as never }]);
  await identify('mum', { language: 'zh-CN' });
  await identify('coach', {});
  await identify('dot', { guardian: 'mum', adviser: 'coach' });
  await identify('eli', { guardian: 'nobody' });
  await identify('fay', { guardian: 7 });
  const members = await sql<{ id: number }[]>`select id from members where external_id in ('dot', 'eli', 'fay') order by external_id`;
  const ids = members.map(({ id }) => id);
  const facts = await sql.begin((tx) => readMemberFacts(tx, ids));
  expect(ids.map((id) => facts.get(id)?.contactLanguages)).toEqual([{ guardian: 'zh-CN' }, undefined, undefined]);
});
