// `whenever` on a condition: what the same run does, and silence, both turn it true.
import { END, flow, step } from '@sopwith/engine';
import { days, say } from './pieces.ts';
import type { Scenario } from './scenario.ts';

export const wheneverScenarios: readonly Scenario[] = [
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
