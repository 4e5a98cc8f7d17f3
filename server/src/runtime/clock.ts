// The clock port: what time it is in a scope. Nothing that decides asks Postgres or the machine directly.
import type { ClockReading } from '@sopwith/activities';

export type ScopeClock =
  | { readonly form: 'real' }
  /** A rehearsal: `speed` virtual milliseconds per real one. */
  | { readonly form: 'scaled'; readonly speed: number; readonly realStart: number; readonly virtualStart: number }
  /** Replay and tests. `settled`: the timers of the instant `now` itself may fire too. */
  | { readonly form: 'driven'; readonly now: number; readonly settled: boolean };

export function readingOf(clock: ScopeClock, wallClock: number = Date.now()): ClockReading {
  switch (clock.form) {
    case 'real':
      return { now: wallClock, fires: wallClock, speed: 1 };
    case 'scaled': {
      const now = Math.floor(clock.virtualStart + (wallClock - clock.realStart) * clock.speed);
      return { now, fires: now, speed: clock.speed };
    }
    case 'driven':
      return { now: clock.now, fires: clock.settled ? clock.now : clock.now - 1, speed: null };
  }
}
