// While somebody learns, or has stopped: deadlines and the dormant, where their story in `gallery.scenarios.ts` does not pass by.
import { done, happens, played } from './played.ts';
import type { Scenario } from './scenario.ts';

const homework = { course: 'AAA-2013J', assignment: '1752', due: '2013-10-20' };
const care: readonly Scenario[] = [
  played('deadline-care', 'an assignment given long after it was due brings nobody a task', {
    context: homework, start: '2013-10-25 10:00', until: '2013-12-01 00:00', trail: `
      10-25 10:00 started
      10-25 10:00 left before-reminder past
      10-25 10:00 left before-due past
      10-25 10:00 left after-due past
      10-25 10:00 ended completed`,
  }),
  played('deadline-care', 'whoever submits a day late is not called', {
    context: homework,
    start: '2013-10-18 10:00',
    until: '2013-12-01 00:00',
    happens: [happens('2013-10-21 10:00', 'assignment.submitted', { assignment: '1752' })],
    trail: `
      10-18 10:00 started
      10-18 10:00 left before-reminder past
      10-18 10:00 resting before-due
      10-20 00:00 left before-due timeout
      10-20 00:00 resting after-due
      10-21 10:00 left after-due submitted
      10-21 10:00 ended completed`,
  }),
  played('deadline-care', 'whoever submits before the reminder is not reminded', {
    context: homework,
    start: '2013-10-01 10:00',
    until: '2013-12-01 00:00',
    happens: [happens('2013-10-10 10:00', 'assignment.submitted', { assignment: '1752' })],
    trail: `
      10-01 10:00 started
      10-01 10:00 resting before-reminder
      10-10 10:00 left before-reminder submitted
      10-10 10:00 left thanks done
      10-10 10:00 ended completed`,
  }),
  played('deadline-care', 'a tutor who reached the learner closes the matter', {
    context: homework, start: '2013-10-18 10:00', until: '2013-12-01 00:00', happens: [done('2013-10-22 11:00', 'tutor', 'contacted')], trail: `
      10-18 10:00 started
      10-18 10:00 left before-reminder past
      10-18 10:00 resting before-due
      10-20 00:00 left before-due timeout
      10-20 00:00 resting after-due
      10-22 09:00 left after-due timeout
      10-22 09:00 resting tutor
      10-22 11:00 left tutor contacted
      10-22 11:00 ended completed`,
  }),
  played('deadline-care', 'a tutor who reached nobody closes it too', {
    context: homework, start: '2013-10-18 10:00', until: '2013-12-01 00:00', happens: [done('2013-10-22 11:00', 'tutor', 'unreachable')], trail: `
      10-18 10:00 started
      10-18 10:00 left before-reminder past
      10-18 10:00 resting before-due
      10-20 00:00 left before-due timeout
      10-20 00:00 resting after-due
      10-22 09:00 left after-due timeout
      10-22 09:00 resting tutor
      10-22 11:00 left tutor unreachable
      10-22 11:00 ended completed`,
  }),
];

const quiet = { start: '2026-03-02 09:00', until: '2026-04-20 00:00' } as const;
const dormant: readonly Scenario[] = [
  played('dormant-reactivation', 'whoever promises to come back has a week to do so', { ...quiet, happens: [done('2026-04-02 15:00', 'call', 'returning')], trail: `
      03-02 09:00 started
      03-02 09:00 resting quiet-7
      03-09 09:00 left quiet-7 met
      03-09 09:00 resting until-back
      03-09 09:00 turn until-back scope
      03-09 09:00 left remind done
      03-09 09:00 resting seven-more
      03-16 09:00 left seven-more done
      03-16 09:00 resting voucher
      03-16 09:00 left voucher granted
      03-16 09:00 left offer done
      03-16 09:00 resting sixteen-more
      04-01 09:00 left sixteen-more done
      04-01 09:00 resting call
      04-02 15:00 left call returning
      04-02 15:00 resting promised
      04-09 15:00 left promised done
      04-09 15:00 left tag-dormant done
      04-09 15:00 left until-back done
      04-09 15:00 ended completed` }),
  played('dormant-reactivation', 'whoever keeps the promise is welcomed, and watched anew', {
    ...quiet, happens: [done('2026-04-02 15:00', 'call', 'returning'), happens('2026-04-05 20:00', 'lesson_started')], trail: `
      03-02 09:00 started
      03-02 09:00 resting quiet-7
      03-09 09:00 left quiet-7 met
      03-09 09:00 resting until-back
      03-09 09:00 turn until-back scope
      03-09 09:00 left remind done
      03-09 09:00 resting seven-more
      03-16 09:00 left seven-more done
      03-16 09:00 resting voucher
      03-16 09:00 left voucher granted
      03-16 09:00 left offer done
      03-16 09:00 resting sixteen-more
      04-01 09:00 left sixteen-more done
      04-01 09:00 resting call
      04-02 15:00 left call returning
      04-02 15:00 resting promised
      04-05 20:00 interrupted promised
      04-05 20:00 turn until-back react
      04-05 20:00 left welcome-back done
      04-05 20:00 left until-back interrupted
      04-05 20:00 resting a-week
      04-12 20:00 left a-week done
      04-12 20:00 resting quiet-7#2
      04-12 20:00 left quiet-7#2 met
      04-12 20:00 resting until-back#2
      04-12 20:00 turn until-back#2 scope
      04-12 20:00 left remind#2 done
      04-12 20:00 resting seven-more#2
      04-19 20:00 left seven-more#2 done
      04-19 20:00 resting voucher#2
      04-19 20:00 left voucher#2 already
      04-19 20:00 left offer-plain done
      04-19 20:00 resting sixteen-more#2`,
  }),
  played('dormant-reactivation', 'whoever does not answer the call is marked', { ...quiet, happens: [done('2026-04-02 15:00', 'call', 'no-answer')], trail: `
      03-02 09:00 started
      03-02 09:00 resting quiet-7
      03-09 09:00 left quiet-7 met
      03-09 09:00 resting until-back
      03-09 09:00 turn until-back scope
      03-09 09:00 left remind done
      03-09 09:00 resting seven-more
      03-16 09:00 left seven-more done
      03-16 09:00 resting voucher
      03-16 09:00 left voucher granted
      03-16 09:00 left offer done
      03-16 09:00 resting sixteen-more
      04-01 09:00 left sixteen-more done
      04-01 09:00 resting call
      04-02 15:00 left call no-answer
      04-02 15:00 left tag-dormant done
      04-02 15:00 left until-back done
      04-02 15:00 ended completed` }),
  played('dormant-reactivation', 'a call that is not made in three days is given up', { ...quiet, trail: `
      03-02 09:00 started
      03-02 09:00 resting quiet-7
      03-09 09:00 left quiet-7 met
      03-09 09:00 resting until-back
      03-09 09:00 turn until-back scope
      03-09 09:00 left remind done
      03-09 09:00 resting seven-more
      03-16 09:00 left seven-more done
      03-16 09:00 resting voucher
      03-16 09:00 left voucher granted
      03-16 09:00 left offer done
      03-16 09:00 resting sixteen-more
      04-01 09:00 left sixteen-more done
      04-01 09:00 resting call
      04-04 09:00 left call overdue
      04-04 09:00 left tag-dormant done
      04-04 09:00 left until-back done
      04-04 09:00 ended completed` }),
  played('dormant-reactivation', 'whoever comes back after the offer is welcomed', { ...quiet, happens: [happens('2026-03-20 20:00', 'lesson_started')], trail: `
      03-02 09:00 started
      03-02 09:00 resting quiet-7
      03-09 09:00 left quiet-7 met
      03-09 09:00 resting until-back
      03-09 09:00 turn until-back scope
      03-09 09:00 left remind done
      03-09 09:00 resting seven-more
      03-16 09:00 left seven-more done
      03-16 09:00 resting voucher
      03-16 09:00 left voucher granted
      03-16 09:00 left offer done
      03-16 09:00 resting sixteen-more
      03-20 20:00 interrupted sixteen-more
      03-20 20:00 turn until-back react
      03-20 20:00 left welcome-back done
      03-20 20:00 left until-back interrupted
      03-20 20:00 resting a-week
      03-27 20:00 left a-week done
      03-27 20:00 resting quiet-7#2
      03-27 20:00 left quiet-7#2 met
      03-27 20:00 resting until-back#2
      03-27 20:00 turn until-back#2 scope
      03-27 20:00 left remind#2 done
      03-27 20:00 resting seven-more#2
      04-03 20:00 left seven-more#2 done
      04-03 20:00 resting voucher#2
      04-03 20:00 left voucher#2 already
      04-03 20:00 left offer-plain done
      04-03 20:00 resting sixteen-more#2
      04-19 20:00 left sixteen-more#2 done
      04-19 20:00 resting call` }),
];

export const learnerBranches: readonly Scenario[] = [...care, ...dormant];
