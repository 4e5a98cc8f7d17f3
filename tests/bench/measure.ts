// What one round of one side gave, and what it spent.
import type { BenchServers } from './bench-servers.ts';
import { cpuSecondsOf } from './process-cpu.ts';
import type { Written } from './written.ts';

export interface Measured {
  readonly memberSteps: number;
  readonly seconds: number;
  readonly historyEvents: number;
  readonly workerCpuSeconds: number;
  readonly postgresCpuSeconds: number;
  readonly temporalCpuSeconds: number;
  /** What one member-step wrote and had Temporal do; only where it was counted. */
  readonly perStep?: Written & { readonly actions: number };
}

export type Spent = Omit<Measured, 'memberSteps' | 'historyEvents' | 'perStep'>;

/** Time and CPU of what happens within `work`. The measuring process itself is not counted. */
export async function spentBy(servers: BenchServers, workerPids: readonly number[], work: () => Promise<void>): Promise<Spent> {
  const read = () => ({
    worker: workerPids.reduce((sum, pid) => sum + cpuSecondsOf(pid), 0),
    postgres: cpuSecondsOf(servers.postgresPid),
    temporal: cpuSecondsOf(servers.temporalPid),
    at: performance.now(),
  });
  const before = read();
  await work();
  const after = read();
  return {
    seconds: (after.at - before.at) / 1_000,
    workerCpuSeconds: after.worker - before.worker,
    postgresCpuSeconds: after.postgres - before.postgres,
    temporalCpuSeconds: after.temporal - before.temporal,
  };
}

export function addSpent(a: Spent, b: Spent): Spent {
  return {
    seconds: a.seconds + b.seconds,
    workerCpuSeconds: a.workerCpuSeconds + b.workerCpuSeconds,
    postgresCpuSeconds: a.postgresCpuSeconds + b.postgresCpuSeconds,
    temporalCpuSeconds: a.temporalCpuSeconds + b.temporalCpuSeconds,
  };
}

export const nothingSpent: Spent = { seconds: 0, workerCpuSeconds: 0, postgresCpuSeconds: 0, temporalCpuSeconds: 0 };

export function perSecond({ memberSteps, seconds }: Measured): number {
  return memberSteps / seconds;
}

export function cpuPerStep({ memberSteps, workerCpuSeconds, postgresCpuSeconds, temporalCpuSeconds }: Measured): number {
  return (workerCpuSeconds + postgresCpuSeconds + temporalCpuSeconds) / memberSteps;
}

export function median(values: readonly number[]): number {
  const sorted = values.slice().sort((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) throw new Error('expected at least one value for a median, found none');
  const [low, high] = [sorted[Math.ceil(middle) - 1] as number, sorted[Math.floor(middle)] as number];
  return (low + high) / 2;
}

/** Four digits say all that such a figure can. */
export function brief(value: number): number {
  return Number(value.toPrecision(4));
}
