// The times of a schedule: five cron fields, read on the clock of a zone. A local time that does not exist is taken when the clock
// jumps over it, one that comes twice the first time.
import { Cron } from 'croner';
import type { Instant } from '../instant.ts';

/** Null where it can be read and ever comes; else what is wrong with it, in the reader's own words. */
export function cronProblem(cron: string, zone = 'UTC'): string | null {
  try {
    return read(cron, zone).nextRun(new Date(0)) === null ? 'it never comes' : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The next `count` of its times, later than `after`; fewer where there are no more. */
export function nextFirings(cron: string, zone: string, after: Instant, count: number): readonly Instant[] {
  return read(cron, zone)
    .nextRuns(count, new Date(after))
    .map((date) => date.getTime());
}

/** The last of its times that is not later than `at` and later than `after`; null where there is none. */
export function lastFiring(cron: string, zone: string, after: Instant, at: Instant): Instant | null {
  const [last] = read(cron, zone).previousRuns(1, new Date(at + 1));
  return last === undefined || last.getTime() <= after ? null : last.getTime();
}

// Paused: it only computes, and sets no timer.
function read(cron: string, timezone: string): Cron {
  return new Cron(cron, { mode: '5-part', timezone, paused: true });
}
