// Rules 4 and 8: effects belong to the state that produced them, and one bad run fails alone.
import { type Effects, exchangeBatch, type RunRow, StaleRuns } from '@sopwith/activities';
import type { Program, RunState } from '@sopwith/engine';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createExchangeStore } from '../../server/src/runtime/exchange-store.ts';
import { createProgramReader } from '../../server/src/runtime/programs.ts';
import { programOf, rest, say, startsBy } from './testing/programs.ts';
import { steppedStore } from './testing/stepped-store.ts';
import { DRIVEN, MINUTE, openWorld, ORIGIN, type World } from './testing/world.ts';

let world: World;
let flow: string;
let flows = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  flow = `flow-${++flows}`;
  await world.setNow(ORIGIN);
});

const members = Array.from({ length: 9 }, (_, n) => `m${n}`);
/** The bad one is in the middle, so that halving has work to do on both sides. */
const bad = 'm4';

function greets(text: string): Program {
  return programOf([rest('rest', 5, 'hello'), say('hello', text)], { ...startsBy(`go-${flow}`), lanes: 1, context: [{ name: 'word', type: 'text' }] });
}

async function begin(program: Program): Promise<number> {
  await world.deploy(flow, program);
  for (const member of members) await world.track(member, `go-${flow}`, { word: member === bad ? 'bad' : 'good' });
  await world.settle();
  await world.setNow(ORIGIN + 5 * MINUTE);
  const [lane] = await world.lanes(flow);
  return lane as number;
}

const statuses = async () => {
  const found = await world.sql<{ member: string; status: string; reason: string }[]>`
    select m.external_id as member, r.status, r.end_reason as reason from runs r join members m on m.id = r.member_id
    where r.flow_id = ${flow} and r.scope_id = ${DRIVEN} order by 1`;
  return Object.fromEntries(found.map(({ member, status, reason }) => [member, status === 'failed' ? `failed: ${reason}` : status]));
};
const said = async () => (await world.sql<{ text: string }[]>`select text from messages where flow_id = ${flow}`).map(({ text }) => text);
const allButOne = (reason: unknown) => Object.fromEntries(members.map((member) => [member, member === bad ? reason : 'ended']));

test('what Postgres cannot store fails its run alone, with the reason, and the others are written once', async () => {
  const lane = await begin(greets('{{ context.word }}'));
  const store = spoiling((text) => (text === 'bad' ? 'half of \ud83d' : text));
  await exchangeBatch(store, lane, 100);
  expect(await statuses()).toEqual(allButOne(expect.stringMatching(/^failed: could not be written: /)));
  expect(await said()).toEqual(Array.from({ length: 8 }, () => 'good'));
});

test('a bug in what answers one run fails that run alone, and no reason can make the failure unwritable', async () => {
  const lane = await begin(greets('{{ context.word }}'));
  const store = spoiling((text) => {
    if (text === 'bad') throw new TypeError(`undefined is not a function\u0000 near \ud83d`);
    return text;
  });
  await exchangeBatch(store, lane, 100);
  expect(await statuses()).toEqual(allButOne(expect.stringContaining('undefined is not a function')));
});

test('only a batch that cannot be written takes savepoints: any other writes its runs in the very transaction that locked them', async () => {
  // A row that one transaction locked and its savepoint wrote keeps the names of both, and its old place in an index is read until the next vacuum.
  const isWrittenByItsLocker = async () => {
    const [found] = await world.sql<{ whole: boolean }[]>`
      select bool_and(r.xmin = l.xmin) as whole from runs r join lanes l on l.id = r.lane_id where r.flow_id = ${flow} and r.status = 'ended'`;
    return found?.whole;
  };
  const good = await begin(greets('hello'));
  // That the lane stays awake is written by the transaction itself.
  await exchangeBatch(world.store, good, 100, 1_000_000);
  expect(await isWrittenByItsLocker()).toBe(true);

  flow = `flow-${++flows}`;
  await world.setNow(ORIGIN);
  const mixed = await begin(greets('{{ context.word }}'));
  await exchangeBatch(spoiling((text) => (text === 'bad' ? 'half of \ud83d' : text)), mixed, 100, 1_000_000);
  expect(await isWrittenByItsLocker()).toBe(false);
});

test('a run that the interpreter cannot walk fails alone', async () => {
  const lane = await begin(greets('hello'));
  await world.sql`
    update runs r set state = jsonb_set(state, '{tokens,0,step}', '"gone"') from members m
    where m.id = r.member_id and m.external_id = ${bad} and r.flow_id = ${flow}`;
  await exchangeBatch(world.store, lane, 100);
  expect(await statuses()).toEqual(allButOne(expect.stringContaining('gone')));
});

test('a state that grew over 64 KB, in UTF-8 bytes, fails its run alone', async () => {
  const lane = await begin(greets('hello'));
  await world.sql`
    update runs r set state = jsonb_set(state, '{variables}', jsonb_build_object('much', repeat('满', 22000))) from members m
    where m.id = r.member_id and m.external_id = ${bad} and r.flow_id = ${flow}`;
  await exchangeBatch(world.store, lane, 100);
  expect(await statuses()).toEqual(allButOne(expect.stringMatching(/state of 66\d\d\d bytes/)));
});

test.each([
  ['a deadlock', '40P01'],
  ['a lost connection', 'CONNECTION_CLOSED'],
  ['a lock that was not had in time', '55P03'],
  ['a full disk', '53100'],
])('%s is nobody’s fault: nothing is written, and the next try does it all', async (_, code) => {
  const lane = await begin(greets('hello'));
  let times = 0;
  const failing = steppedStore(world.store, {
    before(statement) {
      if (statement === 'write' && times++ === 0) throw Object.assign(new Error(code), { code });
    },
  });
  await expect(exchangeBatch(failing, lane, 100)).rejects.toThrow(code);
  expect(await said()).toEqual([]);
  await exchangeBatch(failing, lane, 100);
  expect(await statuses()).toEqual(Object.fromEntries(members.map((member) => [member, 'ended'])));
  expect(await said()).toHaveLength(9);
});

test('a state is never written over one that it was not made from, nor anything else of that batch', async () => {
  const lane = await begin(greets('hello'));
  const stale = {
    ...world.store,
    transaction: ((work) =>
      world.store.transaction((tx) =>
        work({
          ...tx,
          // As if the lock on the runs had let somebody through.
          lockRunnable: async (...args) => (await tx.lockRunnable(...args)).map((row: RunRow, n) => (n === 4 ? { ...row, rev: row.rev - 1 } : row)),
        }),
      )) as typeof world.store.transaction,
  };
  await expect(exchangeBatch(stale, lane, 100)).rejects.toThrow(StaleRuns);
  expect(await said()).toEqual([]);
  const states = await world.sql<{ state: RunState }[]>`select state from runs where flow_id = ${flow}`;
  expect(new Set(states.map(({ state }) => state.status))).toEqual(new Set(['active']));
});

/** A store in which a message's text becomes something else on its way to the database. */
function spoiling(spoil: (text: string) => string) {
  const store = createExchangeStore(world.sql, createProgramReader());
  return {
    ...store,
    transaction: ((work) =>
      store.transaction((tx) =>
        work({ ...tx, write: async (lane, effects) => tx.write(lane, spoilt(effects)), writeGuarded: async (lane, effects) => tx.writeGuarded(lane, spoilt(effects)) }),
      )) as typeof store.transaction,
  };
  function spoilt(effects: Effects): Effects {
    return { ...effects, messages: effects.messages.map((one) => ({ ...one, text: spoil(one.text) })) };
  }
}
