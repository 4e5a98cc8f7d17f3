// Does what is due beside the lanes, in every scope whose clock runs by itself. A driven clock does it as it moves.
import type { Sql } from '../db/connect.ts';
import { readingOf, type ScopeClock } from './clock.ts';
import { doDueWork, scopesWithWork } from './due-work.ts';
import { every, type Repeated } from './every.ts';
import type { Poke } from './poke.ts';
import type { ReadProgram } from './programs.ts';

const EVERY_MS = 500;

export function startDueWork(sql: Sql, readProgram: ReadProgram, poke: Poke, onError: (error: unknown) => void): Repeated {
  async function look(): Promise<void> {
    for (const { id, clock } of await scopesWithWork<{ id: string; clock: ScopeClock }>(sql)) {
      const reading = readingOf(clock);
      if (reading.speed !== null) await doDueWork(sql, readProgram, poke, id, reading);
    }
  }

  return every(EVERY_MS, look, onError);
}
