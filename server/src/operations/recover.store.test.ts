// Which lanes are woken after Temporal's data was lost: those that hold somebody, of scopes that go on.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { programOf, say, startsBy, waitFor } from '../../../tests/rules/testing/programs.ts';
import { DRIVEN, openWorld, type World } from '../../../tests/rules/testing/world.ts';
import { recover } from './recover.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.deploy('waits', programOf([waitFor('wait', 'tick', 'bye', 60), say('bye', 'bye')], { ...startsBy('go'), lanes: 1, listens: ['tick'] }));
});
afterAll(() => world.close());

async function recovered() {
  const woken: number[] = [];
  const { lanes, waiting } = await recover(world.sql, { poke: (ids) => woken.push(...ids), drain: async () => {} });
  expect(lanes).toBe(woken.length);
  return { woken, waiting };
}

test('a scope that has ended is passed over, and who stood there is not counted', async () => {
  for (const scope of [DRIVEN, 'live']) {
    await world.track('ann', 'go', {}, scope);
    await world.settle(scope);
  }
  const [driven, live] = [await world.lanes('waits'), await world.lanes('waits', 'live')];
  expect(await recovered()).toEqual({ woken: [...driven, ...live].toSorted((a, b) => a - b), waiting: 2 });
  await world.sql`update scopes set ended_at = 0 where id = ${DRIVEN}`;
  expect(await recovered()).toEqual({ woken: live, waiting: 1 });
});
