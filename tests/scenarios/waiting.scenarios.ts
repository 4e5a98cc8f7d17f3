// How far back a wait looks, until when it waits, and the small choices of other steps that no procedure makes.
import { END, flow, step } from '@sopwith/engine';
import { daily, hours, say, waitThen } from './pieces.ts';
import type { Scenario } from './scenario.ts';

const span = { start: '2026-03-02 09:00', until: '2026-03-06 09:00' } as const;
const came = { events: [{ id: 'came', event: 'attended' }] } as const;
const anHour = { type: 'after', duration: hours(1) } as const;

export const waitingScenarios: readonly Scenario[] = [
  {
    title: 'a wait that looks back to arrival hears only what comes after, one that looks back to midnight what came that day',
    flow: flow(
      { name: 'Today' },
      {
        hours: waitThen(hours(3), 'arrival'),
        arrival: step('wait-event', { ...came, deadline: anHour, since: 'arrival' }, { came: END, timeout: 'midnight' }),
        midnight: step('wait-event', { ...came, deadline: null, since: 'midnight' }, { came: 'again' }),
        again: step('wait-event', { ...came, deadline: anHour, since: 'midnight' }, { came: END, timeout: 'say' }),
        say: say('Once today'),
      },
    ),
    ...span,
    happens: [{ at: '2026-03-02 10:00', event: 'attended' }],
    trail: `
      03-02 09:00 started
      03-02 09:00 resting hours
      03-02 12:00 left hours done
      03-02 12:00 resting arrival
      03-02 13:00 left arrival timeout
      03-02 13:00 left midnight came
      03-02 13:00 resting again
      03-02 14:00 left again timeout
      03-02 14:00 left say done
      03-02 14:00 ended completed`,
  },
  {
    title: 'a wait within a turn looks back to when it opened, and not to the turn before',
    flow: flow(
      { name: 'In the turn' },
      {
        days: step(
          'programme',
          { turns: 2, opens: { time: '08:00', ...daily }, closes: '22:00', remindsAt: '20:00', met: { event: 'checked_in' }, leaveAfterMissed: null },
          { open: END, remind: 'wrote', met: END, missed: END, done: END },
        ),
        wrote: step('wait-event', { events: [{ id: 'wrote', event: 'message_posted' }], deadline: anHour, since: { type: 'sinceTurn', step: 'days' } }, { wrote: 'yes', timeout: 'no' }),
        yes: say('You wrote today'),
        no: say('Not a word today'),
      },
    ),
    ...span,
    happens: [{ at: '2026-03-03 13:00', event: 'message_posted' }],
    trail: `
      03-02 09:00 started
      03-02 09:00 resting days
      03-03 08:00 turn days open
      03-03 20:00 turn days remind
      03-03 20:00 left wrote wrote
      03-03 20:00 left yes done
      03-03 22:00 turn days missed
      03-04 08:00 turn days open
      03-04 20:00 turn days remind
      03-04 20:00 resting wrote#2
      03-04 21:00 left wrote#2 timeout
      03-04 21:00 left no done
      03-04 22:00 turn days missed
      03-04 22:00 left days done
      03-04 22:00 ended completed`,
    texts: ['You wrote today', 'Not a word today'],
  },
  {
    title: 'a wait until a time of the day ends at the next such time on its days',
    flow: flow(
      { name: 'Until Thursday', calendar: 'cn' },
      {
        wait: step('wait-event', { ...came, deadline: { type: 'at', time: '18:00', weekdays: [4] } }, { came: END, timeout: 'condition' }),
        condition: step('wait-condition', { until: { type: 'tag', tag: 'paying' }, deadline: { type: 'at', time: '08:00', weekdays: [1, 2, 3, 4, 5], workingDays: true } }, { met: END, timeout: 'bye' }),
        bye: say('Nobody came'),
      },
    ),
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting wait
      03-05 18:00 left wait timeout
      03-05 18:00 resting condition
      03-06 08:00 left condition timeout
      03-06 08:00 left bye done
      03-06 08:00 ended completed`,
  },
  {
    title: 'two weeks lead to the same time of the day, also over a change of the clocks',
    flow: flow({ name: 'Two weeks' }, { wait: step('wait-duration', { duration: { amount: 2, unit: 'weeks' } }, { done: 'bye' }), bye: say('Two weeks are over') }),
    subject: { zone: 'Europe/London' },
    start: '2026-03-20 09:00',
    until: '2026-04-10 09:00',
    trail: `
      03-20 09:00 started
      03-20 09:00 resting wait
      04-03 09:00 left wait done
      04-03 09:00 left bye done
      04-03 09:00 ended completed`,
  },
  {
    title: 'a split of members by their own id gives the same member the same way in whatever step asks',
    flow: flow(
      { name: 'Split' },
      {
        first: step('split', { experiment: 'waiting-members', by: 'shares', unit: 'member', ways: [{ id: 'a', name: 'A', share: 50 }, { id: 'b', name: 'B', share: 50 }] } as never, { a: 'second', b: 'second' } as never),
        second: step('split', { experiment: 'waiting-members', by: 'shares', unit: 'member', ways: [{ id: 'a', name: 'A', share: 50 }, { id: 'b', name: 'B', share: 50 }] } as never, { a: END, b: END } as never),
      },
    ),
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 left first a
      03-02 09:00 left second a
      03-02 09:00 ended completed`,
  },
  {
    title: 'a card makes up for a missed day by itself, as long as there is one',
    flow: flow(
      { name: 'Cards' },
      {
        days: step(
          'programme',
          { turns: 3, opens: { time: '08:00', ...daily }, closes: '20:00', remindsAt: null, met: { event: 'checked_in' }, leaveAfterMissed: null, makeUp: { cards: 1, automatic: true, event: null } },
          { open: END, met: END, missed: 'sorry', madeUp: 'card', done: 'bye' },
        ),
        sorry: say('Missed: {{ missedTotal }}'),
        card: say('A card was taken, {{ cards }} left'),
        bye: say('{{ dayList | join: " " }}'),
      },
    ),
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting days
      03-03 08:00 turn days open
      03-03 20:00 turn days madeUp
      03-03 20:00 left card done
      03-04 08:00 turn days open
      03-04 20:00 turn days missed
      03-04 20:00 left sorry done
      03-05 08:00 turn days open
      03-05 20:00 turn days missed
      03-05 20:00 left sorry#2 done
      03-05 20:00 left days done
      03-05 20:00 left bye done
      03-05 20:00 ended completed`,
  },
];
