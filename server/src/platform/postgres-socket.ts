// Processes of one machine speak to Postgres through a socket file: each of the many short ways there and back costs a third less than by TCP.
import { readdirSync, rmSync } from 'node:fs';
import { platform } from 'node:os';
import { join, resolve } from 'node:path';

/** In bytes, of the shortest limit that a system sets: macOS allows 103, Linux 107. */
const LONGEST_PATH = 103;

/** The cluster's own folder, which only its account may enter; null where the socket cannot be there. */
export function socketFolder(dataDir: string, system: string = platform()): string | null {
  // Windows has none that Node could use. Postgres reads a comma as the end of one folder's name, and a quote as its begin.
  if (system === 'win32' || /[,"]/.test(dataDir)) return null;
  const folder = resolve(dataDir);
  return Buffer.byteLength(join(folder, '.s.PGSQL.65535')) > LONGEST_PATH ? null : folder;
}

/** As libpq writes it: the address with the socket's folder beside it, for `socketOf` to find. */
export function addressBySocket(url: string, folder: string | null): string {
  if (folder === null) return url;
  const address = new URL(url);
  address.searchParams.set('host', folder);
  return address.href;
}

/** A killed Postgres leaves its sockets, each start under another port. */
export function clearSockets(dataDir: string): void {
  for (const name of readdirSync(dataDir)) if (name.startsWith('.s.PGSQL.')) rmSync(join(dataDir, name), { force: true });
}
