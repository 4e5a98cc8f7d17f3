import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '../../server/src/platform/free-port.ts';
import { newFolder, removeFolders } from './data-folders.ts';
import { databaseOf, endRuns, goneWithin, processesOf, startRun } from './start-run.ts';

afterEach(async () => {
  await endRuns();
  removeFolders();
});

async function started(dataDir: string) {
  const port = await freePort();
  const run = startRun({ SOPWITH_DATA: dataDir, SOPWITH_PORT: String(port) });
  await run.said(/Sopwith is ready/);
  return { run, address: `http://127.0.0.1:${port}` };
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s stops every process, and the exit code is 0', async (signal) => {
  const dataDir = join(newFolder(), 'data');
  const { run, address } = await started(dataDir);
  expect(await (await fetch(address)).text()).toBe('ok');
  const processes = processesOf(dataDir);
  expect(Object.keys(processes).sort()).toEqual(['API', 'postgres', 'temporal', 'worker']);
  run.child.kill(signal);
  expect(await run.ended).toBe(0);
  expect(await goneWithin(Object.values(processes), 0)).toEqual([]);
  expect(processesOf(dataDir)).toEqual({});
});

test('one address is printed, with the link of the first sign-in', async () => {
  const { run, address } = await started(join(newFolder(), 'data'));
  await run.said(/first\?token=x/);
  expect(run.output().match(/http:\S+/g)).toEqual([`${address}/first?token=x`]);
});

test('a signal in the middle of starting leaves nothing behind', async () => {
  const dataDir = join(newFolder(), 'data');
  const run = startRun({ SOPWITH_DATA: dataDir, SOPWITH_PORT: String(await freePort()) });
  await run.said(/Postgres: ready/);
  const processes = processesOf(dataDir);
  run.child.kill('SIGINT');
  expect(await run.ended).toBe(0);
  expect(await goneWithin(Object.values(processes), 0)).toEqual([]);
  expect(processesOf(dataDir)).toEqual({});
});

test('after the supervisor is killed, the next start cleans up and finds the data', async () => {
  const dataDir = join(newFolder(), 'data');
  const first = await started(dataDir);
  const sql = postgres(databaseOf(dataDir), { max: 1 });
  await sql`create table kept as select 42 as answer`;
  await sql.end();
  const before = processesOf(dataDir);
  first.run.child.kill('SIGKILL');
  await first.run.ended;
  // Worker and API see that nobody is there any more; the servers stay until the next start.
  expect(await goneWithin([before.API, before.worker].map(Number), 10_000)).toEqual([]);

  const second = await started(dataDir);
  expect(await goneWithin(Object.values(before), 0)).toEqual([]);
  const again = postgres(databaseOf(dataDir), { max: 1 });
  expect((await again`select answer from kept`)[0]?.answer).toBe(42);
  await again.end();
  second.run.child.kill('SIGINT');
  expect(await second.run.ended).toBe(0);
});

test.each(['worker', 'API', 'temporal', 'postgres'])('a killed %s is started again, and the address stays', async (name) => {
  const dataDir = join(newFolder(), 'data');
  const { run, address } = await started(dataDir);
  const before = Number(processesOf(dataDir)[name]);
  process.kill(before, 'SIGKILL');
  await run.said(/ended unexpectedly/);
  await run.said(/runs again/);
  expect(processesOf(dataDir)[name]).not.toBe(before);
  expect(await (await fetch(address)).text()).toBe('ok');
});
