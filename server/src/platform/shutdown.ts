// Ends everything that was started, once, in one order, whoever asks for it and whenever: also in the middle of starting.
import { setTimeout as sleep } from 'node:timers/promises';
import { partTitle } from './part-titles.ts';
import { type Tell, wordsOf } from './tell.ts';

interface Stoppable {
  stop(): Promise<void>;
}

export interface Shutdown {
  readonly isStopping: () => boolean;
  // Starts a part under its name, unless the end has begun. What it returns is stopped in the order given to `shutdown`.
  launch<T extends Stoppable>(name: string, start: () => Promise<T>): Promise<T>;
  // Resolves when all is stopped; every further call waits for the same end.
  begin(): Promise<void>;
}

export class StoppedWhileStarting extends Error {
  override readonly name = 'StoppedWhileStarting';
}

export function shutdown(order: readonly string[], log: Tell, patienceMs = 15_000): Shutdown {
  const launched = new Map<string, Stoppable>();
  const inFlight = new Set<Promise<unknown>>();
  let ending: Promise<void> | undefined;

  async function launch<T extends Stoppable>(name: string, start: () => Promise<T>): Promise<T> {
    if (!order.includes(name)) throw new Error(`expected one of ${order.join(', ')}, found ${name}`);
    if (ending) throw new StoppedWhileStarting(name);
    const starting = start().then((part) => {
      launched.set(name, part);
      return part;
    });
    inFlight.add(starting);
    try {
      return await starting;
    } finally {
      inFlight.delete(starting);
    }
  }

  async function end(): Promise<void> {
    // A part that is just starting is let finish, for only then is there something to stop.
    await Promise.race([Promise.allSettled(inFlight), sleep(patienceMs, undefined, { ref: false })]);
    for (const name of order) {
      try {
        await launched.get(name)?.stop();
      } catch (error) {
        // The others must still be stopped.
        const [part, why] = [partTitle(name), wordsOf(error)];
        log({ zh: `${part.zh}停不下来：${why.zh}`, en: `the ${part.en} could not be stopped: ${why.en}` });
      }
    }
  }

  return { isStopping: () => ending !== undefined, launch, begin: () => (ending ??= end()) };
}
