// The servers of one test run: started by the first project that asks, shared by the others, in a folder that goes when the run ends.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Shared {
  folder: string | undefined;
  readonly started: Map<string, Promise<unknown>>;
  readonly stops: (() => Promise<void>)[];
}

// Vitest loads a global setup once for each project, so a module variable would be one for each of them.
const holder = globalThis as { sopwithTestServers?: Shared };
const shared: Shared = (holder.sopwithTestServers ??= { folder: undefined, started: new Map(), stops: [] });

export interface StartedServer<T> {
  readonly value: T;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

export function sharedServer<T>(name: string, start: (folder: string) => Promise<StartedServer<T>>): Promise<T> {
  const known = shared.started.get(name);
  // The name is used for one kind of server only, so the value is of its type.
  if (known) return known as Promise<T>;
  shared.folder ??= mkdtempSync(join(tmpdir(), 'sopwith-tests-'));
  const starting = start(shared.folder).then(({ value, pid, stop }) => {
    shared.stops.push(stop);
    // The servers live in sessions of their own and would outlive a run that is broken off.
    process.once('exit', () => killIfThere(pid));
    return value;
  });
  shared.started.set(name, starting);
  return starting;
}

export async function stopSharedServers(): Promise<void> {
  for (const stop of shared.stops.splice(0).reverse()) await stop();
  shared.started.clear();
  if (shared.folder) rmSync(shared.folder, { recursive: true, force: true });
  shared.folder = undefined;
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
