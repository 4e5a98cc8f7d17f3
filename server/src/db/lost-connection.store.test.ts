// A transaction whose connection is lost is over, whatever its code still asks for: the connection comes back for somebody else.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../tests/setup/fresh-database.ts';
import { connect, type Sql, type Tx } from './connect.ts';

let database: FreshDatabase;
let sql: Sql;
let killer: Sql;
beforeAll(async () => {
  database = await freshDatabase();
  [sql, killer] = [connect(database.url, { max: 1 }), connect(database.url, { max: 1 })];
  await killer`create table kept (word text)`;
});
beforeEach(() => killer`delete from kept`);
afterAll(async () => {
  await Promise.all([sql.end(), killer.end()]);
  await database.drop();
});

const words = async () => (await killer<{ word: string }[]>`select word from kept`).map(({ word }) => word);

function gate() {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

async function kill(tx: Tx): Promise<void> {
  const [{ pid }] = (await tx`select pg_backend_pid() as pid`) as unknown as [{ pid: number }];
  await killer`select pg_terminate_backend(${pid}, 5000)`;
}

/** Resolves what came of `late`, which asks for more once the connection is in other hands. */
async function afterItsConnection(late: (tx: Tx) => Promise<unknown>, meanwhile: () => Promise<unknown>): Promise<PromiseSettledResult<unknown>> {
  const inOtherHands = gate();
  let came: PromiseSettledResult<unknown> | undefined;
  const isOver = gate();
  const lost = sql.begin(async (tx) => {
    await kill(tx);
    await inOtherHands.passed;
    const [result] = await Promise.allSettled([late(tx)]);
    came = result;
    isOver.open();
  });
  await expect(lost).rejects.toThrow();
  await meanwhile();
  inOtherHands.open();
  await isOver.passed;
  return came as unknown as PromiseSettledResult<unknown>;
}

test('what it still asks for is refused, and not written by itself', async () => {
  const write = (tx: Tx) => tx`insert into kept values ('of the lost one')`;
  expect(await afterItsConnection(write, () => sql`select 1`)).toMatchObject({ status: 'rejected', reason: { code: 'CONNECTION_CLOSED' } });
  expect(await words()).toEqual([]);
});

test('nor does it end the transaction of whoever has the connection next', async () => {
  const halfway = gate();
  const goOn = gate();
  let next: Promise<unknown> = Promise.resolve();
  const begin = async () => {
    next = sql.begin(async (tx) => {
      await tx`insert into kept values ('first')`;
      halfway.open();
      await goOn.passed;
      await tx`insert into kept values ('second')`;
      throw new Error('undone');
    });
    await Promise.race([halfway.passed, next]);
  };
  const lateToo = async (tx: Tx) => {
    // What a failed transaction does at its end, and what one does that has all it wanted.
    await Promise.allSettled([tx`rollback`, tx`commit`]);
  };
  await afterItsConnection(lateToo, begin);
  goOn.open();
  await expect(next).rejects.toThrow('undone');
  expect(await words()).toEqual([]);
});

test('what waits in line behind a statement that is under way is refused with it', async () => {
  let results: Promise<readonly PromiseSettledResult<unknown>[]> = Promise.resolve([]);
  const line = sql.begin(async (tx) => {
    const [{ pid }] = (await tx`select pg_backend_pid() as pid`) as unknown as [{ pid: number }];
    // Their parameters have to be asked for first, so that each waits for the one before.
    results = Promise.allSettled([1, 2, 3].map((n) => tx`select pg_sleep(20), ${`${n}`}::text`));
    await killer`select pg_terminate_backend(${pid}, 5000)`;
    await results;
  });
  await expect(line).rejects.toThrow();
  expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
});
