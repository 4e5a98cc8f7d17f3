// The branches of the members' procedures that the stories in `gallery.scenarios.ts` do not pass by.
import { galleryFlow } from './gallery-flow.ts';
import type { Happening, Scenario } from './scenario.ts';

const subject = { attributes: { name: 'Robin' } };

function played(id: string, title: string, more: Omit<Scenario, 'title' | 'flow' | 'trail'> & { trail: string }): Scenario {
  return { subject, ...more, title, flow: galleryFlow(id) };
}

const happens = (at: string, event: string, properties = {}): Happening => ({ at, event, properties });
const done = (at: string, task: string, outcome: string, form?: Record<string, string>): Happening => ({ at, task, outcome, ...(form === undefined ? {} : { form }) });

const joins = { start: '2026-03-02 21:30', until: '2026-03-15 00:00' } as const;
const active = [happens('2026-03-02 22:00', 'introduced'), ...['09:00', '10:00', '11:00'].map((time) => happens(`2026-03-04 ${time}`, 'message_posted'))];
/** However the invitation ends, an active newcomer is marked as one and asked after a week. */
const invitations = (
  [
    ['declined', '03-06 09:00', 'declines the advanced group', [happens('2026-03-06 09:00', 'community.declined', { community: 'advanced' })], {}],
    ['timeout', '03-08 10:00', 'does not answer the invitation', [], {}],
    ['full', '03-06 09:00', 'finds the advanced group full', [happens('2026-03-06 09:00', 'community.accepted', { community: 'advanced' })], { capacities: { advanced: 0 } }],
  ] as const
).map(([way, at, what, happened, more]) =>
  played('onboarding', `a newcomer who ${what} is an active one all the same`, { ...joins, ...more, until: '2026-03-09 09:00', happens: [...active, ...happened], trail: `
      03-02 21:30 started
      03-02 21:30 left welcome done
      03-02 21:30 left rules done
      03-02 21:30 resting ice-breaker
      03-02 22:00 left ice-breaker introduced
      03-02 22:00 left first-task done
      03-02 22:00 resting day-3
      03-05 10:00 left day-3 reached
      03-05 10:00 left active active
      03-05 10:00 left which otherwise
      03-05 10:00 left invitation done
      03-05 10:00 resting group
      ${at} left group ${way}
      ${at} left tag-active done
      ${at} resting day-7` }),
);

/** Whoever has told an interest is invited to the topic group instead. */
const topics = (
  [
    ['accepted', '03-06 09:00', 'joins', [happens('2026-03-06 09:00', 'community.accepted', { community: 'topic' })], {}],
    ['declined', '03-06 09:00', 'declines', [happens('2026-03-06 09:00', 'community.declined', { community: 'topic' })], {}],
    ['timeout', '03-08 10:00', 'does not answer about', [], {}],
    ['full', '03-06 09:00', 'finds no room in', [happens('2026-03-06 09:00', 'community.accepted', { community: 'topic' })], { capacities: { topic: 0 } }],
  ] as const
).map(([way, at, what, happened, more]) =>
  played('onboarding', `a newcomer with an interest ${what} the topic group, and is an active one`, { ...joins, ...more, subject: { attributes: { name: 'Robin', interest: 'reading' } }, until: '2026-03-09 09:00', happens: [...active, ...happened], trail: `
      03-02 21:30 started
      03-02 21:30 left welcome done
      03-02 21:30 left rules done
      03-02 21:30 resting ice-breaker
      03-02 22:00 left ice-breaker introduced
      03-02 22:00 left first-task done
      03-02 22:00 resting day-3
      03-05 10:00 left day-3 reached
      03-05 10:00 left active active
      03-05 10:00 left which topic
      03-05 10:00 left topic-invitation done
      03-05 10:00 resting topic-group
      ${at} left topic-group ${way}
      ${at} left tag-active done
      ${at} resting day-7` }),
);

const onboarding: readonly Scenario[] = [
  ...topics,
  played('onboarding', 'a newcomer who introduces themselves and talks is invited on, and asked after a week', {
    ...joins,
    happens: [happens('2026-03-02 22:00', 'introduced'), ...['09:00', '10:00', '11:00'].map((time) => happens(`2026-03-04 ${time}`, 'message_posted')),
      happens('2026-03-06 09:00', 'community.accepted', { community: 'advanced' }), { at: '2026-03-09 12:00', ask: 'survey', given: { feeling: 5, helpful: 'The people' } }],
    trail: `
      03-02 21:30 started
      03-02 21:30 left welcome done
      03-02 21:30 left rules done
      03-02 21:30 resting ice-breaker
      03-02 22:00 left ice-breaker introduced
      03-02 22:00 left first-task done
      03-02 22:00 resting day-3
      03-05 10:00 left day-3 reached
      03-05 10:00 left active active
      03-05 10:00 left which otherwise
      03-05 10:00 left invitation done
      03-05 10:00 resting group
      03-06 09:00 left group accepted
      03-06 09:00 left tag-active done
      03-06 09:00 resting day-7
      03-09 10:00 left day-7 reached
      03-09 10:00 resting survey
      03-09 12:00 left survey answered
      03-09 12:00 ended completed`,
  }),
  played('onboarding', 'a newcomer who says nothing is reminded after a day, and called on the third', {
    ...joins,
    happens: [done('2026-03-05 15:00', 'personal-call', 'talked')],
    trail: `
      03-02 21:30 started
      03-02 21:30 left welcome done
      03-02 21:30 left rules done
      03-02 21:30 resting ice-breaker
      03-03 21:30 left ice-breaker timeout
      03-03 21:30 left ice-reminder done
      03-03 21:30 left first-task done
      03-03 21:30 resting day-3
      03-05 10:00 left day-3 reached
      03-05 10:00 left active otherwise
      03-05 10:00 left tag-silent done
      03-05 10:00 resting personal-call
      03-05 15:00 left personal-call talked
      03-05 15:00 resting day-7
      03-09 10:00 left day-7 reached
      03-09 10:00 resting survey
      03-12 10:00 left survey timeout
      03-12 10:00 ended completed`,
  }),
  played('onboarding', 'a newcomer whom nobody reaches still has their survey', {
    ...joins,
    happens: [happens('2026-03-03 21:30', 'introduced'), done('2026-03-05 15:00', 'personal-call', 'no-answer')],
    trail: `
      03-02 21:30 started
      03-02 21:30 left welcome done
      03-02 21:30 left rules done
      03-02 21:30 resting ice-breaker
      03-03 21:30 left ice-breaker timeout
      03-03 21:30 left ice-reminder done
      03-03 21:30 left first-task done
      03-03 21:30 resting day-3
      03-05 10:00 left day-3 reached
      03-05 10:00 left active otherwise
      03-05 10:00 left tag-silent done
      03-05 10:00 resting personal-call
      03-05 15:00 left personal-call no-answer
      03-05 15:00 resting day-7
      03-09 10:00 left day-7 reached
      03-09 10:00 resting survey
      03-12 10:00 left survey timeout
      03-12 10:00 ended completed`,
  }),
  played('onboarding', 'a call that nobody makes does not keep a newcomer from their survey', { ...joins, trail: `
      03-02 21:30 started
      03-02 21:30 left welcome done
      03-02 21:30 left rules done
      03-02 21:30 resting ice-breaker
      03-03 21:30 left ice-breaker timeout
      03-03 21:30 left ice-reminder done
      03-03 21:30 left first-task done
      03-03 21:30 resting day-3
      03-05 10:00 left day-3 reached
      03-05 10:00 left active otherwise
      03-05 10:00 left tag-silent done
      03-05 10:00 resting personal-call
      03-07 10:00 left personal-call overdue
      03-07 10:00 resting day-7
      03-09 10:00 left day-7 reached
      03-09 10:00 resting survey
      03-12 10:00 left survey timeout
      03-12 10:00 ended completed` }),
  played('onboarding', 'whoever leaves the community hears nothing more', {
    ...joins,
    happens: [happens('2026-03-03 08:00', 'community.left')],
    trail: `
      03-02 21:30 started
      03-02 21:30 left welcome done
      03-02 21:30 left rules done
      03-02 21:30 resting ice-breaker
      03-03 08:00 interrupted ice-breaker
      03-03 08:00 ended left the community`,
  }),
  ...invitations,
];

const days = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => `2026-03-${String(from + n).padStart(2, '0')}`);
const PRAISED = [3, 7, 14, 21];
const all21 = { start: '2026-03-01 10:00', until: '2026-03-30 00:00', happens: days(2, 22).map((day) => happens(`${day} 12:00`, 'checked_in')) } as const;
const nth = (n: number) => (n === 1 ? '' : `#${n}`);
const praised = (day: string, turn: number) => {
  const praise = nth(PRAISED.indexOf(turn) + 1);
  return PRAISED.includes(turn) ? [`${day} 12:00 turn days milestone-${turn}`, `${day} 12:00 left praise${praise} done`, `${day} 12:00 left bonus${praise} done`] : [];
};
const finished = [
  '03-01 10:00 started',
  '03-01 10:00 left registered done',
  '03-01 10:00 resting days',
  ...days(2, 22).flatMap((full, n) => {
    const day = full.slice(5);
    return [`${day} 07:30 turn days open`, `${day} 07:30 left content${nth(n + 1)} done`, `${day} 12:00 turn days met`, `${day} 12:00 left earned${nth(n + 1)} done`, ...praised(day, n + 1)];
  }),
  '03-22 22:00 left days done',
  '03-22 22:00 left certificate done',
  '03-22 22:00 left title done',
  '03-22 22:00 left finished done',
  '03-22 22:00 resting reward',
].join('\n');
const challenges: readonly Scenario[] = [
  played('challenge-21-days', 'whoever checks in on all of 21 days earns points, is praised four times, holds the title and has a voucher', {
    ...all21, trail: `${finished}
      03-22 22:00 left reward granted
      03-22 22:00 left next-course done
      03-22 22:00 ended completed`,
  }),
  ...([['soldOut', { left: 0 }], ['expired', { left: 5, until: '2026-03-20 00:00' }]] as const).map(([way, stock]) =>
    played('challenge-21-days', `whoever finishes when the vouchers are ${way === 'soldOut' ? 'gone' : 'over'} is promised none`, {
      ...all21, stock: { 'finisher’s voucher': stock }, trail: `${finished}
      03-22 22:00 left reward ${way}
      03-22 22:00 ended completed`,
    }),
  ),
  played('challenge-21-days', 'whoever stays away is offered a card, nudged, and let go after five days', {
    start: '2026-03-01 10:00',
    until: '2026-03-30 00:00',
    happens: [happens('2026-03-03 09:00', 'made_up'), happens('2026-03-04 09:00', 'made_up')],
    trail: `
      03-01 10:00 started
      03-01 10:00 left registered done
      03-01 10:00 resting days
      03-02 07:30 turn days open
      03-02 07:30 left content done
      03-02 20:00 turn days remind
      03-02 20:00 left reminder done
      03-02 22:30 turn days missed
      03-02 22:30 left has-card card
      03-02 22:30 left offer done
      03-03 07:30 turn days open
      03-03 07:30 left content#2 done
      03-03 09:00 turn days madeUp
      03-03 09:00 left made-up done
      03-03 20:00 turn days remind
      03-03 20:00 left reminder#2 done
      03-03 22:30 turn days missed
      03-03 22:30 left has-card#2 card
      03-03 22:30 left offer#2 done
      03-04 07:30 turn days open
      03-04 07:30 left content#3 done
      03-04 09:00 turn days madeUp
      03-04 09:00 left made-up#2 done
      03-04 20:00 turn days remind
      03-04 20:00 left reminder#3 done
      03-04 22:30 turn days missed
      03-04 22:30 left has-card#3 otherwise
      03-05 07:30 turn days open
      03-05 07:30 left content#4 done
      03-05 20:00 turn days remind
      03-05 20:00 left reminder#4 done
      03-05 22:30 turn days missed
      03-05 22:30 left has-card#4 otherwise
      03-05 22:30 turn days nudge
      03-05 22:30 left nudge done
      03-06 07:30 turn days open
      03-06 07:30 left content#5 done
      03-06 20:00 turn days remind
      03-06 20:00 left reminder#5 done
      03-06 22:30 turn days missed
      03-06 22:30 left has-card#5 otherwise
      03-07 07:30 turn days open
      03-07 07:30 left content#6 done
      03-07 20:00 turn days remind
      03-07 20:00 left reminder#6 done
      03-07 22:30 turn days missed
      03-07 22:30 left has-card#6 otherwise
      03-08 07:30 turn days open
      03-08 07:30 left content#7 done
      03-08 20:00 turn days remind
      03-08 20:00 left reminder#7 done
      03-08 22:30 turn days missed
      03-08 22:30 left has-card#7 otherwise
      03-08 22:30 left days left
      03-08 22:30 left farewell done
      03-08 22:30 left left-tag done
      03-08 22:30 ended completed`,
  }),
  played('challenge-21-days', 'whoever cancels the challenge has no more days', {
    start: '2026-03-01 10:00',
    until: '2026-03-30 00:00',
    happens: [happens('2026-03-02 12:00', 'checked_in'), happens('2026-03-03 06:00', 'challenge.cancelled')],
    trail: `
      03-01 10:00 started
      03-01 10:00 left registered done
      03-01 10:00 resting days
      03-02 07:30 turn days open
      03-02 07:30 left content done
      03-02 12:00 turn days met
      03-02 12:00 left earned done
      03-03 06:00 interrupted days
      03-03 06:00 ended cancelled`,
  }),
];

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

const quiz = (at: string, score: number): Happening => happens(at, 'quiz_taken', { course: 'AAA', score });
const course = { context: { course: 'AAA' }, start: '2026-03-02 10:00', until: '2026-04-20 00:00' } as const;
const wantsJob = { attributes: { name: 'Robin', jobWanted: true } };
const graduations: readonly Scenario[] = [
  played('graduation', 'whoever lets the exam pass is told of the next course, and pays at once', {
    ...course, subject: wantsJob, happens: [happens('2026-03-17 10:00', 'paid'), done('2026-03-18 10:00', 'refer', 'referred-to')], trail: `
      03-02 10:00 started
      03-02 10:00 left certificate done
      03-02 10:00 left title done
      03-02 10:00 left invite-exam done
      03-02 10:00 resting exam
      03-16 10:00 left exam timeout
      03-16 10:00 left advanced done
      03-16 10:00 resting interest
      03-17 10:00 left interest paid
      03-17 10:00 left jobs wanted
      03-17 10:00 resting refer
      03-18 10:00 left refer referred-to
      03-18 10:00 ended completed`,
  }),
  played('graduation', 'a consultation that nobody gives does not hold up the referral', {
    ...course, subject: wantsJob, happens: [quiz('2026-03-02 20:00', 80), happens('2026-03-03 09:00', 'message_posted'), done('2026-03-05 10:00', 'refer', 'not-ready')], trail: `
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
      03-04 09:00 left consult overdue
      03-04 09:00 left jobs wanted
      03-04 09:00 resting refer
      03-05 10:00 left refer not-ready
      03-05 10:00 ended completed`,
  }),
];

const question = { context: { question: 'Q-1', text: 'Why is it so?' }, start: '2026-03-02 10:00', until: '2026-03-20 00:00' } as const;
const questions: readonly Scenario[] = [
  played('questions', 'a question is answered, and the answer helped', {
    ...question,
    happens: [{ at: '2026-03-02 10:30', takeUp: 'answer' }, done('2026-03-02 11:00', 'answer', 'answered', { answer: 'Because' }), { at: '2026-03-02 12:00', ask: 'rate', given: { rating: 'helpful' } }],
    trail: `
      03-02 10:00 started
      03-02 10:00 left received done
      03-02 10:00 resting answer
      03-02 10:30 noted answer acknowledged
      03-02 11:00 left answer answered
      03-02 11:00 resting rate
      03-02 12:00 left rate helpful
      03-02 12:00 ended completed`,
  }),
  played('questions', 'an answer that did not help is given again', {
    ...question,
    happens: [
      done('2026-03-02 10:40', 'answer', 'answered', { answer: 'Because' }),
      { at: '2026-03-02 13:00', ask: 'rate', given: { rating: 'unhelpful' } },
      { at: '2026-03-02 13:30', task: 'answer', visit: 2, outcome: 'answered', form: { answer: 'Look here' } },
    ],
    trail: `
      03-02 10:00 started
      03-02 10:00 left received done
      03-02 10:00 resting answer
      03-02 10:40 left answer answered
      03-02 10:40 resting rate
      03-02 13:00 left rate unhelpful
      03-02 13:00 resting answer#2
      03-02 13:30 left answer#2 answered
      03-02 13:30 resting rate#2
      03-04 13:30 left rate#2 timeout
      03-04 13:30 ended completed`,
  }),
  played('questions', 'an unclear question is asked about, and answered with what was added', {
    ...question,
    happens: [
      done('2026-03-02 10:40', 'answer', 'unclear', { answer: 'Which exercise?' }),
      happens('2026-03-02 18:00', 'message_posted'),
      { at: '2026-03-03 09:30', task: 'answer', visit: 2, outcome: 'answered', form: { answer: 'Because' } },
    ],
    trail: `
      03-02 10:00 started
      03-02 10:00 left received done
      03-02 10:00 resting answer
      03-02 10:40 left answer unclear
      03-02 10:40 left ask-more done
      03-02 10:40 resting more
      03-02 18:00 left more added
      03-02 18:00 resting answer#2
      03-03 09:30 left answer#2 answered
      03-03 09:30 resting rate
      03-05 09:30 left rate timeout
      03-05 09:30 ended completed`,
  }),
  played('questions', 'an unclear question that nobody explains is closed', {
    ...question, happens: [done('2026-03-02 10:40', 'answer', 'unclear', { answer: 'Which exercise?' })], trail: `
      03-02 10:00 started
      03-02 10:00 left received done
      03-02 10:00 resting answer
      03-02 10:40 left answer unclear
      03-02 10:40 left ask-more done
      03-02 10:40 resting more
      03-04 10:40 left more timeout
      03-04 10:40 ended completed`,
  }),
  played('questions', 'a question that nobody takes up escalates in working hours, and the head teacher answers', {
    ...question, start: '2026-03-06 17:30', happens: [done('2026-03-09 15:00', 'head', 'answered', { answer: 'Because' })], trail: `
      03-06 17:30 started
      03-06 17:30 left received done
      03-06 17:30 resting answer
      03-09 09:30 noted answer escalated
      03-09 10:30 left answer unanswered
      03-09 10:30 left sorry done
      03-09 10:30 resting head
      03-09 15:00 left head answered
      03-09 15:00 resting rate
      03-11 15:00 left rate timeout
      03-11 15:00 ended completed`,
  }),
];

const work = { context: { work: 'W-3', title: 'Sunset' }, start: '2026-03-02 10:00', until: '2026-03-30 00:00' } as const;
const works: readonly Scenario[] = [
  played('works-showcase', 'a good work is commented on, and no more', { ...work, happens: [done('2026-03-03 10:00', 'rate', 'good', { comment: 'Nice' })], trail: `
      03-02 10:00 started
      03-02 10:00 left thanks done
      03-02 10:00 left active done
      03-02 10:00 resting rate
      03-03 10:00 left rate good
      03-03 10:00 left comment done
      03-03 10:00 ended completed` }),
  played('works-showcase', 'a work that does not suit is commented on too', { ...work, happens: [done('2026-03-03 10:00', 'rate', 'not-suitable', { comment: 'Too dark' })], trail: `
      03-02 10:00 started
      03-02 10:00 left thanks done
      03-02 10:00 left active done
      03-02 10:00 resting rate
      03-03 10:00 left rate not-suitable
      03-03 10:00 left comment done
      03-03 10:00 ended completed` }),
  played('works-showcase', 'a work whose author says no stays private', {
    ...work, happens: [done('2026-03-03 10:00', 'rate', 'outstanding', { comment: 'What light!' }), { at: '2026-03-04 10:00', ask: 'consent', given: { consent: 'refused' } }], trail: `
      03-02 10:00 started
      03-02 10:00 left thanks done
      03-02 10:00 left active done
      03-02 10:00 resting rate
      03-03 10:00 left rate outstanding
      03-03 10:00 resting consent
      03-04 10:00 left consent refused
      03-04 10:00 left private done
      03-04 10:00 ended completed`,
  }),
];

export const branchScenarios: readonly Scenario[] = [
  ...onboarding, ...challenges, ...care, ...dormant, ...trials, ...frequent, ...renewals, ...graduations, ...questions, ...works,
];
