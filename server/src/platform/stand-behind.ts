// On one small machine everything shares the cores. Who asks waits for the API and the database; a lane's answer may come a moment later.
import { readdirSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

/** As `nice` counts, from where whoever starts it stands itself: a third of the share of what has the usual one, where the cores are full, and all of it where they are not. */
const BEHIND = 5;
const LAST = 19;

/** Puts a process behind the others, with all its threads; those that it makes later are born there. */
export function standBehind(pid: number): void {
  const priority = Math.min(getPriority() + BEHIND, LAST);
  for (const id of threadsOf(pid)) {
    try {
      setPriority(id, priority);
    } catch {
      // It ended meanwhile, or this system lets nobody: it then runs like the others.
    }
  }
}

/** Linux ranks threads, other systems processes. */
function threadsOf(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch {
    return [pid];
  }
}
