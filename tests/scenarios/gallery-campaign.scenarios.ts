// A campaign by its goal: target against actual, week by week, and where those came from who paid.
import { done, happens, of } from './gallery-told.ts';
import type { Scenario } from './scenario.ts';

const led = of('goal-campaign');

const prepared = [
  done('2026-03-03 10:00', 'goal', 'set', { target: 2, counted: 'Whoever paid' }),
  done('2026-03-04 10:00', 'persona', 'written', { persona: 'Parents of pupils' }),
  done('2026-03-05 10:00', 'plan', 'planned'),
  done('2026-03-06 10:00', 'setup', 'ready'),
  done('2026-03-07 10:00', 'acquire', 'open'),
];
const came = (id: string, source: string, paidAt?: string) => ({
  id, communities: ['trial-class'], attributes: { source },
  did: [{ at: '2026-03-08 10:00', event: 'community.joined' }, ...(paidAt === undefined ? [] : [{ at: paidAt, event: 'paid' }])],
});
const campaign = {
  subject: { kind: 'project' }, context: { campaign: 'C-1', goal: 'Two who pay', endsOn: '2026-03-24', community: 'trial-class' },
  start: '2026-03-02 10:00', until: '2026-07-01 00:00',
} as const;

export const campaignScenarios: readonly Scenario[] = [
  led('a campaign that is behind is talked about on Monday, one that has reached its goal is not, and at the end each source is counted', {
    ...campaign,
    crowd: [came('a1', 'wechat', '2026-03-10 10:00'), came('b2', 'video', '2026-03-17 10:00'), came('c3', 'referral'), came('d4', 'wechat')],
    happens: [...prepared, done('2026-03-09 15:00', 'adjust', 'adjusted'), done('2026-03-16 15:00', 'adjust', 'on-plan', undefined, 2), done('2026-03-25 10:00', 'evaluate', 'reached-goal', { findings: 'WeChat works' })],
    trail: `
      03-02 10:00 started
      03-02 10:00 resting goal
      03-03 10:00 left goal set
      03-03 10:00 resting persona
      03-04 10:00 left persona written
      03-04 10:00 resting plan
      03-05 10:00 left plan planned
      03-05 10:00 resting setup
      03-06 10:00 left setup ready
      03-06 10:00 resting acquire
      03-07 10:00 left acquire open
      03-07 10:00 resting operate
      03-07 10:00 turn operate until-end
      03-07 10:00 resting until-end
      03-07 10:00 turn operate weekly
      03-07 10:00 resting weekly
      03-09 09:30 turn weekly open
      03-09 09:30 resting so-far
      03-09 09:30 left so-far done
      03-09 09:30 left on-course otherwise
      03-09 09:30 resting adjust
      03-09 15:00 left adjust adjusted
      03-16 09:30 turn weekly open
      03-16 09:30 resting so-far#2
      03-16 09:30 left so-far#2 done
      03-16 09:30 left on-course#2 otherwise
      03-16 09:30 resting adjust#2
      03-16 15:00 left adjust#2 on-plan
      03-23 09:30 turn weekly open
      03-23 09:30 resting so-far#3
      03-23 09:30 left so-far#3 done
      03-23 09:30 left on-course#3 reached
      03-24 18:00 left until-end reached
      03-24 18:00 left ended arrived
      03-24 18:00 interrupted weekly
      03-24 18:00 left operate joined
      03-24 18:00 left ended done
      03-24 18:00 resting total
      03-24 18:00 left total done
      03-24 18:00 resting came-wechat
      03-24 18:00 left came-wechat done
      03-24 18:00 resting from-wechat
      03-24 18:00 left from-wechat done
      03-24 18:00 resting came-video
      03-24 18:00 left came-video done
      03-24 18:00 resting from-video
      03-24 18:00 left from-video done
      03-24 18:00 resting came-referral
      03-24 18:00 left came-referral done
      03-24 18:00 resting from-referral
      03-24 18:00 left from-referral done
      03-24 18:00 resting evaluate
      03-25 10:00 left evaluate reached-goal
      03-25 10:00 ended completed`,
  }),
  led('a campaign that fell short goes on with a new date, and stops after it', {
    ...campaign,
    context: { ...campaign.context, endsOn: '2026-03-15' },
    crowd: [came('a1', 'wechat')],
    happens: [
      ...prepared,
      done('2026-03-16 10:00', 'evaluate', 'short', { findings: 'Too dear' }),
      done('2026-03-16 12:00', 'next', 'agreed', { newEnd: '2026-03-28' }),
      done('2026-03-17 10:00', 'plan', 'planned', undefined, 2),
      done('2026-03-18 10:00', 'setup', 'ready', undefined, 2),
      done('2026-03-19 10:00', 'acquire', 'open', undefined, 2),
      done('2026-03-29 10:00', 'evaluate', 'short', { findings: 'Still too dear' }, 2),
      done('2026-03-29 12:00', 'next', 'stopped', { newEnd: '2026-03-29' }, 2),
    ],
    trail: `
      03-02 10:00 started
      03-02 10:00 resting goal
      03-03 10:00 left goal set
      03-03 10:00 resting persona
      03-04 10:00 left persona written
      03-04 10:00 resting plan
      03-05 10:00 left plan planned
      03-05 10:00 resting setup
      03-06 10:00 left setup ready
      03-06 10:00 resting acquire
      03-07 10:00 left acquire open
      03-07 10:00 resting operate
      03-07 10:00 turn operate until-end
      03-07 10:00 resting until-end
      03-07 10:00 turn operate weekly
      03-07 10:00 resting weekly
      03-09 09:30 turn weekly open
      03-09 09:30 resting so-far
      03-09 09:30 left so-far done
      03-09 09:30 left on-course otherwise
      03-09 09:30 resting adjust
      03-10 09:29 interrupted adjust
      03-15 18:00 left until-end reached
      03-15 18:00 left ended arrived
      03-15 18:00 interrupted weekly
      03-15 18:00 left operate joined
      03-15 18:00 left ended done
      03-15 18:00 resting total
      03-15 18:00 left total done
      03-15 18:00 resting came-wechat
      03-15 18:00 left came-wechat done
      03-15 18:00 resting from-wechat
      03-15 18:00 left from-wechat done
      03-15 18:00 resting came-video
      03-15 18:00 left came-video done
      03-15 18:00 resting from-video
      03-15 18:00 left from-video done
      03-15 18:00 resting came-referral
      03-15 18:00 left came-referral done
      03-15 18:00 resting from-referral
      03-15 18:00 left from-referral done
      03-15 18:00 resting evaluate
      03-16 10:00 left evaluate short
      03-16 10:00 resting next
      03-16 12:00 left next agreed
      03-16 12:00 left extend done
      03-16 12:00 resting plan#2
      03-16 12:00 updated
      03-17 10:00 left plan#2 planned
      03-17 10:00 resting setup#2
      03-18 10:00 left setup#2 ready
      03-18 10:00 resting acquire#2
      03-19 10:00 left acquire#2 open
      03-19 10:00 resting operate#2
      03-19 10:00 turn operate#2 until-end
      03-19 10:00 resting until-end#2
      03-19 10:00 turn operate#2 weekly
      03-19 10:00 resting weekly#2
      03-23 09:30 turn weekly#2 open
      03-23 09:30 resting so-far#2
      03-23 09:30 left so-far#2 done
      03-23 09:30 left on-course#2 otherwise
      03-23 09:30 resting adjust#2
      03-24 09:29 interrupted adjust#2
      03-28 18:00 left until-end#2 reached
      03-28 18:00 left ended#2 arrived
      03-28 18:00 interrupted weekly#2
      03-28 18:00 left operate#2 joined
      03-28 18:00 left ended#2 done
      03-28 18:00 resting total#2
      03-28 18:00 left total#2 done
      03-28 18:00 resting came-wechat#2
      03-28 18:00 left came-wechat#2 done
      03-28 18:00 resting from-wechat#2
      03-28 18:00 left from-wechat#2 done
      03-28 18:00 resting came-video#2
      03-28 18:00 left came-video#2 done
      03-28 18:00 resting from-video#2
      03-28 18:00 left from-video#2 done
      03-28 18:00 resting came-referral#2
      03-28 18:00 left came-referral#2 done
      03-28 18:00 resting from-referral#2
      03-28 18:00 left from-referral#2 done
      03-28 18:00 resting evaluate#2
      03-29 10:00 left evaluate#2 short
      03-29 10:00 resting next#2
      03-29 12:00 left next#2 stopped
      03-29 12:00 ended completed`,
  }),
  led('what nobody looks at on a Monday is over with its week, and after twelve of them it is evaluated', {
    ...campaign, context: { ...campaign.context, endsOn: '2026-12-31' }, happens: prepared, until: '2026-06-02 00:00', trail: `
      03-02 10:00 started
      03-02 10:00 resting goal
      03-03 10:00 left goal set
      03-03 10:00 resting persona
      03-04 10:00 left persona written
      03-04 10:00 resting plan
      03-05 10:00 left plan planned
      03-05 10:00 resting setup
      03-06 10:00 left setup ready
      03-06 10:00 resting acquire
      03-07 10:00 left acquire open
      03-07 10:00 resting operate
      03-07 10:00 turn operate until-end
      03-07 10:00 resting until-end
      03-07 10:00 turn operate weekly
      03-07 10:00 resting weekly
      03-09 09:30 turn weekly open
      03-09 09:30 resting so-far
      03-09 09:30 left so-far done
      03-09 09:30 left on-course otherwise
      03-09 09:30 resting adjust
      03-10 09:29 interrupted adjust
      03-16 09:30 turn weekly open
      03-16 09:30 resting so-far#2
      03-16 09:30 left so-far#2 done
      03-16 09:30 left on-course#2 otherwise
      03-16 09:30 resting adjust#2
      03-17 09:29 interrupted adjust#2
      03-23 09:30 turn weekly open
      03-23 09:30 resting so-far#3
      03-23 09:30 left so-far#3 done
      03-23 09:30 left on-course#3 otherwise
      03-23 09:30 resting adjust#3
      03-24 09:29 interrupted adjust#3
      03-30 09:30 turn weekly open
      03-30 09:30 resting so-far#4
      03-30 09:30 left so-far#4 done
      03-30 09:30 left on-course#4 otherwise
      03-30 09:30 resting adjust#4
      03-31 09:29 interrupted adjust#4
      04-06 09:30 turn weekly open
      04-06 09:30 resting so-far#5
      04-06 09:30 left so-far#5 done
      04-06 09:30 left on-course#5 otherwise
      04-06 09:30 resting adjust#5
      04-07 09:29 interrupted adjust#5
      04-13 09:30 turn weekly open
      04-13 09:30 resting so-far#6
      04-13 09:30 left so-far#6 done
      04-13 09:30 left on-course#6 otherwise
      04-13 09:30 resting adjust#6
      04-14 09:29 interrupted adjust#6
      04-20 09:30 turn weekly open
      04-20 09:30 resting so-far#7
      04-20 09:30 left so-far#7 done
      04-20 09:30 left on-course#7 otherwise
      04-20 09:30 resting adjust#7
      04-21 09:29 interrupted adjust#7
      04-27 09:30 turn weekly open
      04-27 09:30 resting so-far#8
      04-27 09:30 left so-far#8 done
      04-27 09:30 left on-course#8 otherwise
      04-27 09:30 resting adjust#8
      04-28 09:29 interrupted adjust#8
      05-04 09:30 turn weekly open
      05-04 09:30 resting so-far#9
      05-04 09:30 left so-far#9 done
      05-04 09:30 left on-course#9 otherwise
      05-04 09:30 resting adjust#9
      05-05 09:29 interrupted adjust#9
      05-11 09:30 turn weekly open
      05-11 09:30 resting so-far#10
      05-11 09:30 left so-far#10 done
      05-11 09:30 left on-course#10 otherwise
      05-11 09:30 resting adjust#10
      05-12 09:29 interrupted adjust#10
      05-18 09:30 turn weekly open
      05-18 09:30 resting so-far#11
      05-18 09:30 left so-far#11 done
      05-18 09:30 left on-course#11 otherwise
      05-18 09:30 resting adjust#11
      05-19 09:29 interrupted adjust#11
      05-25 09:30 turn weekly open
      05-25 09:30 resting so-far#12
      05-25 09:30 left so-far#12 done
      05-25 09:30 left on-course#12 otherwise
      05-25 09:30 resting adjust#12
      05-26 09:29 interrupted adjust#12
      05-26 09:29 left weekly done
      05-26 09:29 left ended arrived
      05-26 09:29 interrupted until-end
      05-26 09:29 left operate joined
      05-26 09:29 left ended done
      05-26 09:29 resting total
      05-26 09:29 left total done
      05-26 09:29 resting came-wechat
      05-26 09:29 left came-wechat done
      05-26 09:29 resting from-wechat
      05-26 09:29 left from-wechat done
      05-26 09:29 resting came-video
      05-26 09:29 left came-video done
      05-26 09:29 resting from-video
      05-26 09:29 left from-video done
      05-26 09:29 resting came-referral
      05-26 09:29 left came-referral done
      05-26 09:29 resting from-referral
      05-26 09:29 left from-referral done
      05-26 09:29 resting evaluate`,
  }),
  led('a campaign that is cancelled asks nobody anything', { ...campaign, happens: [happens('2026-03-02 12:00', 'campaign.cancelled', { campaign: 'C-1' })], trail: `
      03-02 10:00 started
      03-02 10:00 resting goal
      03-02 12:00 interrupted goal
      03-02 12:00 ended cancelled` }),
];
