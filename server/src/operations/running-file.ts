// Where a running Sopwith can be reached, written into its data folder by `npm start` for the commands beside it.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../platform/whole-file.ts';

export interface RunningAddresses {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
}

/** Only for the owner's eyes: the database's password is in it. */
export function writeRunning(dataDir: string, addresses: RunningAddresses): void {
  replaceFile(join(dataDir, 'running.json'), `${JSON.stringify(addresses)}\n`, 0o600);
}

export function forgetRunning(dataDir: string): void {
  rmSync(join(dataDir, 'running.json'), { force: true });
}

/** Null where nothing runs on that data, or where whoever wrote it was killed before it could. */
export function readRunning(dataDir: string): RunningAddresses | null {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'running.json'), 'utf8')) as RunningAddresses;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
