import type { PastWindow } from '../steps/past-window.ts';

const UNIT_MS = { hours: 3_600_000, days: 86_400_000, weeks: 604_800_000 } as const;

/** A figure over many people looks back over time that elapsed, whatever their zones: a day is 24 hours here. */
export function windowMs({ amount, unit }: PastWindow): number {
  return amount * UNIT_MS[unit];
}
