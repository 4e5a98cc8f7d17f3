// A process that is told to go drains what it has under way, but not for ever: with its servers gone there is nothing left to wait for.
import { setTimeout as sleep } from 'node:timers/promises';

/** Below the thirty seconds after which Kubernetes ends it. The exchange that is cut off is done again by whoever takes over. */
export const STOP_WITHIN_MS = 25_000;

/** Whether it stopped by itself in that time. A failure to stop is the caller's to tell. */
export async function stopWithin(ms: number, stop: () => Promise<void>): Promise<boolean> {
  const over = new AbortController();
  try {
    return await Promise.race([stop().then(() => true), sleep(ms, false, { signal: over.signal })]);
  } finally {
    over.abort();
  }
}
