// Which faults come, and when. Pure: the same seed plans the same, so that a violation can be looked at again.
import { type LinkName, linkNames, type PartName, partNames } from '../replay/product.ts';
import { CUTS, type Cut } from './cut-proxy.ts';
import { randomFrom } from '../setup/random-from.ts';

export type Fault =
  | { readonly type: 'kill'; readonly part: PartName }
  | { readonly type: 'freeze'; readonly part: PartName; readonly forMs: number }
  | { readonly type: 'cut'; readonly link: LinkName; readonly how: Cut; readonly forMs: number }
  | { readonly type: 'fillDisk'; readonly forMs: number }
  | { readonly type: 'restartAll' }
  | { readonly type: 'deleteTemporal' };

export interface PlannedFault {
  readonly afterMs: number;
  readonly fault: Fault;
}

/** Between two faults on average: parts must come up again now and then, or nothing is ever under way. */
export const EVERY_MS = 7_000;

/** Of `forMs` real milliseconds; the last stretch is left for the parts to come back by themselves. */
export function planFaults(seed: number, forMs: number): readonly PlannedFault[] {
  const random = randomFrom(seed);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const between = (least: number, most: number) => Math.floor(least + random() * (most - least));
  const planned: PlannedFault[] = [];
  for (let afterMs = between(1_000, EVERY_MS); afterMs < forMs - EVERY_MS; afterMs += between(EVERY_MS / 2, (EVERY_MS * 3) / 2)) {
    planned.push({ afterMs, fault: anyFault(random(), pick, between) });
  }
  // Each sort at least once, in the middle of it, where there is room for that.
  const once: readonly Fault[] = [{ type: 'deleteTemporal' }, { type: 'restartAll' }, { type: 'fillDisk', forMs: 2_500 }];
  for (const [n, fault] of once.entries()) {
    const at = Math.floor((planned.length * (n + 1)) / (once.length + 1));
    const before = planned[at];
    if (before !== undefined) planned[at] = { afterMs: before.afterMs, fault };
  }
  return planned;
}

function anyFault(dice: number, pick: <T>(of: readonly T[]) => T, between: (least: number, most: number) => number): Fault {
  if (dice < 0.4) return { type: 'kill', part: pick(partNames) };
  if (dice < 0.62) return { type: 'freeze', part: pick(partNames), forMs: between(300, 6_000) };
  if (dice < 0.95) return { type: 'cut', link: pick(linkNames), how: pick(CUTS), forMs: between(300, 6_000) };
  return dice < 0.98 ? { type: 'fillDisk', forMs: between(1_000, 4_000) } : { type: 'restartAll' };
}
