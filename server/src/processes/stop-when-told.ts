// When a process goes: on SIGTERM, on SIGINT, or when whoever started it is gone.
import { traces } from '../traces/tracing.ts';
import type { createLog } from './log.ts';
import { STOP_WITHIN_MS, stopWithin } from './stop-within.ts';

export function stopWhenTold(log: ReturnType<typeof createLog>, running: { stop(): Promise<void> }): void {
  let stopping = false;
  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    const inTime = await stopWithin(STOP_WITHIN_MS, async () => {
      await running.stop();
      await traces().stop();
    });
    if (!inTime) log.error({}, 'did not stop in time, and is ended');
    process.exit(inTime ? 0 : 1);
  }
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  process.on('disconnect', () => void stop());
}
