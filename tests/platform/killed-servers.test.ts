// The servers by themselves: killed without warning, and started again on the same data and the same port.
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import postgres from 'postgres';
import { afterEach, expect, test } from 'vitest';
import { connect } from '../../server/src/db/connect.ts';
import { startPostgres } from '../../server/src/platform/postgres.ts';
import { startTemporal } from '../../server/src/platform/temporal.ts';
import { newFolder, removeFolders } from './data-folders.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  removeFolders();
});

const log = (): void => undefined;

test('a Postgres killed under load keeps what was committed and nothing else', async () => {
  const dataDir = join(newFolder(), 'postgres');
  const first = await startPostgres({ dataDir, log });
  stops.push(first.stop);
  const sql = postgres(first.url, { max: 3 });
  await sql`create table kept (id int)`;
  await sql`insert into kept values (1)`;
  const open = sql.begin(async (inside) => {
    await inside`insert into kept values (2)`;
    await inside`select pg_sleep(60)`;
  });
  // A backend that is busy computing does not notice at once that its postmaster is gone.
  const busy = sql`select count(*) from generate_series(1, 2000000000)`.execute();
  const lost = Promise.allSettled([open, busy]);
  while ((await sql`select 1 from pg_stat_activity where query like '%pg_sleep%' and state = 'active' and pid <> pg_backend_pid()`).length === 0);
  process.kill(first.pid, 'SIGKILL');
  await first.exited;

  const second = await startPostgres({ dataDir, port: first.port, log });
  stops.push(second.stop);
  expect(second.url).toBe(first.url);
  const bySocket = connect(second.socketUrl, { max: 1 });
  expect(await bySocket`select id, inet_server_addr() as address from kept`).toEqual([{ id: 1, address: null }]);
  await bySocket.end();
  // The same pool finds its way back.
  expect(await sql`select id from kept`).toEqual([{ id: 1 }]);
  expect((await lost).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await sql.end();
});

test('a Temporal server that was killed still knows its workflows', async () => {
  const dbFile = join(newFolder(), 'temporal.db');
  const first = await startTemporal({ dbFile, log });
  stops.push(first.stop);
  const connection = await Connection.connect({ address: first.address });
  const client = new Client({ connection });
  const { workflowId } = await client.workflow.start('waiting', { taskQueue: 'nobody', workflowId: 'lane/1' });
  await connection.close();
  process.kill(first.pid, 'SIGKILL');
  await first.exited;

  const second = await startTemporal({ dbFile, port: first.port, log });
  stops.push(second.stop);
  expect(second.address).toBe(first.address);
  const again = await Connection.connect({ address: second.address });
  const described = await new Client({ connection: again }).workflow.getHandle(workflowId).describe();
  expect(described.status.name).toBe('RUNNING');
  await again.close();
});

test('two servers of each kind live side by side', async () => {
  const folder = newFolder();
  const running = [
    await startPostgres({ dataDir: join(folder, 'one'), log }),
    await startPostgres({ dataDir: join(folder, 'two'), log }),
    await startTemporal({ dbFile: join(folder, 'one.db'), log }),
    await startTemporal({ dbFile: undefined, log }),
  ];
  stops.push(...running.map(({ stop }) => stop));
  expect(new Set(running.map(({ port }) => port)).size).toBe(4);
});
