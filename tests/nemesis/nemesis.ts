// Kills parts of a running Sopwith as a crash would: SIGKILL, by process id, and only what it was given.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Running } from '../../server/src/platform/supervise.ts';
import { type PartName, type Product, partNames } from '../replay/product.ts';
import type { Strike } from './kill-plan.ts';

export interface Nemesis {
  /** To be called with every day of the replay. */
  onDay(day: number): void;
  /** Resolves with how often each part was killed, when all strikes have been made. */
  finished(): Promise<Readonly<Record<PartName, number>>>;
}

const LOOK_MS = 20;

export function createNemesis(product: Product, plan: readonly Strike[], log: (line: string) => void): Nemesis {
  const dead = new WeakSet<Running>();
  const kills = Object.fromEntries(partNames.map((part) => [part, 0])) as Record<PartName, number>;
  const underWay: Promise<void>[] = [];

  async function strike({ part, day, afterMs }: Strike): Promise<void> {
    await sleep(afterMs);
    let running = product.running(part);
    // Struck before and not up again: its process id may be somebody else's by now.
    while (dead.has(running)) {
      await sleep(LOOK_MS);
      running = product.running(part);
    }
    dead.add(running);
    process.kill(running.pid, 'SIGKILL');
    kills[part] += 1;
    log(`day ${day}: killed the ${part} (process ${running.pid})`);
    await running.exited;
  }

  return {
    onDay(day) {
      for (const planned of plan) if (planned.day === day) underWay.push(strike(planned));
    },
    async finished() {
      await Promise.all(underWay);
      return kills;
    },
  };
}
