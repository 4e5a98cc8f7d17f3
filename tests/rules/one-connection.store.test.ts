// An exchange takes one connection. If each held one and waited for another, as many lanes as there are connections would stand still together
// until Postgres ended them: after a start, when no program is known yet, and with every batch of a flow whose texts may be mended.
import { exchangeBatch } from '@sopwith/activities';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Sql } from '../../server/src/db/connect.ts';
import { createExchangeStore } from '../../server/src/runtime/exchange-store.ts';
import { createProgramReader } from '../../server/src/runtime/programs.ts';
import { programOf, rest, say, startsBy } from './testing/programs.ts';
import { openWorld, type World } from './testing/world.ts';

let world: World;
let pool: Sql;
beforeAll(async () => {
  world = await openWorld();
  pool = connect(world.url, { max: 1 });
});
afterAll(async () => {
  await pool.end({ timeout: 1 });
  await world.close();
});

test('a pool of one is enough for a batch of a program that nobody has read yet', async () => {
  await world.deploy('greets', programOf([rest('rest', 0, 'hello'), say('hello', 'Hello')], { ...startsBy('go'), lanes: 1 }));
  await world.track('ann', 'go');
  const [lane] = await world.lanes('greets');
  const { runs } = await exchangeBatch(createExchangeStore(pool, createProgramReader()), lane as number, 10);
  expect(runs).toBe(1);
});
