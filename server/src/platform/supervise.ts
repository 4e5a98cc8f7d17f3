// Keeps one part running: starts it again when it ends by itself, with growing pauses, and reports when that does not help.
import { setTimeout as sleep } from 'node:timers/promises';
import { decideRestart, defaultRestartPolicy, endsInARow, type RestartPolicy } from './restart-policy.ts';

export interface Running {
  readonly pid: number;
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

export interface Supervise<R extends Running> {
  readonly name: string;
  // Called with what ran before, so that a restart can keep its port.
  start(before: R | undefined): Promise<R>;
  readonly log: (line: string) => void;
  giveUp(reason: string): void;
  readonly policy?: RestartPolicy;
}

export interface Supervised<R extends Running> {
  readonly current: () => R;
  stop(): Promise<void>;
}

export async function supervise<R extends Running>({ name, start, log, giveUp, policy = defaultRestartPolicy }: Supervise<R>): Promise<Supervised<R>> {
  const stopping = new AbortController();
  let running = await start(undefined);

  async function keep(): Promise<void> {
    let inARow = 0;
    let startedAt = Date.now();
    await running.exited;
    while (!stopping.signal.aborted) {
      inARow = endsInARow(inARow, Date.now() - startedAt, policy);
      const decision = decideRestart(inARow, policy);
      if (decision.type === 'giveUp') {
        giveUp(`The ${name} ended ${inARow} times in a row.`);
        return;
      }
      log(`the ${name} ended unexpectedly; starting it again in ${decision.afterMs / 1000} s`);
      if (!(await pause(decision.afterMs, stopping.signal))) return;
      startedAt = Date.now();
      try {
        running = await start(running);
      } catch (error) {
        // Counts as one more end; the loop decides whether to try again.
        log(error instanceof Error ? error.message : String(error));
        continue;
      }
      // Told to stop while it was starting: nobody else knows this one.
      if (stopping.signal.aborted) await running.stop();
      else log(`the ${name} runs again`);
      await running.exited;
    }
  }

  const kept = keep();
  return {
    current: () => running,
    stop: async () => {
      stopping.abort();
      await running.stop();
      await kept;
    },
  };
}

async function pause(forMs: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(forMs, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}
