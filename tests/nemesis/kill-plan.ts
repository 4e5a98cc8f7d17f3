// Which part is killed, and when. Pure: the same seed gives the same plan, so a failure can be looked at again.
import { type PartName, partNames } from '../replay/product.ts';

export interface Strike {
  readonly part: PartName;
  /** After the events of this day of the replay were acknowledged … */
  readonly day: number;
  /** … and this much later, when anything may be under way. */
  readonly afterMs: number;
}

const LONGEST_DELAY_MS = 800;

export function planKills(seed: number, days: number, timesEach: number): readonly Strike[] {
  const random = mulberry32(seed);
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

/** A small generator of good enough numbers in [0, 1), by Tommy Ettinger; in the public domain. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
