// The dormant who come back, at whatever step, and what they are promised.
import { happens, of, robin } from './gallery-told.ts';
import type { Scenario } from './scenario.ts';

const woken = of('dormant-reactivation');
const silent = `
      03-02 09:00 started
      03-02 09:00 resting quiet-7
      03-09 09:00 left quiet-7 met
      03-09 09:00 resting until-back
      03-09 09:00 turn until-back scope
      03-09 09:00 left remind done
      03-09 09:00 resting seven-more
      03-16 09:00 left seven-more done
      03-16 09:00 resting voucher`;
const called = `${silent}
      03-16 09:00 left voucher granted
      03-16 09:00 left offer done
      03-16 09:00 resting sixteen-more
      04-01 09:00 left sixteen-more done
      04-01 09:00 resting call`;
const quiet = { subject: robin, start: '2026-03-02 09:00', until: '2026-04-08 00:00' } as const;

export const comingBackScenarios: readonly Scenario[] = [
  woken('whoever comes back while a teacher is to call them is welcomed at once, the call is off, and they are watched anew', {
    ...quiet, happens: [happens('2026-04-02 20:00', 'lesson_started')], trail: `${called}
      04-02 20:00 interrupted call
      04-02 20:00 turn until-back react
      04-02 20:00 left welcome-back done
      04-02 20:00 left until-back interrupted
      04-02 20:00 resting a-week`,
  }),
  ...([['soldOut', { left: 0 }], ['expired', { left: 5, until: '2026-03-10 00:00' }]] as const).map(([way, stock]) =>
    woken(`a voucher that is ${way === 'soldOut' ? 'sold out' : 'no longer given'} is promised to nobody`, {
      ...quiet, until: '2026-03-17 00:00', stock: { 'welcome-back voucher': stock }, trail: `${silent}
      03-16 09:00 left voucher ${way}
      03-16 09:00 left offer-plain done
      03-16 09:00 resting sixteen-more`,
      texts: [
        'Robin, it has been a week. Ten minutes today are enough to pick up where you left off.',
        'Robin, your course is where you left it; one short lesson is enough to be back. Reply if something keeps you.',
      ],
    }),
  ),
  woken('whoever had the voucher before is not given a second one', {
    ...quiet, until: '2026-03-17 00:00', granted: ['welcome-back voucher'], trail: `${silent}
      03-16 09:00 left voucher already
      03-16 09:00 left offer-plain done
      03-16 09:00 resting sixteen-more`,
  }),
];
