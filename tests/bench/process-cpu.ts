// CPU seconds of processes with all their children, as the kernel counts them. Linux only: macOS has no /proc.
import { readdirSync, readFileSync } from 'node:fs';

/** USER_HZ, which is 100 wherever Node runs on Linux. */
const TICKS_A_SECOND = 100;

interface ProcessTimes {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

export function cpuSecondsOf(root: number): number {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readTimes(Number(name)) ?? []) : []));
  const wanted = new Set([root]);
  // A child may have a lower number than its parent, so the tree is walked until it no longer grows.
  for (let size = 0; size !== wanted.size; ) {
    size = wanted.size;
    for (const { pid, parent } of all) if (wanted.has(parent)) wanted.add(pid);
  }
  return all.reduce((sum, { pid, ticks }) => (wanted.has(pid) ? sum + ticks : sum), 0) / TICKS_A_SECOND;
}

function readTimes(pid: number): ProcessTimes | null {
  let line: string;
  try {
    line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch (error) {
    // It ended between the listing and the reading; its parent has its times now.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
  // The name in parentheses may hold blanks; the fields after it are counted from 3 (see proc(5)).
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const field = (n: number) => Number(fields[n - 3]);
  return { pid, parent: field(4), ticks: field(14) + field(15) + field(16) + field(17) };
}
