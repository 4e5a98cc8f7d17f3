// The gallery's procedures, branch by branch, as members and the team would live them.
import { galleryFlow } from './gallery-flow.ts';
import type { Happening, Scenario } from './scenario.ts';

const subject = { attributes: { name: 'Robin' } };

function played(id: string, title: string, more: Omit<Scenario, 'title' | 'flow'>): Scenario {
  return { title, flow: galleryFlow(id), subject, ...more };
}

const learns = (at: string): Happening => ({ at, event: 'lesson_started' });

const dormant: readonly Scenario[] = [
  played('dormant-reactivation', 'whoever never learns is reminded, offered something, called, and let go', {
    start: '2026-03-02 09:00',
    until: '2026-05-01 00:00',
    happens: [{ at: '2026-04-02 15:00', task: 'call', outcome: 'later' }],
    trail: `
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
      04-02 15:00 left call later
      04-02 15:00 left tag-dormant done
      04-02 15:00 left until-back done
      04-02 15:00 ended completed`,
  }),
  played('dormant-reactivation', 'whoever comes back after the reminder is welcomed, and watched again', {
    start: '2026-03-02 09:00',
    until: '2026-03-25 00:00',
    happens: [learns('2026-03-04 20:00'), learns('2026-03-13 20:00')],
    trail: `
      03-02 09:00 started
      03-02 09:00 resting quiet-7
      03-11 20:00 left quiet-7 met
      03-11 20:00 resting until-back
      03-11 20:00 turn until-back scope
      03-11 20:00 left remind done
      03-11 20:00 resting seven-more
      03-13 20:00 interrupted seven-more
      03-13 20:00 turn until-back react
      03-13 20:00 left welcome-back done
      03-13 20:00 left until-back interrupted
      03-13 20:00 resting a-week
      03-20 20:00 left a-week done
      03-20 20:00 resting quiet-7#2
      03-20 20:00 left quiet-7#2 met
      03-20 20:00 resting until-back#2
      03-20 20:00 turn until-back#2 scope
      03-20 20:00 left remind#2 done
      03-20 20:00 resting seven-more#2`,
  }),
  played('dormant-reactivation', 'whoever leaves the course is let go in the middle of an offer', {
    start: '2026-03-02 09:00',
    until: '2026-04-01 00:00',
    happens: [{ at: '2026-03-17 12:00', event: 'course.unregistered' }],
    trail: `
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
      03-17 12:00 interrupted sixteen-more
      03-17 12:00 interrupted until-back
      03-17 12:00 ended left the course`,
  }),
];

const trial = { trial: 'T-8', lessonAt: '2026-03-10T20:00:00+08:00', endsAt: '2026-03-10T20:30:00+08:00' };
const trials: readonly Scenario[] = [
  played('trial-conversion', 'a trial is reminded of twice, followed up within minutes, and ended by the payment', {
    context: trial,
    start: '2026-03-08 12:00',
    until: '2026-03-20 00:00',
    happens: [
      { at: '2026-03-10 20:01', event: 'trial_attended', properties: { trial: 'T-8' } },
      { at: '2026-03-11 09:00', task: 'consult', outcome: 'interested' },
      { at: '2026-03-11 21:00', event: 'paid' },
    ],
    trail: `
      03-08 12:00 started
      03-08 12:00 resting day-before
      03-09 20:00 left day-before reached
      03-09 20:00 left remind-day done
      03-09 20:00 resting ten-minutes
      03-10 19:50 left ten-minutes reached
      03-10 19:50 left remind-now done
      03-10 19:50 resting attendance
      03-10 20:01 left attendance came
      03-10 20:01 resting lesson-over
      03-10 20:32 left lesson-over reached
      03-10 20:32 resting coupon
      03-10 20:32 left coupon granted
      03-10 20:32 left hook done
      03-10 20:32 resting report
      03-10 22:32 left report done
      03-10 22:32 left response otherwise
      03-10 22:32 left nudge done
      03-10 22:32 resting consult
      03-11 09:00 left consult interested
      03-11 09:00 left has-offer offer
      03-11 09:00 resting before-end
      03-11 21:00 interrupted before-end
      03-11 21:00 ended paid`,
  }),
  played('trial-conversion', 'whoever registers on the day is reminded ten minutes before; whoever misses it is invited again', {
    context: trial,
    start: '2026-03-10 19:00',
    until: '2026-03-20 00:00',
    happens: [
      { at: '2026-03-10 20:10', event: 'trial_attended', properties: { trial: 'T-9' } },
      { at: '2026-03-11 10:00', event: 'message_posted' },
      { at: '2026-03-11 11:00', task: 'rebook-task', outcome: 'booked' },
    ],
    trail: `
      03-10 19:00 started
      03-10 19:00 left day-before past
      03-10 19:00 resting ten-minutes
      03-10 19:50 left ten-minutes reached
      03-10 19:50 left remind-now done
      03-10 19:50 resting attendance
      03-10 20:30 left attendance timeout
      03-10 20:30 left missed done
      03-10 20:30 resting rebook
      03-11 10:00 left rebook replied
      03-11 10:00 resting rebook-task
      03-11 11:00 left rebook-task booked
      03-11 11:00 ended completed`,
  }),
  played('trial-conversion', 'a consultation nobody gave does not hold up the last call', {
    context: trial,
    start: '2026-03-08 12:00',
    until: '2026-03-20 00:00',
    happens: [{ at: '2026-03-10 20:05', event: 'trial_attended', properties: { trial: 'T-8' } }],
    trail: `
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
      03-11 18:32 left consult overdue
      03-11 18:32 left has-offer offer
      03-11 18:32 resting before-end
      03-12 17:30 left before-end reached
      03-12 17:30 left last-call done
      03-12 17:30 resting wait-pay
      03-15 17:30 left wait-pay done
      03-15 17:30 left nurture done
      03-15 17:30 ended completed`,
  }),
  played('trial-conversion', 'a trial that is cancelled brings nothing more', {
    context: trial,
    start: '2026-03-08 12:00',
    until: '2026-03-20 00:00',
    happens: [
      { at: '2026-03-09 12:00', event: 'trial.cancelled', properties: { trial: 'T-7' } },
      { at: '2026-03-09 13:00', event: 'trial.cancelled', properties: { trial: 'T-8' } },
    ],
    trail: `
      03-08 12:00 started
      03-08 12:00 resting day-before
      03-09 13:00 interrupted day-before
      03-09 13:00 ended cancelled the trial`,
  }),
];

const completes = (at: string): Happening => ({ at, event: 'lesson_completed' });
const frequent: readonly Scenario[] = [
  played('frequent-upgrade', 'five lessons on one day are not five days; the fifth day is', {
    start: '2026-03-02 08:00',
    until: '2026-03-20 00:00',
    happens: [
      ...['09:00', '10:00', '11:00', '12:00', '13:00'].map((time) => completes(`2026-03-02 ${time}`)),
      ...['03', '04', '05', '06'].map((day) => completes(`2026-03-${day} 21:00`)),
      { at: '2026-03-07 10:00', event: 'advanced.tried' },
      { at: '2026-03-07 18:00', task: 'ask', outcome: 'invite-on' },
      { at: '2026-03-08 09:00', event: 'community.accepted', properties: { community: 'advanced' } },
    ],
    trail: `
      03-02 08:00 started
      03-02 08:00 resting frequent
      03-06 21:00 left frequent met
      03-06 21:00 left tag-frequent done
      03-06 21:00 left invite done
      03-06 21:00 resting try
      03-07 10:00 left try tried
      03-07 10:00 resting ask
      03-07 18:00 left ask invite-on
      03-07 18:00 resting group
      03-08 09:00 left group accepted
      03-08 09:00 left tag-advanced done
      03-08 09:00 ended completed`,
  }),
  played('frequent-upgrade', 'five days within two weeks are not frequent', {
    start: '2026-03-02 08:00',
    until: '2026-06-10 00:00',
    happens: ['02', '05', '08', '11', '14'].map((day) => completes(`2026-03-${day} 21:00`)),
    trail: `
      03-02 08:00 started
      03-02 08:00 resting frequent
      05-31 08:00 left frequent timeout
      05-31 08:00 left not-yet
      05-31 08:00 ended never became frequent`,
  }),
];

const service = { service: 'S-1', endsOn: '2026-06-30' };
const renewals: readonly Scenario[] = [
  played('renewal', 'a content learner hears what they achieved, and a renewal ends the rest', {
    subject: { attributes: { name: 'Robin', satisfaction: 5 } },
    context: service,
    start: '2026-03-01 10:00',
    until: '2026-07-10 00:00',
    happens: [
      ...Array.from({ length: 10 }, (_, n) => completes(`2026-03-${String(n + 2).padStart(2, '0')} 20:00`)),
      { at: '2026-06-20 10:00', event: 'renewed', properties: { service: 'S-2' } },
      { at: '2026-06-25 10:00', event: 'renewed', properties: { service: 'S-1' } },
    ],
    trail: `
      03-01 10:00 started
      03-01 10:00 resting t-30
      05-31 10:00 left t-30 reached
      05-31 10:00 left how good
      05-31 10:00 left review done
      05-31 10:00 resting t-14
      06-16 10:00 left t-14 reached
      06-16 10:00 left offer done
      06-16 10:00 resting t-7
      06-23 10:00 left t-7 reached
      06-23 10:00 resting call
      06-25 10:00 interrupted call
      06-25 10:00 ended renewed`,
  }),
  played('renewal', 'what is wrong is mended before renewal is spoken of', {
    subject: { attributes: { name: 'Robin', satisfaction: 2 } },
    context: service,
    start: '2026-03-01 10:00',
    until: '2026-07-20 00:00',
    happens: [
      { at: '2026-06-02 10:00', task: 'mend', outcome: 'not-mended' },
      { at: '2026-06-24 10:00', task: 'call', outcome: 'will-not' },
    ],
    trail: `
      03-01 10:00 started
      03-01 10:00 resting t-30
      05-31 10:00 left t-30 reached
      05-31 10:00 left how unhappy
      05-31 10:00 resting mend
      06-02 10:00 left mend not-mended
      06-02 10:00 resting t-7
      06-23 10:00 left t-7 reached
      06-23 10:00 resting call
      06-24 10:00 left call will-not
      06-24 10:00 left tag-lost done
      06-24 10:00 ended completed`,
  }),
  played('renewal', 'a service shorter than the lead times begins with what is still ahead', {
    context: { service: 'S-9', endsOn: '2026-03-10' },
    start: '2026-03-05 10:00',
    until: '2026-03-20 00:00',
    trail: `
      03-05 10:00 started
      03-05 10:00 left t-30 past
      03-05 10:00 left t-14 past
      03-05 10:00 left t-7 past
      03-05 10:00 resting t-1
      03-09 10:00 left t-1 reached
      03-09 10:00 left last-day done
      03-09 10:00 resting ended
      03-13 10:00 left ended reached
      03-13 10:00 resting win-back
      03-16 10:00 left win-back overdue
      03-16 10:00 left tag-lost done
      03-16 10:00 ended completed`,
  }),
];

const quiz = (at: string, score: number): Happening => ({ at, event: 'quiz_taken', properties: { course: 'AAA', score } });
const graduations: readonly Scenario[] = [
  played('graduation', 'whoever fails may try again after three days; a pass leads on', {
    context: { course: 'AAA' },
    start: '2026-03-02 10:00',
    until: '2026-04-20 00:00',
    happens: [quiz('2026-03-03 20:00', 55), quiz('2026-03-04 20:00', 90), quiz('2026-03-07 20:00', 60)],
    trail: `
      03-02 10:00 started
      03-02 10:00 left certificate done
      03-02 10:00 left title done
      03-02 10:00 left invite-exam done
      03-02 10:00 resting exam
      03-03 20:00 left exam failed-exam
      03-03 20:00 left again done
      03-03 20:00 resting rest
      03-06 20:00 left rest done
      03-06 20:00 resting exam#2
      03-07 20:00 left exam#2 passed
      03-07 20:00 left advanced done
      03-07 20:00 resting interest
      03-14 20:00 left interest timeout
      03-14 20:00 left jobs otherwise
      03-14 20:00 ended completed`,
  }),
  played('graduation', 'whoever looks for a job is referred', {
    subject: { attributes: { name: 'Robin', jobWanted: true } },
    context: { course: 'AAA' },
    start: '2026-03-02 10:00',
    until: '2026-04-20 00:00',
    happens: [
      quiz('2026-03-02 20:00', 80),
      { at: '2026-03-03 09:00', event: 'message_posted' },
      { at: '2026-03-03 15:00', task: 'consult', outcome: 'done-well' },
    ],
    trail: `
      03-02 10:00 started
      03-02 10:00 left certificate done
      03-02 10:00 left title done
      03-02 10:00 left invite-exam done
      03-02 10:00 resting exam
      03-02 20:00 left exam passed
      03-02 20:00 left advanced done
      03-02 20:00 resting interest
      03-03 09:00 left interest replied
      03-03 09:00 resting consult
      03-03 15:00 left consult done-well
      03-03 15:00 left jobs wanted
      03-03 15:00 resting refer`,
  }),
];

const works: readonly Scenario[] = [
  played('works-showcase', 'silence is no consent', {
    context: { work: 'W-3', title: 'Sunset' },
    start: '2026-03-02 10:00',
    until: '2026-03-30 00:00',
    happens: [{ at: '2026-03-03 10:00', task: 'rate', outcome: 'outstanding', form: { comment: 'What light!' } }],
    trail: `
      03-02 10:00 started
      03-02 10:00 left thanks done
      03-02 10:00 left active done
      03-02 10:00 resting rate
      03-03 10:00 left rate outstanding
      03-03 10:00 resting consent
      03-10 10:00 left consent timeout
      03-10 10:00 left private done
      03-10 10:00 ended completed`,
  }),
];

export const galleryScenarios: readonly Scenario[] = [...dormant, ...trials, ...frequent, ...renewals, ...graduations, ...works];
