// What a killed Postgres may leave behind: its postmaster still running, a stale pid file, or backends that hold its shared memory.
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { commandLine } from './process-identity.ts';
import { stopProcess } from './stop-process.ts';

export async function clearLeftovers(dataDir: string, log: (line: string) => void): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid');
  if (existsSync(pidFile)) {
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
    const command = Number.isInteger(pid) && pid > 0 ? commandLine(pid) : undefined;
    if (command?.includes('postgres') && command.includes(dataDir)) {
      log(`a Postgres of an earlier run (process ${pid}) still serves ${dataDir}; stopping it`);
      await stopProcess(pid, [
        { signal: 'SIGINT', forMs: 15_000 },
        { signal: 'SIGQUIT', forMs: 5_000 },
        { signal: 'SIGKILL', forMs: 2_000 },
      ]);
    } else if (command !== undefined) {
      // The id now belongs to a stranger. Postgres would take it for its own and refuse to start.
      rmSync(pidFile, { force: true });
    }
  }
  for (const pid of backendsIn(dataDir)) await stopProcess(pid, [{ signal: 'SIGKILL', forMs: 2_000 }]);
}

// Backends work inside the data folder and outlive a killed postmaster while a query runs. Only Linux shows this without extra tools;
// elsewhere the start is tried again until they are gone.
function backendsIn(dataDir: string): number[] {
  if (!existsSync('/proc/self/cwd')) return [];
  const home = realpathSync(dataDir);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => linkTarget(`/proc/${pid}/cwd`) === home && basename(linkTarget(`/proc/${pid}/exe`) ?? '') === 'postgres');
}

function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    // Processes end while the list is read, and those of other accounts are not shown.
    return undefined;
  }
}
