// The embedded Temporal server: the CLI's development server on one data file, which survives being killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { findTemporal } from './find-temporal.ts';
import { freePort } from './free-port.ts';
import { forgetProcess, rememberProcess, stopRemembered } from './pid-file.ts';
import { StartProblem } from './start-problem.ts';
import { type StopStage, stopProcess } from './stop-process.ts';
import { type Tell, tellBy } from './tell.ts';

export interface StartTemporal {
  // Undefined: everything in memory, gone with the process.
  readonly dbFile: string | undefined;
  readonly port?: number;
  readonly executable?: string;
  /** Its log, in English as all logs. */
  readonly log: (line: string) => void;
}

export interface RunningTemporal {
  readonly address: string;
  readonly port: number;
  readonly pid: number;
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

/** A worker that is told to go is given no more work: servers from 1.31 on can do so, and earlier ones pass over the setting. */
const SETTINGS = ['frontend.enableCancelWorkerPollsOnShutdown=true'];

const stages: readonly StopStage[] = [
  { signal: 'SIGTERM', forMs: 10_000 },
  { signal: 'SIGKILL', forMs: 2_000 },
];

export async function startTemporal({ dbFile, port, executable, log }: StartTemporal): Promise<RunningTemporal> {
  const path = executable ?? (await executableOnly(tellBy(log, 'en')));
  if (dbFile) await stopLeftover(dbFile, log);
  const chosenPort = port ?? (await freePort());
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(chosenPort), '--headless', '--log-level', 'error'];
  for (const setting of SETTINGS) args.push('--dynamic-config-value', setting);
  if (dbFile) {
    mkdirSync(dirname(dbFile), { recursive: true });
    args.push('--db-filename', dbFile);
  }
  // A session of its own: Ctrl-C in the terminal must reach the supervisor only.
  const child = spawn(path, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const pid = child.pid;
  // Before it serves, so that a supervisor killed in between still leaves a trace.
  if (dbFile && pid) rememberProcess(pidFileOf(dbFile), pid);
  await serving(child, dbFile, log);
  if (!pid) throw new Error('expected a process id of a server that serves, found none');
  // Again, for a wrapper script has become the server by now.
  if (dbFile) rememberProcess(pidFileOf(dbFile), pid);
  return {
    address: `127.0.0.1:${chosenPort}`,
    port: chosenPort,
    pid,
    exited,
    stop: async () => {
      await stopProcess(pid, stages);
      if (dbFile) forgetProcess(pidFileOf(dbFile));
    },
  };
}

async function executableOnly(log: Tell): Promise<string> {
  const source = await findTemporal({ log, env: { ...process.env, TEMPORAL_ADDRESS: undefined } });
  if (source.type !== 'executable') throw new Error(`expected an executable without TEMPORAL_ADDRESS, found ${source.address}`);
  return source.path;
}

function serving(child: ChildProcess, dbFile: string | undefined, log: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      const how = signal ?? `exit code ${code}`;
      const why = { zh: said.at(-1) ?? `以 ${how} 结束`, en: said.at(-1) ?? `it ended with ${how}` };
      reject(
        new StartProblem({
          zh: `Temporal 没能启动${dbFile ? `，数据在 ${dbFile}` : ''}（${why.zh}）${dbFile ? `：如果 ${dbFile} 损坏了，就把它移走；流程和运行本身都在 Postgres 里` : ''}。`,
          en: `Temporal did not start${dbFile ? ` on ${dbFile}` : ''} (${why.en})${dbFile ? `: move ${dbFile} away if it is damaged; the flows and runs themselves are kept in Postgres` : ''}.`,
        }),
      );
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        for (const line of text.split('\n').filter((line) => line.trim())) {
          log(line);
          said.push(line.trim());
          said.splice(0, said.length - 3);
          // Printed once its services run and the namespace exists.
          if (/^(Temporal )?Server:/.test(line)) resolve();
        }
      });
    }
  });
}

function pidFileOf(dbFile: string): string {
  return `${dbFile}.pid`;
}

// After the supervisor was killed, the server it started still holds the data file.
async function stopLeftover(dbFile: string, log: (line: string) => void): Promise<void> {
  const pid = await stopRemembered(pidFileOf(dbFile), stages);
  if (pid !== undefined) log(`a Temporal server of an earlier run (process ${pid}) still served ${dbFile}; it was stopped`);
}
