// Where the time of a replay goes.
import { cpus } from 'node:os';

export type Work = 'clock' | 'enrol' | 'ingest';

export interface Spent {
  /** Share of the whole, for each kind of request; the rest is the replay itself. */
  readonly share: Readonly<Record<Work, number>>;
  /** How busy the machine's processors were, all of them and everybody's work. */
  readonly busy: number;
}

export interface Stopwatch {
  time<T>(work: Work, action: () => Promise<T>): Promise<T>;
  read(): { readonly seconds: number; readonly spent: Spent };
}

export function createStopwatch(): Stopwatch {
  const startedAt = performance.now();
  const processors = readProcessors();
  const spentMs = { clock: 0, enrol: 0, ingest: 0 };
  return {
    async time(work, action) {
      const from = performance.now();
      try {
        return await action();
      } finally {
        spentMs[work] += performance.now() - from;
      }
    },
    read() {
      const totalMs = performance.now() - startedAt;
      const now = readProcessors();
      const share = { clock: spentMs.clock / totalMs, enrol: spentMs.enrol / totalMs, ingest: spentMs.ingest / totalMs };
      const busy = 1 - (now.idle - processors.idle) / (now.total - processors.total);
      return { seconds: totalMs / 1_000, spent: { share, busy } };
    },
  };
}

function readProcessors(): { readonly idle: number; readonly total: number } {
  const times = cpus().map((cpu) => cpu.times);
  const sum = (of: (time: (typeof times)[number]) => number) => times.reduce((total, time) => total + of(time), 0);
  return { idle: sum(({ idle }) => idle), total: sum(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq) };
}
