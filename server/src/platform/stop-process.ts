import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './process-identity.ts';

export interface StopStage {
  readonly signal: NodeJS.Signals;
  readonly forMs: number;
}

// Sends each signal in turn and gives it its time; true as soon as the process is gone.
export async function stopProcess(pid: number, stages: readonly StopStage[]): Promise<boolean> {
  for (const { signal, forMs } of stages) {
    if (!isAlive(pid)) return true;
    send(pid, signal);
    if (await isGoneWithin(pid, forMs)) return true;
  }
  return !isAlive(pid);
}

export async function isGoneWithin(pid: number, forMs: number): Promise<boolean> {
  const deadline = Date.now() + forMs;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // Gone between the look and the signal: what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
