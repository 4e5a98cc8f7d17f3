// What learners finish, ask and make, where their story in `gallery.scenarios.ts` does not pass by.
import { done, happens, played } from './played.ts';
import type { Happening, Scenario } from './scenario.ts';

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

export const resultBranches: readonly Scenario[] = [...graduations, ...questions, ...works];
