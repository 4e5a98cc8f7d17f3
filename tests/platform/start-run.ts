// One start in a process of its own, and what can be seen of it from outside.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../../server/src/platform/process-identity.ts';

export interface StartRun {
  readonly child: ChildProcess;
  // Everything printed so far, both streams.
  output(): string;
  // Rejects when the process ends first.
  said(pattern: RegExp, withinMs?: number): Promise<void>;
  readonly ended: Promise<number | null>;
}

const root = resolve(import.meta.dirname, '../..');
const standIns = [process.execPath, join(import.meta.dirname, 'stand-ins/start.mjs')];
const runs: StartRun[] = [];

// With stand-ins for worker and API unless told what to run instead.
export function startRun(env: Readonly<Record<string, string>>, command: readonly string[] = standIns): StartRun {
  const { DATABASE_URL: _database, TEMPORAL_ADDRESS: _address, ...inherited } = process.env;
  const [program = process.execPath, ...args] = command;
  // A process group of its own, as a terminal gives to each command: Ctrl-C goes to all of it.
  const child = spawn(program, args, { cwd: root, env: { ...inherited, ...env }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const run: StartRun = {
    child,
    output: () => text,
    ended,
    said: async (pattern, withinMs = 150_000) => {
      const deadline = Date.now() + withinMs;
      while (!pattern.test(text)) {
        if (child.exitCode !== null || Date.now() > deadline) throw new Error(`expected ${pattern}, found:\n${text}`);
        await sleep(20);
      }
    },
  };
  runs.push(run);
  return run;
}

// For `afterEach`: a test that fails must not leave servers behind.
export async function endRuns(): Promise<void> {
  for (const run of runs.splice(0)) {
    const group = -Number(run.child.pid);
    // The group may hold more than its first process, which can be gone before the others.
    if (isAlive(group)) process.kill(group, 'SIGTERM');
    await run.ended;
  }
}

// The processes that hold this data folder, by the marks they leave in it.
export function processesOf(dataDir: string): Record<string, number> {
  const found: Record<string, number> = {};
  const pids = join(dataDir, 'pids');
  for (const name of existsSync(pids) ? readdirSync(pids) : []) found[name.replace('.pid', '')] = remembered(join(pids, name));
  if (existsSync(join(dataDir, 'temporal.db.pid'))) found.temporal = remembered(join(dataDir, 'temporal.db.pid'));
  const postmaster = join(dataDir, 'postgres', 'postmaster.pid');
  if (existsSync(postmaster)) found.postgres = Number(readFileSync(postmaster, 'utf8').split('\n')[0]);
  return found;
}

export function databaseOf(dataDir: string): string {
  const port = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
  const password = readFileSync(join(dataDir, 'postgres', 'sopwith.password'), 'utf8');
  return `postgres://sopwith:${password}@127.0.0.1:${port}/sopwith`;
}

export async function goneWithin(pids: readonly number[], forMs: number): Promise<number[]> {
  const deadline = Date.now() + forMs;
  while (pids.some(isAlive) && Date.now() < deadline) await sleep(20);
  return pids.filter(isAlive);
}

function remembered(file: string): number {
  return (JSON.parse(readFileSync(file, 'utf8')) as { pid: number }).pid;
}
