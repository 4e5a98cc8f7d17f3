// Keeps one part running: starts it again when it ends by itself, with growing pauses, and reports when that does not help.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bilingual } from '@sopwith/engine';
import { partTitle } from './part-titles.ts';
import { decideRestart, defaultRestartPolicy, endsInARow, type RestartPolicy } from './restart-policy.ts';
import { type Tell, wordsOf } from './tell.ts';

export interface Running {
  readonly pid: number;
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

export interface Supervise<R extends Running> {
  readonly name: string;
  // Called with what ran before, so that a restart can keep its port.
  start(before: R | undefined): Promise<R>;
  readonly log: Tell;
  giveUp(reason: Bilingual): void;
  readonly policy?: RestartPolicy;
}

export interface Supervised<R extends Running> {
  readonly current: () => R;
  stop(): Promise<void>;
}

export async function supervise<R extends Running>({ name, start, log, giveUp, policy = defaultRestartPolicy }: Supervise<R>): Promise<Supervised<R>> {
  const stopping = new AbortController();
  const part = partTitle(name);
  let running = await start(undefined);

  async function keep(): Promise<void> {
    let inARow = 0;
    let startedAt = Date.now();
    await running.exited;
    while (!stopping.signal.aborted) {
      inARow = endsInARow(inARow, Date.now() - startedAt, policy);
      const decision = decideRestart(inARow, policy);
      if (decision.type === 'giveUp') {
        giveUp({ zh: `${part.zh}连续 ${inARow} 次自己退出。`, en: `The ${part.en} ended ${inARow} times in a row.` });
        return;
      }
      const seconds = decision.afterMs / 1000;
      log({ zh: `${part.zh}意外退出，${seconds} 秒后重新启动`, en: `the ${part.en} ended unexpectedly; starting it again in ${seconds} s` });
      if (!(await pause(decision.afterMs, stopping.signal))) return;
      startedAt = Date.now();
      try {
        running = await start(running);
      } catch (error) {
        // Counts as one more end; the loop decides whether to try again.
        log(wordsOf(error));
        continue;
      }
      // Told to stop while it was starting: nobody else knows this one.
      if (stopping.signal.aborted) await running.stop();
      else log({ zh: `${part.zh}又在运行了`, en: `the ${part.en} runs again` });
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
