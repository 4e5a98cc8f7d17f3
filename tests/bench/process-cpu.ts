// CPU seconds and memory of processes with all their children, as the kernel counts them. Linux only: macOS has no /proc.
import { readdirSync, readFileSync } from 'node:fs';

/** USER_HZ, which is 100 wherever Node runs on Linux. */
const TICKS_A_SECOND = 100;

interface ProcessTimes {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

export function cpuSecondsOf(root: number): number {
  return familyOf(root).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_A_SECOND;
}

/** What the processes share is counted once, in parts. */
export function memoryBytesOf(root: number): number {
  return familyOf(root).reduce((sum, { pid }) => sum + (readShare(pid) ?? 0), 0);
}

function familyOf(root: number): readonly ProcessTimes[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readTimes(Number(name)) ?? []) : []));
  const wanted = new Set([root]);
  // A child may have a lower number than its parent, so the tree is walked until it no longer grows.
  for (let size = 0; size !== wanted.size; ) {
    size = wanted.size;
    for (const { pid, parent } of all) if (wanted.has(parent)) wanted.add(pid);
  }
  return all.filter(({ pid }) => wanted.has(pid));
}

function readShare(pid: number): number | null {
  const kilobytes = /^Pss: +(\d+) kB$/m.exec(readOf(pid, 'smaps_rollup') ?? '')?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1_024;
}

/** Null for a process that ended between the listing and the reading; its parent has its times now. */
function readOf(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

function readTimes(pid: number): ProcessTimes | null {
  const line = readOf(pid, 'stat');
  if (line === null) return null;
  // The name in parentheses may hold blanks; the fields after it are counted from 3 (see proc(5)).
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const field = (n: number) => Number(fields[n - 3]);
  return { pid, parent: field(4), ticks: field(14) + field(15) + field(16) + field(17) };
}
