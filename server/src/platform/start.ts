// `npm start`: brings up Postgres, Temporal, worker and API, prints one address, and ends them all again.
import { join } from 'node:path';
import type { Bilingual } from '@sopwith/engine';
import { migrate } from '../db/migrate.ts';
import { socketOf } from '../db/socket-of.ts';
import { forgetRunning, writeRunning } from '../operations/running-file.ts';
import { checkPort } from './check-port.ts';
import { startChild } from './child.ts';
import { takeDataFolder } from './data-folder.ts';
import { findTemporal } from './find-temporal.ts';
import { langOfLocale } from './locale.ts';
import { openLog } from './log-file.ts';
import { type RunningPostgres, startPostgres } from './postgres.ts';
import { checkReachable } from './reachable.ts';
import { type Shutdown, StoppedWhileStarting, shutdown } from './shutdown.ts';
import { standBehind } from './stand-behind.ts';
import { StartProblem } from './start-problem.ts';
import { readSettings, repositoryRoot, type StartSettings } from './start-settings.ts';
import { type Running, type Supervise, supervise } from './supervise.ts';
import { type Tell, tellBy } from './tell.ts';
import { type RunningTemporal, startTemporal } from './temporal.ts';
import { SECURITY_VARIABLES } from './temporal-connection.ts';

export interface Processes {
  readonly api: string;
  readonly worker: string;
}

const ownProcesses: Processes = {
  api: join(repositoryRoot, 'server/src/processes/api.ts'),
  worker: join(repositoryRoot, 'server/src/processes/worker.ts'),
};

const lang = langOfLocale(process.env);
const say: Tell = tellBy(console.log, lang);

export async function start(processes: Processes = ownProcesses): Promise<void> {
  let settings: StartSettings;
  let release: () => void;
  try {
    settings = readSettings(process.env);
    ({ release } = takeDataFolder(settings.dataDir));
  } catch (error) {
    explain(error);
    process.exit(1);
  }
  const end = shutdown(['API', 'worker', 'Temporal server', 'database'], say);
  const leave = async (code: number): Promise<void> => {
    await end.begin();
    forgetRunning(settings.dataDir);
    release();
    process.exit(code);
  };
  endOnSignals(end, leave);
  const giveUp = (reason: Bilingual): void => {
    const logs = join(settings.dataDir, 'logs');
    tellBy(console.error, lang)({
      zh: `\n${reason.zh}日志在 ${logs}；Sopwith 到此停止，数据都在。`,
      en: `\n${reason.en} Its log is in ${logs}; Sopwith stops here, and the data is kept.`,
    });
    void leave(1);
  };
  try {
    await checkPort(settings.port, settings.host);
    await bringUp(settings, processes, end, giveUp);
  } catch (error) {
    // Then the end has begun already, and whoever began it says why.
    if (!(error instanceof StoppedWhileStarting)) {
      // The reason comes last, where it is seen.
      await end.begin();
      explain(error);
      await leave(1);
    }
  }
}

async function bringUp(settings: StartSettings, processes: Processes, end: Shutdown, giveUp: (reason: Bilingual) => void): Promise<void> {
  const keep = <R extends Running>(name: string, startPart: Supervise<R>['start']) =>
    end.launch(name, () => supervise({ name, start: startPart, log: say, giveUp }));
  const [{ databaseUrl, oftenBy }, temporalAddress] = await Promise.all([database(settings, keep), temporal(settings, keep)]);
  await migrate(databaseUrl);
  // The embedded server speaks without TLS, whatever the environment holds for another.
  const plain = settings.temporalAddress === undefined ? Object.fromEntries(SECURITY_VARIABLES.map((name) => [name, ''])) : {};
  const env = {
    ...process.env,
    ...plain,
    DATABASE_URL: oftenBy,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: settings.namespace,
    SOPWITH_DATA: settings.dataDir,
    SOPWITH_CACHE: settings.cache,
    SOPWITH_HOST: settings.host,
    SOPWITH_PORT: String(settings.port),
  };
  const child = (name: string, file: string) => {
    const log = openLog(settings.dataDir, name.toLowerCase());
    return startChild({ name, file, dataDir: settings.dataDir, env, log });
  };
  const [api] = await Promise.all([
    keep('API', () => child('API', processes.api)),
    keep('worker', () => behind(child('worker', processes.worker))),
  ]);
  const { address, firstSignIn } = api.current().ready;
  writeRunning(settings.dataDir, { databaseUrl, temporalAddress, namespace: settings.namespace });
  const place = String(address ?? `http://${settings.host}:${settings.port}`);
  const seconds = process.uptime().toFixed(1);
  say({
    zh: `\nSopwith 准备好了，用了 ${seconds} 秒。数据：${settings.dataDir}。按 Ctrl-C 停止。`,
    en: `\nSopwith is ready in ${seconds} s. Data: ${settings.dataDir}. Ctrl-C stops it.`,
  });
  say(
    firstSignIn
      ? { zh: `\n  首次登录：${String(firstSignIn)}\n`, en: `\n  Sign in for the first time: ${String(firstSignIn)}\n` }
      : { zh: `\n  ${place}\n`, en: `\n  ${place}\n` },
  );
}

type Keep = <R extends Running>(name: string, startPart: Supervise<R>['start']) => Promise<{ current: () => R }>;

/** `oftenBy`: for the processes that ask it all the while. */
async function database({ databaseUrl, dataDir }: StartSettings, keep: Keep): Promise<{ readonly databaseUrl: string; readonly oftenBy: string }> {
  if (databaseUrl) {
    const { hostname, port } = new URL(databaseUrl);
    const { path } = socketOf(databaseUrl);
    if (path === undefined) await checkReachable({ what: { zh: 'DATABASE_URL 的数据库', en: 'The database of DATABASE_URL' }, host: hostname, port: Number(port || 5432) });
    const place = path ?? hostname;
    say({ zh: `Postgres：用 ${place} 的数据库（DATABASE_URL）`, en: `Postgres: the database at ${place} (DATABASE_URL)` });
    return { databaseUrl, oftenBy: databaseUrl };
  }
  const log = openLog(dataDir, 'postgres');
  const kept = await keep('database', (before: RunningPostgres | undefined) =>
    startPostgres({ dataDir: join(dataDir, 'postgres'), ...(before ? { port: before.port } : {}), log: log.write }),
  );
  say({ zh: 'Postgres：准备好了', en: 'Postgres: ready' });
  const { url, socketUrl } = kept.current();
  return { databaseUrl: url, oftenBy: socketUrl };
}

async function temporal({ dataDir, temporalAddress }: StartSettings, keep: Keep): Promise<string> {
  const source = await findTemporal({ log: say });
  if (source.type === 'address') {
    const [host = '', port = '7233'] = source.address.split(':');
    await checkReachable({ what: { zh: 'TEMPORAL_ADDRESS 的 Temporal 集群', en: 'The Temporal cluster of TEMPORAL_ADDRESS' }, host, port: Number(port) });
    return temporalAddress ?? source.address;
  }
  const log = openLog(dataDir, 'temporal');
  const kept = await keep('Temporal server', (before: RunningTemporal | undefined) =>
    behind(
      startTemporal({
        dbFile: join(dataDir, 'temporal.db'),
        executable: source.path,
        ...(before ? { port: before.port } : {}),
        log: log.write,
      }),
    ),
  );
  say({ zh: 'Temporal：准备好了', en: 'Temporal: ready' });
  return kept.current().address;
}

async function behind<R extends { readonly pid: number }>(starting: Promise<R>): Promise<R> {
  const running = await starting;
  standBehind(running.pid);
  return running;
}

function endOnSignals(end: Shutdown, leave: (code: number) => Promise<void>): void {
  // After the terminal has closed, nobody reads on; that must not keep the parts from being stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to npm and to this process, and npm passes it on once more.
      if (end.isStopping()) return;
      const began = Date.now();
      say({ zh: '\n正在停止 …', en: '\nStopping …' });
      process.once('exit', () => {
        const seconds = ((Date.now() - began) / 1000).toFixed(1);
        say({ zh: `已停止，用了 ${seconds} 秒。`, en: `Stopped in ${seconds} s.` });
      });
      void leave(0);
    });
  }
  process.on('uncaughtException', (error) => {
    explain(error);
    void leave(1);
  });
}

function explain(error: unknown): void {
  console.error(error instanceof StartProblem ? `\n${error.said[lang]}` : error);
}
