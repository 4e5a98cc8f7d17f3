// Balanced splits are counted under one lock: whichever lane asks, in whatever order, and however often.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Flows, flowsUnderTest } from '../testing/flow-under-test.ts';
import { exchangeBatch } from '@sopwith/activities';
import { createExchangeStore } from '../exchange-store.ts';
import { createProgramReader } from '../programs.ts';

let flows: Flows;
beforeAll(async () => {
  flows = await flowsUnderTest();
});
afterAll(() => flows.close());

const ways = [
  { id: 'a', name: 'A', share: 1 },
  { id: 'b', name: 'B', share: 2 },
];

test('two lanes that fill a balanced split at the same time give each way its share, to one, and each unit is counted once', async () => {
  await flows.publish('offer', [['split', 'split', { experiment: 'offer', by: 'balanced', ways }]], { lanes: 4 });
  const members = Array.from({ length: 60 }, (_, n) => `m${n}`);
  for (const userId of members) await flows.track(userId, 'go');
  const store = createExchangeStore(flows.sql, createProgramReader());
  const lanes = await flows.sql<{ id: number }[]>`select id from lanes where flow_id = 'offer'`;
  expect(lanes.length).toBeGreaterThan(1);
  // Small batches, so that the lanes meet often.
  const drain = async (id: number) => {
    while ((await exchangeBatch(store, id, 3)).runs > 0);
  };
  await Promise.all(lanes.map(({ id }) => drain(id)));
  await Promise.all(lanes.map(({ id }) => drain(id)));

  const given = await flows.sql<{ way: string; n: number }[]>`
    select way, count(*)::int as n from split_units where experiment = 'offer' group by way order by way`;
  expect(given).toEqual([{ way: 'a', n: 20 }, { way: 'b', n: 40 }]);
  const [row] = await flows.sql<{ counts: unknown }[]>`select counts from splits where experiment = 'offer'`;
  expect(row?.counts).toEqual({ a: 20, b: 40 });
  const walked = await flows.sql<{ outcome: string; n: number }[]>`
    select t.outcome, count(*)::int as n from trail t join runs r on r.id = t.run_id where r.flow_id = 'offer' and t.kind = 'left' group by 1 order by 1`;
  expect(walked).toEqual([{ outcome: 'a', n: 20 }, { outcome: 'b', n: 40 }]);
});

test('a way that the experiment no longer has is given anew, and no longer counted', async () => {
  await flows.publish('next', [['split', 'split', { experiment: 'next', unit: 'context', field: 'order', by: 'balanced', ways }]], {
    context: [{ name: 'order', type: 'text' }],
    triggers: [{ type: 'event', event: 'ordered', context: { order: 'order' } }],
  } as never);
  await flows.sql`insert into splits (scope_id, experiment, counts) values ('live', 'next', '{"old": 1}')`;
  await flows.sql`insert into split_units (scope_id, experiment, unit, way, at) values ('live', 'next', 'context/o-1', 'old', 0)`;
  await flows.track('ann', 'ordered', { order: 'o-1' });
  await flows.settle();
  await flows.settle();
  const [row] = await flows.sql<{ counts: unknown }[]>`select counts from splits where experiment = 'next'`;
  expect(row?.counts).toEqual({ old: 0, b: 1 });
  expect(await flows.ways('ann')).toEqual(['split b']);
});

test('what a unit was given it keeps in every flow of the experiment, whoever brings it and whatever the shares are now', async () => {
  const splitting = (id: string, a: number, b: number) => {
    const shares = ways.map((way, n) => ({ ...way, share: [a, b][n] as number }));
    return flows.publish(id, [['split', 'split', { experiment: 'shared', unit: 'context', field: 'order', ways: shares }]], {
      context: [{ name: 'order', type: 'text' }],
      triggers: [{ type: 'event', event: `${id}.ordered` }],
      lanes: 4,
    });
  };
  await splitting('first', 1, 0);
  await splitting('second', 0, 1);
  await flows.track('bo', 'first.ordered', { order: 'o-1' });
  await flows.settle();
  for (const [userId, order] of [['cai', 'o-1'], ['dee', 'o-2']] as const) await flows.track(userId, 'second.ordered', { order });
  await flows.settle();
  expect([await flows.ways('bo'), await flows.ways('cai'), await flows.ways('dee')]).toEqual([['split a'], ['split a'], ['split b']]);
});
