// Which part is killed, and when. Pure: the same seed gives the same plan, so a failure can be looked at again.
import { type PartName, partNames } from '../replay/product.ts';
import { randomFrom } from '../setup/random-from.ts';

export interface Strike {
  readonly part: PartName;
  /** After the events of this day of the replay were acknowledged … */
  readonly day: number;
  /** … and this much later, when anything may be under way. */
  readonly afterMs: number;
}

const LONGEST_DELAY_MS = 800;

export function planKills(seed: number, days: number, timesEach: number): readonly Strike[] {
  const random = randomFrom(seed);
  const strikes = partNames.flatMap((part) =>
    Array.from({ length: timesEach }, () => ({
      part,
      // Not the last day: all of it must happen while the replay goes on.
      day: 1 + Math.floor(random() * (days - 1)),
      afterMs: Math.floor(random() * LONGEST_DELAY_MS),
    })),
  );
  return strikes.sort((a, b) => a.day - b.day || a.afterMs - b.afterMs);
}
