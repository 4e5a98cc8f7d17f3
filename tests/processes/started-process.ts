// API and worker as processes of their own, started as `docs/deployment.md` says, with what they print kept.
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export interface StartedProcess {
  readonly pid: number;
  /** Everything that it has printed so far. */
  readonly printed: () => string;
  /** Resolves with the exit code; null where a signal ended it. */
  readonly exited: Promise<number | null>;
  signal(name: NodeJS.Signals): void;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const TRIES_EVERY_MS = 50;
/** Some seconds on a machine with nothing else to do. */
const READY_WITHIN_MS = 240_000;

export type ProcessKind = 'api' | 'worker';

export interface Place {
  readonly file?: string;
  /** The folder that it is started in. */
  readonly cwd?: string;
}

// By its path, so that it is found from wherever a process is started.
const tsx = pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx')).href;

/** Ready when its door says so. */
export async function startProcess(kind: ProcessKind, port: number, env: NodeJS.ProcessEnv, { file = `server/src/processes/${kind}.ts`, cwd = root }: Place = {}): Promise<StartedProcess> {
  const ports = kind === 'api' ? { SOPWITH_PORT: String(port) } : { SOPWITH_WORKER_PORT: String(port) };
  const child = spawn(process.execPath, ['--import', tsx, resolve(root, file)], { cwd, env: { ...process.env, ...env, ...ports }, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  // Whatever breaks the test off, nothing is left behind.
  process.once('exit', () => child.kill('SIGKILL'));
  await untilReady(child, port, () => printed);
  return { pid: child.pid as number, printed: () => printed, exited, signal: (name) => void child.kill(name) };
}

async function untilReady(child: ChildProcess, port: number, printed: () => string): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  while (performance.now() < until) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, TRIES_EVERY_MS));
  }
  child.kill('SIGKILL');
  throw new Error(`expected the process to become ready, found: ${printed()}`);
}
