// The folder that holds everything a person would miss. One Sopwith at a time may use it.
import { closeSync, existsSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { forgetProcess, rememberedAlive, rememberProcess } from './pid-file.ts';
import { StartProblem } from './start-problem.ts';

export interface DataFolder {
  release(): void;
}

export function takeDataFolder(dataDir: string): DataFolder {
  prepare(dataDir);
  const lock = join(dataDir, 'sopwith.lock');
  const owner = rememberedAlive(lock);
  if (owner !== undefined && owner !== process.pid) throw inUse(dataDir, owner);
  // Whoever wrote it is gone, so it was killed.
  rmSync(lock, { force: true });
  try {
    closeSync(openSync(lock, 'wx'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw inUse(dataDir, undefined);
    throw error;
  }
  rememberProcess(lock, process.pid);
  return { release: () => forgetProcess(lock) };
}

function inUse(dataDir: string, owner: number | undefined): StartProblem {
  const who = owner === undefined ? '' : ` (process ${owner})`;
  return new StartProblem(
    `Sopwith already runs on the data in ${dataDir}${who}: use that one or stop it, or set both SOPWITH_DATA and SOPWITH_PORT to run a second one beside it.`,
  );
}

function prepare(dataDir: string): void {
  if (existsSync(dataDir) && !statSync(dataDir).isDirectory()) {
    throw new StartProblem(`The data folder ${dataDir} is a file: move it away, or set SOPWITH_DATA to another folder.`);
  }
  const probe = join(dataDir, '.write-probe');
  try {
    mkdirSync(dataDir, { recursive: true });
    closeSync(openSync(probe, 'w'));
    rmSync(probe);
  } catch (cause) {
    throw new StartProblem(
      `The data folder ${dataDir} cannot be written (${(cause as NodeJS.ErrnoException).code}): give this account the right to write there, or set SOPWITH_DATA to another folder.`,
      { cause },
    );
  }
}
