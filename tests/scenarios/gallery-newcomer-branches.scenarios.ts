// The first weeks: onboarding and the 21 days, where their story in `gallery.scenarios.ts` does not pass by.
import { days, done, happens, played } from './played.ts';
import type { Scenario } from './scenario.ts';

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

export const newcomerBranches: readonly Scenario[] = [...onboarding, ...challenges];
