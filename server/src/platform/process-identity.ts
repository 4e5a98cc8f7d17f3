// Who is behind a process id. Ids are reused, so nothing is ever killed by a number alone.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, and belongs to another account.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // A zombie still answers to its id, but does nothing any more.
  return !(existsSync('/proc/self/stat') && stateInProc(pid) === 'Z');
}

// The command line with its arguments separated by blanks; undefined when there is no such process.
export function commandLine(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  try {
    if (existsSync('/proc/self/cmdline')) {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    }
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch (error) {
    // It may end between the two looks.
    if (!isAlive(pid)) return undefined;
    throw error;
  }
}

// The third field of the record; the second is the name in brackets, which may itself hold brackets and blanks.
function stateInProc(pid: number): string | undefined {
  try {
    const record = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return record.slice(record.lastIndexOf(')') + 2, record.lastIndexOf(')') + 3);
  } catch {
    // The process is gone, which is the same answer as having no state.
    return undefined;
  }
}
