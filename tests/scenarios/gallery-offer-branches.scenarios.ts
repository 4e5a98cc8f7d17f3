// What is offered: the trial, the upgrade, the renewal, where their story in `gallery.scenarios.ts` does not pass by.
import { days, done, happens, played } from './played.ts';
import type { Scenario } from './scenario.ts';

const trial = { trial: 'T-8', lessonAt: '2026-03-10T20:00:00+08:00', endsAt: '2026-03-10T20:30:00+08:00' };
const came = happens('2026-03-10 20:05', 'trial_attended', { trial: 'T-8' });
const trials: readonly Scenario[] = [
  played('trial-conversion', 'whoever hesitates hears the last call', {
    context: trial, start: '2026-03-08 12:00', until: '2026-03-20 00:00', happens: [came, done('2026-03-11 09:00', 'consult', 'hesitant')], trail: `
      03-08 12:00 started
      03-08 12:00 resting day-before
      03-09 20:00 left day-before reached
      03-09 20:00 left remind-day done
      03-09 20:00 resting ten-minutes
      03-10 19:50 left ten-minutes reached
      03-10 19:50 left remind-now done
      03-10 19:50 resting attendance
      03-10 20:05 left attendance came
      03-10 20:05 resting lesson-over
      03-10 20:32 left lesson-over reached
      03-10 20:32 resting coupon
      03-10 20:32 left coupon granted
      03-10 20:32 left hook done
      03-10 20:32 resting report
      03-10 22:32 left report done
      03-10 22:32 left response otherwise
      03-10 22:32 left nudge done
      03-10 22:32 resting consult
      03-11 09:00 left consult hesitant
      03-11 09:00 left has-offer offer
      03-11 09:00 resting before-end
      03-12 17:30 left before-end reached
      03-12 17:30 left last-call done
      03-12 17:30 resting wait-pay
      03-15 17:30 left wait-pay done
      03-15 17:30 left nurture done
      03-15 17:30 ended completed`,
  }),
  played('trial-conversion', 'whoever declines is left in peace', {
    context: trial, start: '2026-03-08 12:00', until: '2026-03-20 00:00', happens: [came, done('2026-03-11 09:00', 'consult', 'declined')], trail: `
      03-08 12:00 started
      03-08 12:00 resting day-before
      03-09 20:00 left day-before reached
      03-09 20:00 left remind-day done
      03-09 20:00 resting ten-minutes
      03-10 19:50 left ten-minutes reached
      03-10 19:50 left remind-now done
      03-10 19:50 resting attendance
      03-10 20:05 left attendance came
      03-10 20:05 resting lesson-over
      03-10 20:32 left lesson-over reached
      03-10 20:32 resting coupon
      03-10 20:32 left coupon granted
      03-10 20:32 left hook done
      03-10 20:32 resting report
      03-10 22:32 left report done
      03-10 22:32 left response otherwise
      03-10 22:32 left nudge done
      03-10 22:32 resting consult
      03-11 09:00 left consult declined
      03-11 09:00 left declined done
      03-11 09:00 ended completed`,
  }),
  played('trial-conversion', 'whoever registers when the lesson is over and does not reply is kept for later', {
    context: trial, start: '2026-03-10 21:00', until: '2026-03-20 00:00', trail: `
      03-10 21:00 started
      03-10 21:00 left day-before past
      03-10 21:00 left ten-minutes past
      03-10 21:00 left attendance timeout
      03-10 21:00 left missed done
      03-10 21:00 resting rebook
      03-12 21:00 left rebook timeout
      03-12 21:00 left nurture done
      03-12 21:00 ended completed`,
  }),
  played('trial-conversion', 'a new date that nobody arranges leaves them for later', {
    context: trial, start: '2026-03-10 21:00', until: '2026-03-20 00:00', happens: [happens('2026-03-11 10:00', 'message_posted')], trail: `
      03-10 21:00 started
      03-10 21:00 left day-before past
      03-10 21:00 left ten-minutes past
      03-10 21:00 left attendance timeout
      03-10 21:00 left missed done
      03-10 21:00 resting rebook
      03-11 10:00 left rebook replied
      03-11 10:00 resting rebook-task
      03-12 10:00 left rebook-task overdue
      03-12 10:00 left nurture done
      03-12 10:00 ended completed`,
  }),
];

const learns = days(2, 6).map((day) => happens(`${day} 21:00`, 'lesson_completed'));
const fast = { start: '2026-03-02 08:00', until: '2026-04-01 00:00' } as const;
const frequent: readonly Scenario[] = [
  played('frequent-upgrade', 'whoever does not try is reminded once, and then left', { ...fast, happens: learns, trail: `
      03-02 08:00 started
      03-02 08:00 resting frequent
      03-06 21:00 left frequent met
      03-06 21:00 left tag-frequent done
      03-06 21:00 left invite done
      03-06 21:00 resting try
      03-11 21:00 left try timeout
      03-11 21:00 left remind done
      03-11 21:00 resting try-again
      03-13 21:00 left try-again timeout
      03-13 21:00 left not-now done
      03-13 21:00 ended completed` }),
  played('frequent-upgrade', 'whoever tries after the reminder may stay where they are', {
    ...fast, happens: [...learns, happens('2026-03-12 10:00', 'advanced.tried'), done('2026-03-12 18:00', 'ask', 'stays')], trail: `
      03-02 08:00 started
      03-02 08:00 resting frequent
      03-06 21:00 left frequent met
      03-06 21:00 left tag-frequent done
      03-06 21:00 left invite done
      03-06 21:00 resting try
      03-11 21:00 left try timeout
      03-11 21:00 left remind done
      03-11 21:00 resting try-again
      03-12 10:00 left try-again tried
      03-12 10:00 resting ask
      03-12 18:00 left ask stays
      03-12 18:00 left not-now done
      03-12 18:00 ended completed`,
  }),
  played('frequent-upgrade', 'a question that nobody asks changes nothing', { ...fast, happens: [...learns, happens('2026-03-07 10:00', 'advanced.tried')], trail: `
      03-02 08:00 started
      03-02 08:00 resting frequent
      03-06 21:00 left frequent met
      03-06 21:00 left tag-frequent done
      03-06 21:00 left invite done
      03-06 21:00 resting try
      03-07 10:00 left try tried
      03-07 10:00 resting ask
      03-09 10:00 left ask overdue
      03-09 10:00 left not-now done
      03-09 10:00 ended completed` }),
];

const service = { service: 'S-1', endsOn: '2026-06-30' };
const year = { context: service, start: '2026-03-01 10:00', until: '2026-07-20 00:00' } as const;
const of = (satisfaction: number) => ({ attributes: { name: 'Robin', satisfaction } });
const renewals: readonly Scenario[] = [
  played('renewal', 'whoever learned little is encouraged, says yes, and is asked why where nothing came of it', {
    ...year, subject: of(4), happens: [done('2026-06-24 10:00', 'call', 'will'), done('2026-07-04 10:00', 'win-back', 'reason')], trail: `
      03-01 10:00 started
      03-01 10:00 resting t-30
      05-31 10:00 left t-30 reached
      05-31 10:00 left how otherwise
      05-31 10:00 left encourage done
      05-31 10:00 resting t-14
      06-16 10:00 left t-14 reached
      06-16 10:00 left offer done
      06-16 10:00 resting t-7
      06-23 10:00 left t-7 reached
      06-23 10:00 resting call
      06-24 10:00 left call will
      06-24 10:00 resting t-1
      06-29 10:00 left t-1 reached
      06-29 10:00 left last-day done
      06-29 10:00 resting ended
      07-03 10:00 left ended reached
      07-03 10:00 resting win-back
      07-04 10:00 left win-back reason
      07-04 10:00 left tag-lost done
      07-04 10:00 ended completed`,
  }),
  played('renewal', 'what was mended leads back to the offer, and a call nobody made to the last day', {
    ...year, subject: of(2), happens: [done('2026-06-02 10:00', 'mend', 'mended')], trail: `
      03-01 10:00 started
      03-01 10:00 resting t-30
      05-31 10:00 left t-30 reached
      05-31 10:00 left how unhappy
      05-31 10:00 resting mend
      06-02 10:00 left mend mended
      06-02 10:00 resting t-14
      06-16 10:00 left t-14 reached
      06-16 10:00 left offer done
      06-16 10:00 resting t-7
      06-23 10:00 left t-7 reached
      06-23 10:00 resting call
      06-28 10:00 left call overdue
      06-28 10:00 resting t-1
      06-29 10:00 left t-1 reached
      06-29 10:00 left last-day done
      06-29 10:00 resting ended
      07-03 10:00 left ended reached
      07-03 10:00 resting win-back
      07-06 10:00 left win-back overdue
      07-06 10:00 left tag-lost done
      07-06 10:00 ended completed`,
  }),
  played('renewal', 'what nobody mends in a week leads back to the offer', { ...year, subject: of(2), until: '2026-06-20 00:00', trail: `
      03-01 10:00 started
      03-01 10:00 resting t-30
      05-31 10:00 left t-30 reached
      05-31 10:00 left how unhappy
      05-31 10:00 resting mend
      06-07 10:00 left mend overdue
      06-07 10:00 resting t-14
      06-16 10:00 left t-14 reached
      06-16 10:00 left offer done
      06-16 10:00 resting t-7` }),
  played('renewal', 'a service that ended long ago brings nothing', {
    context: { service: 'S-9', endsOn: '2026-03-10' }, start: '2026-03-20 10:00', until: '2026-04-20 00:00', trail: `
      03-20 10:00 started
      03-20 10:00 left t-30 past
      03-20 10:00 left t-14 past
      03-20 10:00 left t-7 past
      03-20 10:00 left t-1 past
      03-20 10:00 left ended past
      03-20 10:00 left tag-lost done
      03-20 10:00 ended completed`,
  }),
  played('renewal', 'a refund ends it', { ...year, happens: [happens('2026-06-01 10:00', 'refunded', { service: 'S-1' })], trail: `
      03-01 10:00 started
      03-01 10:00 resting t-30
      05-31 10:00 left t-30 reached
      05-31 10:00 left how otherwise
      05-31 10:00 left encourage done
      05-31 10:00 resting t-14
      06-01 10:00 interrupted t-14
      06-01 10:00 ended refunded` }),
];

export const offerBranches: readonly Scenario[] = [...trials, ...frequent, ...renewals];
