// One Postgres and one Temporal server for a whole measurement, with the settings of `npm start`, in a folder that goes afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { connect, type Sql } from '../../server/src/db/connect.ts';
import { migrate } from '../../server/src/db/migrate.ts';
import { type RunningChild, startChild } from '../../server/src/platform/child.ts';
import { freePort } from '../../server/src/platform/free-port.ts';
import { openLog } from '../../server/src/platform/log-file.ts';
import { startPostgres } from '../../server/src/platform/postgres.ts';
import { standBehind } from '../../server/src/platform/stand-behind.ts';
import { startTemporal } from '../../server/src/platform/temporal.ts';

export interface BenchServers {
  readonly sql: Sql;
  /** Looks up by index only: what is asked many times a second must not read a table as it did when that was empty. */
  readonly following: Sql;
  readonly client: Client;
  /** Holds everything that the servers keep. */
  readonly folder: string;
  readonly postgresPid: number;
  readonly temporalPid: number;
  readonly temporalAddress: string;
  /** Starts a process that knows both addresses. Whatever still runs at the end is stopped. */
  startProcess(name: string, file: string): Promise<RunningChild>;
  stop(): Promise<void>;
}

export async function startServers(): Promise<BenchServers> {
  const folder = mkdtempSync(join(tmpdir(), 'sopwith-bench-'));
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), log: openLog(folder, 'postgres').write });
  const temporal = await startTemporal({ dbFile: join(folder, 'temporal.db'), log: openLog(folder, 'temporal').write });
  standBehind(temporal.pid);
  await migrate(postgres.url);
  const sql = connect(postgres.url, { applicationName: 'bench' });
  const following = connect(postgres.url, { max: 2, applicationName: 'bench', byIndex: true });
  const connection = await Connection.connect({ address: temporal.address });
  const env = {
    ...process.env,
    DATABASE_URL: postgres.socketUrl,
    TEMPORAL_ADDRESS: temporal.address,
    SOPWITH_DATA: folder,
    SOPWITH_PORT: String(await freePort()),
  };
  const children = new Set<RunningChild>();
  const stop = async () => {
    await Promise.all([...children].map((child) => child.stop()));
    await connection.close();
    await Promise.all([sql.end({ timeout: 5 }), following.end({ timeout: 5 })]);
    await temporal.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(130)));
  return {
    sql,
    following,
    client: new Client({ connection }),
    folder,
    postgresPid: postgres.pid,
    temporalPid: temporal.pid,
    temporalAddress: temporal.address,
    async startProcess(name, file) {
      const child = await startChild({ name, file, dataDir: folder, env, log: openLog(folder, name) });
      children.add(child);
      // As `npm start` does.
      if (name !== 'api') standBehind(child.pid);
      return { ...child, stop: () => child.stop().finally(() => children.delete(child)) };
    },
    stop,
  };
}
