// What the first three of a month are given.
import { ofKit, robin } from './gallery-told.ts';
import type { Scenario } from './scenario.ts';

const honoured = ofKit('kol-growth', 'honoured');
const star = { subject: robin, start: '2026-04-01 10:00', until: '2026-04-20 00:00' } as const;

export const honourScenarios: readonly Scenario[] = [
  honoured('a star of the month has a badge, points and a parcel', { ...star, stock: { 'monthly parcel': { left: 1 } }, trail: `
      04-01 10:00 started
      04-01 10:00 left badge done
      04-01 10:00 left points done
      04-01 10:00 resting parcel
      04-01 10:00 left parcel granted
      04-01 10:00 left tell done
      04-01 10:00 ended completed` }),
  honoured('once the parcels are gone, a star has twice the points', { ...star, stock: { 'monthly parcel': { left: 0 } }, trail: `
      04-01 10:00 started
      04-01 10:00 left badge done
      04-01 10:00 left points done
      04-01 10:00 resting parcel
      04-01 10:00 left parcel soldOut
      04-01 10:00 left more-points done
      04-01 10:00 left tell-points done
      04-01 10:00 ended completed` }),
  honoured('and so when the time for parcels is over', { ...star, stock: { 'monthly parcel': { left: 1, until: '2026-03-31 00:00' } }, trail: `
      04-01 10:00 started
      04-01 10:00 left badge done
      04-01 10:00 left points done
      04-01 10:00 resting parcel
      04-01 10:00 left parcel expired
      04-01 10:00 left more-points done
      04-01 10:00 left tell-points done
      04-01 10:00 ended completed` }),
];
