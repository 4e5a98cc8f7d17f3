// Questions of every kind: what an answer leads to, what it is called afterwards, and until when it is waited for.
import { END, flow, type JsonObject, step } from '@sopwith/engine';
import { hours, say } from './pieces.ts';
import type { Scenario } from './scenario.ts';

const span = { start: '2026-03-02 09:00', until: '2026-03-05 09:00' } as const;
const answers = (given: NonNullable<Scenario['context']>) => [{ at: '2026-03-02 10:00', ask: 'ask', given }] as const;

const nps = flow(
  { name: 'Recommend' },
  {
    ask: step('ask', { kind: 'nps', question: 'Would you recommend us?', variable: 'score', by: 'page', deadline: null }, { promoter: 'glad', passive: 'fine', detractor: 'sorry' }),
    glad: say('{{ score }}, thank you'),
    fine: say('{{ score }}, what is missing?'),
    sorry: say('{{ score }}, we are sorry'),
  },
);
const scored = (score: number, way: string, then: string, text: string): Scenario => ({
  title: `of 0 to 10, ${score} is a ${way}`,
  flow: nps,
  ...span,
  happens: answers({ score }),
  trail: `
      03-02 09:00 started
      03-02 09:00 resting ask
      03-02 10:00 left ask ${way}
      03-02 10:00 left ${then} done
      03-02 10:00 ended completed`,
  texts: ['Would you recommend us?', `${score}${text}`],
});

const inOwnWords = (clock: 'wall' | 'working') =>
  flow(
    { name: 'Words' },
    {
      ask: step('ask', { kind: 'text', question: 'What did you learn?', variable: 'words', by: 'chat', deadline: hours(4), clock }, { answered: 'thanks', timeout: 'late' }),
      thanks: say('You wrote: {{ words }}'),
      late: say('Another time'),
    },
  );

const sent = (config: JsonObject) =>
  flow(
    { name: 'Sent' },
    {
      no: step('consent', { purpose: 'marketing', channel: 'any', change: 'withdraw' }, { done: 'ask' }),
      ask: step('ask', { kind: 'text', question: 'What is missing, {{ member.name }}?', variable: 'words', by: 'page', deadline: hours(4), ...config }, { answered: 'thanks', timeout: 'late' }),
      thanks: say('You wrote: {{ words }}'),
      late: say('Another time'),
    },
  );
const named = { attributes: { name: 'Lin' } } as const;

/** Until a time of day, and until around a date. */
const until = flow(
  { name: 'Until' },
  {
    call: step(
      'task',
      { title: 'Call', detail: '', assignee: 'tutor', deadline: { type: 'at', time: '18:00', weekdays: [1, 2, 3, 4, 5] }, outcomes: [{ id: 'done', title: 'Done' }] },
      { done: END, overdue: 'ask' },
    ),
    ask: step(
      'ask',
      { kind: 'text', question: 'Shall we call?', variable: 'words', by: 'chat', deadline: { type: 'date', anchor: { type: 'start' }, offsetDays: 2, time: '09:00' } },
      { answered: END, timeout: 'late' },
    ),
    late: say('Another time'),
  },
);

export const askingScenarios: readonly Scenario[] = [
  {
    title: 'a task is overdue at the end of the working day, and a question waits until the morning of a date',
    flow: until,
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting call
      03-02 18:00 left call overdue
      03-02 18:00 resting ask
      03-04 09:00 left ask timeout
      03-04 09:00 left late done
      03-04 09:00 ended completed`,
    texts: ['Shall we call?', 'Another time'],
  },
  {
    title: 'a question that the member wants none of is not sent, which the trail tells, and its deadline goes on',
    flow: sent({ purpose: 'marketing' }),
    subject: named,
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 left no done
      03-02 09:00 resting ask
      03-02 09:00 noted ask notSent
      03-02 13:00 left ask timeout
      03-02 13:00 left late done
      03-02 13:00 ended completed`,
  },
  {
    title: 'a question that no e-mail takes can still be answered on its page',
    flow: sent({ channel: 'email' }),
    failing: ['email'],
    subject: named,
    ...span,
    happens: answers({ words: 'A summary' }),
    trail: `
      03-02 09:00 started
      03-02 09:00 left no done
      03-02 09:00 resting ask
      03-02 09:00 noted ask notSent
      03-02 10:00 left ask answered
      03-02 10:00 left thanks done
      03-02 10:00 ended completed`,
  },
  {
    title: 'a question goes by the channel and in the words of its step, once',
    flow: sent({ channel: 'email', subject: 'For {{ member.name }}' }),
    subject: named,
    ...span,
    happens: answers({ words: 'Nothing' }),
    trail: `
      03-02 09:00 started
      03-02 09:00 left no done
      03-02 09:00 resting ask
      03-02 10:00 left ask answered
      03-02 10:00 left thanks done
      03-02 10:00 ended completed`,
    texts: ['What is missing, Lin?', 'You wrote: Nothing'],
  },
  {
    title: 'a question that was held back and is answered meanwhile is not asked afterwards',
    flow: flow(
      { name: 'Held' },
      {
        hold: step('hold', { purposes: ['service'], audience: 'everyone', key: 'night', lasts: hours(2) }, { done: 'ask' }),
        ask: step('ask', { kind: 'text', question: 'What is missing?', variable: 'words', by: 'page', deadline: null }, { answered: 'wait' }),
        wait: step('wait-event', { events: [{ id: 'sent', event: '$message.sent' }], deadline: { type: 'after', duration: hours(4) } }, { sent: END, timeout: END }),
      },
    ),
    ...span,
    happens: answers({ words: 'A summary' }),
    trail: `
      03-02 09:00 started
      03-02 09:00 resting hold
      03-02 09:00 left hold done
      03-02 09:00 resting ask
      03-02 10:00 left ask answered
      03-02 10:00 resting wait
      03-02 14:00 left wait timeout
      03-02 14:00 ended completed`,
  },

  scored(10, 'promoter', 'glad', ', thank you'),
  scored(9, 'promoter', 'glad', ', thank you'),
  scored(8, 'passive', 'fine', ', what is missing?'),
  scored(7, 'passive', 'fine', ', what is missing?'),
  scored(6, 'detractor', 'sorry', ', we are sorry'),
  scored(0, 'detractor', 'sorry', ', we are sorry'),
  {
    title: 'of a list each option is a way of its own, and the answer is there by its name',
    flow: flow(
      { name: 'Choice' },
      {
        ask: step('ask', { kind: 'choice', question: 'When?', options: [{ id: 'morning', title: 'In the morning' }, { id: 'evening', title: 'In the evening' }], variable: 'when', by: 'chat', deadline: null }, { morning: END, evening: 'say' }),
        say: say('{{ when }} it is'),
      },
    ),
    ...span,
    happens: answers({ when: 'evening' }),
    trail: `
      03-02 09:00 started
      03-02 09:00 resting ask
      03-02 10:00 left ask evening
      03-02 10:00 left say done
      03-02 10:00 ended completed`,
  },
  {
    title: 'a survey keeps the answer to each of its questions by its name, also to those that may stay open',
    flow: flow(
      { name: 'Survey' },
      {
        ask: step(
          'ask',
          {
            kind: 'survey', question: 'Four questions', variable: 'survey', by: 'page', deadline: null,
            questions: [
              { name: 'score', title: 'Would you recommend us?', kind: 'nps', required: true, options: [] },
              { name: 'when', title: 'When?', kind: 'choice', required: true, options: ['early', 'late'] },
              { name: 'stars', title: 'How many stars?', kind: 'scale', required: false, options: [] },
              { name: 'words', title: 'Anything else?', kind: 'text', required: false, options: [] },
            ],
          },
          { answered: 'say' },
        ),
        say: say('{{ score }} {{ when }} {{ stars }} {{ words }}'),
      },
    ),
    ...span,
    happens: answers({ score: 8, when: 'late', words: 'No' }),
    trail: `
      03-02 09:00 started
      03-02 09:00 resting ask
      03-02 10:00 left ask answered
      03-02 10:00 left say done
      03-02 10:00 ended completed`,
  },
  {
    title: 'who answers in their own words is quoted as they wrote',
    flow: inOwnWords('wall'),
    ...span,
    happens: answers({ words: 'To ask first' }),
    trail: `
      03-02 09:00 started
      03-02 09:00 resting ask
      03-02 10:00 left ask answered
      03-02 10:00 left thanks done
      03-02 10:00 ended completed`,
  },
  {
    title: 'a deadline on working time stands still over night: four hours from five in the afternoon are over at noon',
    flow: inOwnWords('working'),
    start: '2026-03-02 17:00',
    until: '2026-03-05 09:00',
    trail: `
      03-02 17:00 started
      03-02 17:00 resting ask
      03-03 12:00 left ask timeout
      03-03 12:00 left late done
      03-03 12:00 ended completed`,
  },
  {
    title: 'an answer in the evening is in time where only working hours count',
    flow: inOwnWords('working'),
    start: '2026-03-02 17:00',
    until: '2026-03-05 09:00',
    happens: [{ at: '2026-03-02 23:00', ask: 'ask', given: { words: 'Late' } }],
    trail: `
      03-02 17:00 started
      03-02 17:00 resting ask
      03-02 23:00 left ask answered
      03-02 23:00 left thanks done
      03-02 23:00 ended completed`,
  },
  {
    title: 'a deadline of four hours by the clock on the wall is over the same evening',
    flow: inOwnWords('wall'),
    start: '2026-03-02 17:00',
    until: '2026-03-05 09:00',
    trail: `
      03-02 17:00 started
      03-02 17:00 resting ask
      03-02 21:00 left ask timeout
      03-02 21:00 left late done
      03-02 21:00 ended completed`,
  },
];
