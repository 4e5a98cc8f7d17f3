// Figures of many: a measure, a ranking, a draw.
import { flow, step } from '@sopwith/engine';
import { crowd, ofClass, start, subject, week } from './one-class.ts';
import { say } from './pieces.ts';
import type { Scenario } from './scenario.ts';

export const figureScenarios: readonly Scenario[] = [
  {
    title: 'a measure counts what its audience did in its window, and the next step can say it',
    flow: flow(
      { name: 'Figures' },
      {
        people: step('measure', { audience: ofClass, what: 'people', event: 'checked_in', window: week, n: 3, into: 'people' }, { done: 'share' }),
        share: step('measure', { audience: ofClass, what: 'share', event: 'checked_in', window: week, n: 3, into: 'share' }, { done: 'sum' }),
        sum: step(
          'measure',
          { audience: ofClass, what: 'sum', event: 'checked_in', property: 'minutes', window: week, n: 3, into: 'minutes' },
          { done: 'say' },
        ),
        say: say('{{ people }} people, {{ share }} percent of {{ audienceSize }}, {{ minutes }} minutes'),
      },
    ),
    subject,
    crowd,
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting people
      03-02 09:00 left people done
      03-02 09:00 resting share
      03-02 09:00 left share done
      03-02 09:00 resting sum
      03-02 09:00 left sum done
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
    texts: ['3 people, 60 percent of 5, 70 minutes'],
  },
  {
    title: 'in a ranking equals share a rank, and each one hears of their own',
    flow: flow(
      { name: 'Ranking' },
      {
        both: step('parallel', { join: 'all', paths: [{ id: 'rank', name: 'Rank' }, { id: 'hear', name: 'Hear' }] }, { rank: 'rank', hear: 'hear' }),
        rank: step('rank', { audience: ofClass, event: 'checked_in', window: week }, { done: 'say' }),
        say: say('{{ ranked }} ranked'),
        hear: step('wait-event', { events: [{ id: 'ranked', event: '$ranked' }], deadline: null }, { ranked: 'told' }),
        told: say('You were told'),
      },
    ),
    subject,
    crowd,
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting both
      03-02 09:00 turn both rank
      03-02 09:00 resting rank
      03-02 09:00 turn both hear
      03-02 09:00 resting hear
      03-02 09:00 left hear ranked
      03-02 09:00 left told done
      03-02 09:00 left rank done
      03-02 09:00 left say done
      03-02 09:00 left both ended
      03-02 09:00 ended completed`,
  },
  {
    title: 'a draw from a known list with a known seed always finds the same winners',
    flow: flow(
      { name: 'Draw' },
      {
        draw: step('draw', { audience: { ...ofClass, where: { type: 'not', of: { type: 'tag', tag: 'staff' } } }, winners: 2, seed: '2026-03-02' }, { done: 'say' }),
        say: say('{{ winners[0] }} and {{ winners[1] }} of {{ drawnFrom }}'),
      },
    ),
    subject,
    crowd,
    start,
    until: '2026-03-03 09:00',
    trail: `
      03-02 09:00 started
      03-02 09:00 resting draw
      03-02 09:00 left draw done
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
  },
];
