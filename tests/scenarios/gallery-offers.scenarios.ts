// What follows a trial lesson, by what its member does with the offer; and the invitation of who learns often.
import { done, happens, of, type Told } from './gallery-told.ts';
import type { Happening, Scenario } from './scenario.ts';

const tried = of('trial-conversion');
const trial = { context: { trial: 'T-8', lessonAt: '2026-03-10T20:00:00+08:00', endsAt: '2026-03-10T20:30:00+08:00' }, start: '2026-03-10 19:55', until: '2026-03-11 12:00' } as const;
const came = happens('2026-03-10 20:05', 'trial_attended', { trial: 'T-8' });
const lesson = `
      03-10 19:55 started
      03-10 19:55 left day-before past
      03-10 19:55 left ten-minutes past
      03-10 19:55 resting attendance
      03-10 20:05 left attendance came
      03-10 20:05 resting lesson-over
      03-10 20:32 left lesson-over reached
      03-10 20:32 resting coupon`;
const offered = `${lesson}
      03-10 20:32 left coupon granted
      03-10 20:32 left hook done
      03-10 20:32 resting report
      03-10 22:32 left report done`;
const after = (title: string, then: readonly Happening[], more: Partial<Told> & { readonly trail: string }): Scenario => tried(title, { ...trial, happens: [came, ...then], ...more });

const trials: readonly Scenario[] = [
  after('whoever asks after the trial is answered before they are advised', [happens('2026-03-10 21:00', 'message_posted'), done('2026-03-10 23:00', 'answer', 'answered')], {
    trail: `${offered}
      03-10 22:32 left response asked
      03-10 22:32 resting answer
      03-10 23:00 left answer answered
      03-10 23:00 resting consult`,
  }),
  after('a question that nobody answers within the hour does not hold up the consultation', [happens('2026-03-10 21:00', 'message_posted')], {
    trail: `${offered}
      03-10 22:32 left response asked
      03-10 22:32 resting answer
      03-10 23:32 left answer overdue
      03-10 23:32 resting consult`,
  }),
  after('whoever opened the pack is not reminded of it', [happens('2026-03-10 21:00', 'material_downloaded')], {
    trail: `${offered}
      03-10 22:32 left response opened
      03-10 22:32 resting consult`,
  }),
  after('who had the coupon before is told of the same one', [], {
    granted: ['trial offer'],
    trail: `${lesson}
      03-10 20:32 left coupon already
      03-10 20:32 left hook done
      03-10 20:32 resting report
      03-10 22:32 left report done
      03-10 22:32 left response otherwise
      03-10 22:32 left nudge done
      03-10 22:32 resting consult`,
  }),
  ...([['soldOut', { left: 0 }], ['expired', { left: 5, until: '2026-03-10 20:00' }]] as const).map(([way, stock]) =>
    after(`an offer that is ${way === 'soldOut' ? 'sold out' : 'over'} is not made: the pack comes alone`, [], {
      stock: { 'trial offer': stock },
      trail: `${lesson}
      03-10 20:32 left coupon ${way}
      03-10 20:32 left pack done
      03-10 20:32 resting report
      03-10 22:32 left report done
      03-10 22:32 left response otherwise
      03-10 22:32 left nudge done
      03-10 22:32 resting consult`,
    }),
  ),
  after('whoever found the offer sold out is not told that it ends soon', [done('2026-03-11 09:00', 'consult', 'hesitant')], {
    until: '2026-03-20 00:00',
    stock: { 'trial offer': { left: 0 } },
    trail: `${lesson}
      03-10 20:32 left coupon soldOut
      03-10 20:32 left pack done
      03-10 20:32 resting report
      03-10 22:32 left report done
      03-10 22:32 left response otherwise
      03-10 22:32 left nudge done
      03-10 22:32 resting consult
      03-11 09:00 left consult hesitant
      03-11 09:00 left has-offer otherwise
      03-11 09:00 resting wait-pay
      03-14 09:00 left wait-pay done
      03-14 09:00 left nurture done
      03-14 09:00 ended completed`,
  }),
  after('a flow that stood still over the end of the offer reminds nobody of it, and waits for the payment', [{ at: '2026-03-10 23:00', pauseUntil: '2026-03-12 18:00', elapsed: 'fire' }], {
    until: '2026-03-12 18:30',
    trail: `${offered}
      03-10 22:32 left response otherwise
      03-10 22:32 left nudge done
      03-10 22:32 resting consult
      03-12 18:00 noted resumed
      03-12 18:00 left consult overdue
      03-12 18:00 left has-offer offer
      03-12 18:00 left before-end past
      03-12 18:00 resting wait-pay`,
  }),
];

const upgraded = of('frequent-upgrade');
const learned = ['02', '03', '04', '05', '06'].map((day) => happens(`2026-03-${day} 21:00`, 'lesson_completed'));
const fast = { start: '2026-03-02 08:00', until: '2026-03-20 00:00' } as const;
const liked = [...learned, happens('2026-03-07 10:00', 'advanced.tried'), done('2026-03-07 18:00', 'ask', 'invite-on')];
const invited = `
      03-02 08:00 started
      03-02 08:00 resting frequent
      03-06 21:00 left frequent met
      03-06 21:00 left tag-frequent done
      03-06 21:00 left invite done
      03-06 21:00 resting try
      03-07 10:00 left try tried
      03-07 10:00 resting ask
      03-07 18:00 left ask invite-on
      03-07 18:00 resting group`;
const upgrades: readonly Scenario[] = [
  upgraded('who declines the advanced group stays where they are', { ...fast, happens: [...liked, happens('2026-03-08 09:00', 'community.declined', { community: 'advanced' })], trail: `${invited}
      03-08 09:00 left group declined
      03-08 09:00 left not-now done
      03-08 09:00 ended completed` }),
  upgraded('an invitation to the advanced group that nobody answers ends after three days', { ...fast, happens: liked, trail: `${invited}
      03-10 18:00 left group timeout
      03-10 18:00 left not-now done
      03-10 18:00 ended completed` }),
  upgraded('an advanced group that is full takes nobody', { ...fast, happens: [...liked, happens('2026-03-08 09:00', 'community.accepted', { community: 'advanced' })], capacities: { advanced: 0 }, trail: `${invited}
      03-08 09:00 left group full
      03-08 09:00 left not-now done
      03-08 09:00 ended completed` }),
];

export const offerScenarios: readonly Scenario[] = [...trials, ...upgrades];
