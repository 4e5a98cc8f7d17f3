// What is given: for days of checking in, and for a friend who paid.
import { happens, of, robin } from './gallery-told.ts';
import type { Scenario } from './scenario.ts';

const present = of('check-in-gift');
const gifts = { subject: robin, start: '2026-03-01 10:00', until: '2026-04-05 00:00' } as const;
const sevenDays = [1, 2, 3, 5, 8, 9, 10].map((day) => happens(`2026-03-${String(day).padStart(2, '0')} 20:00`, 'checked_in'));
const gift: readonly Scenario[] = [
  present('seven days bring the course, and twice on a day is a day', { ...gifts, happens: [happens('2026-03-01 19:00', 'checked_in'), ...sevenDays], stock: { 'check-in course': { left: 1 } }, trail: `
      03-01 10:00 started
      03-01 10:00 left rules done
      03-01 10:00 resting seven
      03-10 20:00 left seven met
      03-10 20:00 resting course
      03-10 20:00 left course granted
      03-10 20:00 left tell-course done
      03-10 20:00 left tag-done done
      03-10 20:00 ended completed` }),
  present('sold out, the course becomes a coupon', { ...gifts, happens: sevenDays, stock: { 'check-in course': { left: 0 } }, trail: `
      03-01 10:00 started
      03-01 10:00 left rules done
      03-01 10:00 resting seven
      03-10 20:00 left seven met
      03-10 20:00 resting course
      03-10 20:00 left course soldOut
      03-10 20:00 resting coupon
      03-10 20:00 left coupon granted
      03-10 20:00 left tell-coupon done
      03-10 20:00 left tag-done done
      03-10 20:00 ended completed` }),
  present('with the coupons gone too it is points', { ...gifts, happens: sevenDays, stock: { 'check-in course': { left: 0 }, coupon: { left: 0 } }, trail: `
      03-01 10:00 started
      03-01 10:00 left rules done
      03-01 10:00 resting seven
      03-10 20:00 left seven met
      03-10 20:00 resting course
      03-10 20:00 left course soldOut
      03-10 20:00 resting coupon
      03-10 20:00 left coupon soldOut
      03-10 20:00 left points done
      03-10 20:00 left tell-points done
      03-10 20:00 left tag-done done
      03-10 20:00 ended completed` }),
  present('with the coupons over it is points', { ...gifts, happens: sevenDays, stock: { 'check-in course': { left: 0 }, coupon: { left: 9, until: '2026-03-05 00:00' } }, trail: `
      03-01 10:00 started
      03-01 10:00 left rules done
      03-01 10:00 resting seven
      03-10 20:00 left seven met
      03-10 20:00 resting course
      03-10 20:00 left course soldOut
      03-10 20:00 resting coupon
      03-10 20:00 left coupon expired
      03-10 20:00 left points done
      03-10 20:00 left tell-points done
      03-10 20:00 left tag-done done
      03-10 20:00 ended completed` }),
  present('an offer that is over says so', { ...gifts, happens: sevenDays, stock: { 'check-in course': { left: 9, until: '2026-03-05 00:00' } }, trail: `
      03-01 10:00 started
      03-01 10:00 left rules done
      03-01 10:00 resting seven
      03-10 20:00 left seven met
      03-10 20:00 resting course
      03-10 20:00 left course expired
      03-10 20:00 left over done
      03-10 20:00 left tag-done done
      03-10 20:00 ended completed` }),
  present('whoever has the course already does not get it twice', { ...gifts, happens: sevenDays, granted: ['check-in course'], trail: `
      03-01 10:00 started
      03-01 10:00 left rules done
      03-01 10:00 resting seven
      03-10 20:00 left seven met
      03-10 20:00 resting course
      03-10 20:00 left course already
      03-10 20:00 left had-it done
      03-10 20:00 ended completed` }),
  present('six days in thirty are not seven', { ...gifts, happens: sevenDays.slice(1), trail: `
      03-01 10:00 started
      03-01 10:00 left rules done
      03-01 10:00 resting seven
      03-31 10:00 left seven timeout
      03-31 10:00 left next-time done
      03-31 10:00 ended completed` }),
];

const rewarded = of('referral-reward');
const friend = { subject: robin, context: { order: 'O-1' }, start: '2026-03-02 10:00', until: '2026-03-20 00:00' } as const;
const referrals: readonly Scenario[] = [
  rewarded('whoever referred a friend is rewarded once the money cannot go back', { ...friend, trail: `
      03-02 10:00 started
      03-02 10:00 resting settled
      03-09 10:00 left settled done
      03-09 10:00 resting reward
      03-09 10:00 left reward granted
      03-09 10:00 left tell done
      03-09 10:00 left tag-referrer done
      03-09 10:00 ended completed` }),
  rewarded('with the rewards gone it is points', { ...friend, stock: { 'referral reward': { left: 0 } }, trail: `
      03-02 10:00 started
      03-02 10:00 resting settled
      03-09 10:00 left settled done
      03-09 10:00 resting reward
      03-09 10:00 left reward soldOut
      03-09 10:00 left points done
      03-09 10:00 left tell-points done
      03-09 10:00 left tag-referrer done
      03-09 10:00 ended completed` }),
  rewarded('with the offer over it is points', { ...friend, stock: { 'referral reward': { left: 5, until: '2026-03-03 00:00' } }, trail: `
      03-02 10:00 started
      03-02 10:00 resting settled
      03-09 10:00 left settled done
      03-09 10:00 resting reward
      03-09 10:00 left reward expired
      03-09 10:00 left points done
      03-09 10:00 left tell-points done
      03-09 10:00 left tag-referrer done
      03-09 10:00 ended completed` }),
  rewarded('a refund to the friend brings nothing', { ...friend, happens: [happens('2026-03-05 10:00', 'refunded', { order: 'O-1' })], trail: `
      03-02 10:00 started
      03-02 10:00 resting settled
      03-05 10:00 interrupted settled
      03-05 10:00 ended the friend was refunded` }),
];

export const giftScenarios: readonly Scenario[] = [...gift, ...referrals];
