// What starts a run besides somebody who enrols: a time of its schedule, or what another member did.
import { END, flow, step } from '@sopwith/engine';
import { days, hours, say, sayThen, waitThen } from './pieces.ts';
import type { Scenario } from './scenario.ts';

const list = { from: 'list', of: '', ids: ['m1'] } as const;

export const startingScenarios: readonly Scenario[] = [
  {
    title: 'a schedule starts its run at its own time in its own zone, and not before',
    flow: flow(
      { name: 'Monday', triggers: [{ type: 'schedule', cron: '30 9 * * 1', zone: 'Europe/London', catchUp: 'skip', audience: list }] },
      {
        wait: waitThen(hours(2), 'word'),
        word: say('A new week'),
      },
    ),
    // A Thursday; the next Monday 09:30 in London is 17:30 here.
    startedBy: { scheduleSince: '2026-03-05 12:00' },
    start: '2026-03-09 17:30',
    until: '2026-03-10 12:00',
    trail: `
      03-09 17:30 started
      03-09 17:30 resting wait
      03-09 19:30 left wait done
      03-09 19:30 left word done
      03-09 19:30 ended completed`,
    texts: ['A new week'],
  },
  {
    title: 'the other one’s payment starts the run of whoever referred them, and the same event is no answer to its wait',
    flow: flow(
      {
        name: 'Thanks',
        triggers: [{ type: 'event', event: 'paid', about: 'referrerId' }],
        context: [
          { name: 'by', type: 'text' },
          { name: 'orderId', type: 'text' },
        ],
      },
      {
        thanks: sayThen('Thank you for {{ context.by }}, order {{ context.orderId }}', 'own'),
        own: step('wait-event', { events: [{ id: 'paid', event: 'paid' }], deadline: { type: 'after', duration: days(1) } }, { paid: END, timeout: END }),
      },
    ),
    startedBy: { who: 'friend', did: 'paid', properties: { referrerId: 'm1', orderId: 'o-7' } },
    start: '2026-03-09 10:00',
    until: '2026-03-11 10:00',
    trail: `
      03-09 10:00 started
      03-09 10:00 left thanks done
      03-09 10:00 resting own
      03-10 10:00 left own timeout
      03-10 10:00 ended completed`,
    texts: ['Thank you for friend, order o-7'],
  },
];
