// A whole Sopwith of one's own: Postgres, Temporal, worker and API, each kept running as `npm start` keeps it.
import { join } from 'node:path';
import { createKey } from '../../server/src/auth/access-key-store.ts';
import { connect } from '../../server/src/db/connect.ts';
import { migrate } from '../../server/src/db/migrate.ts';
import { cacheHome } from '../../server/src/platform/cache-home.ts';
import { startChild } from '../../server/src/platform/child.ts';
import { takeDataFolder } from '../../server/src/platform/data-folder.ts';
import { freePort } from '../../server/src/platform/free-port.ts';
import { openLog } from '../../server/src/platform/log-file.ts';
import { type RunningPostgres, startPostgres } from '../../server/src/platform/postgres.ts';
import { defaultRestartPolicy } from '../../server/src/platform/restart-policy.ts';
import { shutdown } from '../../server/src/platform/shutdown.ts';
import { repositoryRoot } from '../../server/src/platform/start-settings.ts';
import { type Running, type Supervise, supervise } from '../../server/src/platform/supervise.ts';
import { tellBy } from '../../server/src/platform/tell.ts';
import { type RunningTemporal, startTemporal } from '../../server/src/platform/temporal.ts';

export const partNames = ['API', 'worker', 'Temporal server', 'database'] as const;
export type PartName = (typeof partNames)[number];

/** Who speaks to which server. */
export const linkNames = ['API to database', 'worker to database', 'API to Temporal', 'worker to Temporal'] as const;
export type LinkName = (typeof linkNames)[number];

export interface Product {
  readonly address: string;
  /** An API key. */
  readonly key: string;
  /** The link by which the first person comes in. */
  readonly firstSignIn: string;
  /** Past every proxy. */
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  /** What runs as this part now: something else after each restart. */
  readonly running: (part: PartName) => Running;
  stop(): Promise<void>;
}

export interface StartProduct {
  readonly dataDir: string;
  /** Where the database lies, where that is not within. */
  readonly databaseDir?: string;
  readonly log: (line: string) => void;
  /** Called when a part cannot be kept running. */
  readonly giveUp: (reason: string) => void;
  /** A way for what a part says to a server, given the server's port: the port of a proxy in between. */
  readonly through?: (link: LinkName, port: number) => Promise<number>;
  /** Besides what API and worker are given anyway. */
  readonly env?: Readonly<Record<string, string>>;
  /** Restarts in a row before giving up; whoever kills parts on purpose needs more than the default. */
  readonly mostRestarts?: number;
}

export async function startProduct({ dataDir, databaseDir = join(dataDir, 'postgres'), log, giveUp, mostRestarts, env: given = {}, through = async (_, port) => port }: StartProduct): Promise<Product> {
  const { release } = takeDataFolder(dataDir);
  const tell = tellBy(log, 'en');
  const end = shutdown(partNames, tell);
  const policy = { ...defaultRestartPolicy, mostInARow: mostRestarts ?? defaultRestartPolicy.mostInARow };
  const parts = new Map<PartName, () => Running>();
  const keep = async <R extends Running>(name: PartName, start: Supervise<R>['start']) => {
    const kept = await end.launch(name, () => supervise({ name, start, log: tell, giveUp: ({ en }) => giveUp(en), policy }));
    parts.set(name, kept.current);
    return kept;
  };
  const stop = async () => {
    await end.begin();
    release();
  };
  try {
    const [database, temporal] = await Promise.all([keepPostgres(dataDir, databaseDir, keep), keepTemporal(dataDir, keep)]);
    const databaseUrl = database.current().url;
    await migrate(databaseUrl);
    const port = await freePort();
    const temporalAddress = temporal.current().address;
    const addressesOf = async (who: 'API' | 'worker') => {
      const database = new URL(databaseUrl);
      database.port = String(await through(`${who} to database`, Number(database.port)));
      return { DATABASE_URL: database.href, TEMPORAL_ADDRESS: `127.0.0.1:${await through(`${who} to Temporal`, temporal.current().port)}` };
    };
    const addresses = { API: await addressesOf('API'), worker: await addressesOf('worker') };
    const env = {
      ...process.env,
      ...given,
      TEMPORAL_NAMESPACE: 'default',
      SOPWITH_DATA: dataDir,
      SOPWITH_CACHE: cacheHome(),
      SOPWITH_HOST: '127.0.0.1',
      SOPWITH_PORT: String(port),
    };
    const keepChild = (name: 'API' | 'worker', file: string) => {
      const output = openLog(dataDir, file);
      return keep(name, () =>
        startChild({ name, file: join(repositoryRoot, `server/src/processes/${file}.ts`), dataDir, env: { ...env, ...addresses[name] }, log: output }),
      );
    };
    const [api] = await Promise.all([keepChild('API', 'api'), keepChild('worker', 'worker')]);
    const firstSignIn = String(api.current().ready.firstSignIn);
    return { databaseUrl, temporalAddress, address: `http://127.0.0.1:${port}`, key: await makeKey(databaseUrl), firstSignIn, running: (part) => runningNow(parts, part), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Keep = <R extends Running>(name: PartName, start: Supervise<R>['start']) => Promise<{ current: () => R }>;

function keepPostgres(dataDir: string, databaseDir: string, keep: Keep) {
  const { write } = openLog(dataDir, 'postgres');
  return keep('database', (before: RunningPostgres | undefined) =>
    startPostgres({ dataDir: databaseDir, ...(before ? { port: before.port } : {}), log: write }),
  );
}

function keepTemporal(dataDir: string, keep: Keep) {
  const { write } = openLog(dataDir, 'temporal');
  return keep('Temporal server', (before: RunningTemporal | undefined) =>
    startTemporal({ dbFile: join(dataDir, 'temporal.db'), ...(before ? { port: before.port } : {}), log: write }),
  );
}

/** Straight into the database: nobody has signed in to this one who could make a key. */
async function makeKey(databaseUrl: string): Promise<string> {
  const sql = connect(databaseUrl, { max: 1, applicationName: 'sopwith-replay' });
  try {
    return (await createKey(sql, { kind: 'api', scope: 'live', name: 'replay' })).key;
  } finally {
    await sql.end();
  }
}

function runningNow(parts: ReadonlyMap<PartName, () => Running>, part: PartName): Running {
  const running = parts.get(part)?.();
  if (running === undefined) throw new Error(`expected the ${part} to be kept running, found nothing`);
  return running;
}
