// The embedded Postgres: one cluster folder, one postmaster, stopped and started again on the same data as often as needed.
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { freePort } from './free-port.ts';
import { asAccount, postgresAccount } from './postgres-account.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { clusterPassword, hasCluster, makeCluster } from './postgres-data.ts';
import { clearLeftovers } from './postgres-leftovers.ts';
import { addressBySocket, clearSockets, socketFolder } from './postgres-socket.ts';
import { postgresSettings } from './postgres-settings.ts';
import { StartProblem } from './start-problem.ts';
import { stopProcess } from './stop-process.ts';

export interface StartPostgres {
  readonly dataDir: string;
  // Free choice when left out; a restart on the same address gives the port of the first start.
  readonly port?: number;
  readonly settings?: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

export interface RunningPostgres {
  readonly url: string;
  /** The same database, for who comes often: through the socket file where there is one. */
  readonly socketUrl: string;
  readonly port: number;
  readonly pid: number;
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

export async function startPostgres({ dataDir, port, settings, log }: StartPostgres): Promise<RunningPostgres> {
  const binaries = await postgresBinaries();
  if (!hasCluster(dataDir)) {
    log(`making the database in ${dataDir}`);
    makeCluster(binaries.initdb, dataDir, postgresAccount(dataDir));
  }
  await clearLeftovers(dataDir, log);
  clearSockets(dataDir);
  const chosenPort = port ?? (await freePort());
  const child = await serve({ binary: binaries.postgres, dataDir, port: chosenPort, settings: { unix_socket_directories: socketFolder(dataDir) ?? '', ...postgresSettings, ...settings }, log });
  const pid = child.pid as number;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const server = `postgres://sopwith:${clusterPassword(dataDir)}@127.0.0.1:${chosenPort}`;
  await ensureDatabase(`${server}/postgres`, 'sopwith');
  return {
    url: `${server}/sopwith`,
    socketUrl: addressBySocket(`${server}/sopwith`, socketFolder(dataDir)),
    port: chosenPort,
    pid,
    exited,
    stop: async () => {
      // SIGINT is Postgres's fast shutdown: it ends sessions and leaves a clean checkpoint.
      await stopProcess(pid, [
        { signal: 'SIGINT', forMs: 15_000 },
        { signal: 'SIGQUIT', forMs: 5_000 },
        { signal: 'SIGKILL', forMs: 2_000 },
      ]);
    },
  };
}

interface Serve {
  readonly binary: string;
  readonly dataDir: string;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

const patienceMs = 30_000;

async function serve(what: Serve): Promise<ChildProcess> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const outcome = await tryToServe(what);
    if (outcome.status === 'ready') return outcome.child;
    // Backends of a killed postmaster need a moment to notice; a port just released may still be held.
    const mayPass = /shared memory|Address already in use|lock file/.test(outcome.reason);
    if (!mayPass || Date.now() > deadline) {
      throw new StartProblem({
        zh: `Postgres 打不开 ${what.dataDir} 里的数据（${outcome.reason}）：放回这个文件夹的备份，或把它移走、从头开始。`,
        en: `Postgres cannot open its data in ${what.dataDir} (${outcome.reason}): put back a backup of that folder, or move it away to begin anew.`,
      });
    }
    await sleep(200);
    await clearLeftovers(what.dataDir, what.log);
  }
}

type ServeOutcome = { status: 'ready'; child: ChildProcess } | { status: 'ended'; reason: string };

function tryToServe({ binary, dataDir, port, settings, log }: Serve): Promise<ServeOutcome> {
  const options = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const run = asAccount(postgresAccount(dataDir), binary, ['-D', dataDir, ...options]);
  // A session of its own: Ctrl-C in the terminal must reach the supervisor only, which stops Postgres last.
  const child = spawn(run.command, run.args, { cwd: dataDir, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  return new Promise((resolve, reject) => {
    const fatal: string[] = [];
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ status: 'ended', reason: fatal.at(-1) ?? `it ended with ${signal ?? `exit code ${code}`}` }));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n').filter(Boolean)) {
        log(line);
        const reason = /(?:FATAL|PANIC):\s+(.*)$/.exec(line)?.[1];
        if (reason) fatal.push(reason);
        if (line.includes('ready to accept connections')) resolve({ status: 'ready', child });
      }
    });
  });
}

async function ensureDatabase(serverUrl: string, name: string): Promise<void> {
  const sql = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  try {
    const found = await sql`select 1 from pg_database where datname = ${name}`;
    if (found.length === 0) await sql.unsafe(`create database ${name}`);
  } finally {
    await sql.end();
  }
}
