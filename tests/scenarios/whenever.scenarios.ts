// `whenever` on a condition: what the same run does, and silence, both turn it true.
import { END, flow, step } from '@sopwith/engine';
import { days, say } from './pieces.ts';
import type { Scenario } from './scenario.ts';

const byOrder = {
  name: 'Of an order',
  context: [{ name: 'order', type: 'text', required: true }],
  key: 'order',
} as const;
const aboutOrders = {
  context: { order: 'A7' },
  start: '2026-03-02 09:00',
  until: '2026-03-10 09:00',
  happens: [
    { at: '2026-03-03 10:00', event: 'complained', properties: { order: 'B1' } },
    { at: '2026-03-03 11:00', event: 'complained', properties: { order: 'A7' } },
    { at: '2026-03-04 10:00', event: 'cancelled', properties: { order: 'B1' } },
    { at: '2026-03-04 11:00', event: 'cancelled', properties: { order: 'A7' } },
  ],
} as const;

export const wheneverScenarios: readonly Scenario[] = [
  {
    title: 'what concerns another order neither sets off a reaction nor ends the run of this one',
    flow: flow(
      { ...byOrder, exits: [{ id: 'off', event: 'cancelled', reason: 'cancelled', matchKey: true }] },
      {
        watch: step('whenever', { event: 'complained', mode: 'beside', keep: [], matchKey: true }, { scope: 'wait', react: 'sorry', done: END }),
        wait: step('wait-duration', { duration: days(6) }, { done: END }),
        sorry: say('We are sorry about {{ context.order }}'),
      },
    ),
    ...aboutOrders,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting watch
      03-02 09:00 turn watch scope
      03-02 09:00 resting wait
      03-03 11:00 turn watch react
      03-03 11:00 left sorry done
      03-04 11:00 interrupted wait
      03-04 11:00 interrupted watch
      03-04 11:00 ended cancelled`,
    texts: ['We are sorry about A7'],
  },
  {
    title: 'without its key a run hears of every order',
    flow: flow(
      { ...byOrder, exits: [{ id: 'off', event: 'cancelled', reason: 'cancelled' }] },
      {
        watch: step('whenever', { event: 'complained', mode: 'interrupt', keep: [], matchKey: false }, { scope: 'wait', react: 'sorry', done: END, interrupted: 'wait2' }),
        wait: step('wait-duration', { duration: days(6) }, { done: END }),
        sorry: say('We are sorry'),
        wait2: step('wait-duration', { duration: days(6) }, { done: END }),
      },
    ),
    ...aboutOrders,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting watch
      03-02 09:00 turn watch scope
      03-02 09:00 resting wait
      03-03 10:00 interrupted wait
      03-03 10:00 turn watch react
      03-03 10:00 left sorry done
      03-03 10:00 left watch interrupted
      03-03 10:00 resting wait2
      03-04 10:00 interrupted wait2
      03-04 10:00 ended cancelled`,
  },
  {
    title: 'silence that is long enough is reacted to beside the main path, once for each silence',
    flow: flow(
      { name: 'Silence' },
      {
        watch: step(
          'whenever',
          { when: { type: 'recency', event: 'message_posted', is: 'absent', amount: 2, unit: 'days' }, mode: 'beside', keep: [] },
          { scope: 'course', react: 'nudge', done: END },
        ),
        course: step('wait-duration', { duration: days(6) }, { done: END }),
        nudge: say('Are you still there?'),
      },
    ),
    start: '2026-03-02 09:00',
    until: '2026-03-10 09:00',
    happens: [{ at: '2026-03-05 10:00', event: 'message_posted' }],
    trail: `
      03-02 09:00 started
      03-02 09:00 resting watch
      03-02 09:00 turn watch scope
      03-02 09:00 resting course
      03-04 09:00 turn watch react
      03-04 09:00 left nudge done
      03-07 10:00 turn watch react
      03-07 10:00 left nudge#2 done
      03-08 09:00 left course done
      03-08 09:00 left watch done
      03-08 09:00 ended completed`,
    texts: ['Are you still there?', 'Are you still there?'],
  },
];
