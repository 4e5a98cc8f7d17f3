// Does what is due beside the lanes, in every scope whose clock runs by itself. A driven clock does it as it moves.
import type { Sql } from '../db/connect.ts';
import { readingOf, type ScopeClock } from './clock.ts';
import { doDueWork, scopesWithWork } from './due-work.ts';
import type { Poke } from './poke.ts';
import type { ReadProgram } from './programs.ts';

const EVERY_MS = 500;

export function startDueWork(sql: Sql, readProgram: ReadProgram, poke: Poke, onError: (error: unknown) => void): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    for (const { id, clock } of await scopesWithWork<{ id: string; clock: ScopeClock }>(sql)) {
      const reading = readingOf(clock);
      if (reading.speed !== null) await doDueWork(sql, readProgram, poke, id, reading);
    }
  }

  let current: Promise<void> = Promise.resolve();
  const tick = () => {
    current = look()
      .catch(onError)
      .then(() => {
        if (!stopped) timer = setTimeout(tick, EVERY_MS);
      });
  };
  tick();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
