// Between the look at a free port and the bind another start may look too: two servers that begin together once drew the same port. So whoever
// draws a port marks it, where every Sopwith of this account on this machine sees the mark.
import { mkdirSync, statSync, utimesSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createFile } from './whole-file.ts';

// The longest start: afterwards the port is bound, or nobody wants it any more.
const HELD_MS = 10 * 60_000;

/** Whether the port is the caller's to bind for the next ten minutes. */
export function claimPort(port: number, now = Date.now()): boolean {
  const folder = join(tmpdir(), `sopwith-ports-${userInfo().username}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const mark = join(folder, String(port));
  if (createFile(mark, '')) return true;
  if (now - statSync(mark).mtimeMs < HELD_MS) return false;
  utimesSync(mark, now / 1000, now / 1000);
  return true;
}
