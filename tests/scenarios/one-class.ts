// The class that steps about many are played for: who is in it, and what they did in the week before.
import { days } from './pieces.ts';
import type { Scenario } from './scenario.ts';

export const start = '2026-03-02 09:00';
export const ofClass = { from: 'community', of: 'class-1' } as const;
export const week = days(7);
const checkedIn = (day: string, n = 1) => Array.from({ length: n }, (_, i) => ({ at: `${day} 0${i + 1}:00`, event: 'checked_in', properties: { minutes: 10 } }));

export const crowd: NonNullable<Scenario['crowd']> = [
  { id: 'a1', communities: ['class-1'], did: [...checkedIn('2026-02-27', 3), { at: '2026-02-20 08:00', event: 'checked_in' }] },
  { id: 'b2', communities: ['class-1'], attributes: { level: 3 }, did: checkedIn('2026-02-28', 3) },
  { id: 'c3', communities: ['class-1'], attributes: { level: 5 }, did: checkedIn('2026-03-01', 1) },
  { id: 'd4', communities: ['class-1'] },
  { id: 'z9', communities: ['class-2'], did: checkedIn('2026-03-01', 4) },
];
/** From one member’s run. */
export const subject = { communities: ['class-1'] };
