// How the person of a task is found, and what their form brings back.
import { END, flow, step } from '@sopwith/engine';
import { say } from './pieces.ts';
import type { Scenario } from './scenario.ts';

const outcomes = [{ id: 'done', title: 'Done' }];
const task = (more: object, to: string) => step('task', { title: 'Call them', detail: '', assignee: 'people-desk', deadline: null, outcomes, ...more } as never, { done: to } as never);
const done = (at: string, which: string, form?: NonNullable<Scenario['context']>) => ({ at: `2026-03-02 ${at}`, task: which, outcome: 'done', ...(form === undefined ? {} : { form }) });

export const peopleScenarios: readonly Scenario[] = [
  {
    title: 'a task goes to whom it names, who is on duty, who of them has least to do, the member’s own adviser, and whoever did another step',
    flow: flow(
      { name: 'Persons' },
      {
        named: task({ assignBy: 'named' }, 'roster'),
        roster: task({ assignBy: 'roster' }, 'least'),
        least: task({ assignBy: 'leastLoaded' }, 'own'),
        own: task({ assignBy: 'attribute', assigneeAttribute: 'adviser' }, 'same'),
        same: task({ assignBy: 'sameAs', sameAs: 'own' }, 'bye'),
        bye: say('All have called'),
      } as never,
    ),
    subject: { attributes: { adviser: 'Robin' } },
    roster: { 'people-desk': ['Ash', 'Sam'] },
    start: '2026-03-02 09:00',
    until: '2026-03-03 09:00',
    happens: [done('10:00', 'named'), done('11:00', 'roster'), done('12:00', 'least'), done('13:00', 'own'), done('14:00', 'same')],
    trail: `
      03-02 09:00 started
      03-02 09:00 resting named
      03-02 10:00 left named done
      03-02 10:00 resting roster
      03-02 11:00 left roster done
      03-02 11:00 resting least
      03-02 12:00 left least done
      03-02 12:00 resting own
      03-02 13:00 left own done
      03-02 13:00 resting same
      03-02 14:00 left same done
      03-02 14:00 left bye done
      03-02 14:00 ended completed`,
  },
  {
    title: 'a form brings back a text, a number, a day, a yes or no and one of a list, and what may stay empty may',
    flow: flow(
      { name: 'Form' },
      {
        fill: task(
          {
            form: [
              { name: 'words', title: 'Words', kind: 'text', required: true, options: [] },
              { name: 'hours', title: 'Hours', kind: 'number', required: true, options: [] },
              { name: 'day', title: 'Day', kind: 'date', required: true, options: [] },
              { name: 'agreed', title: 'Agreed', kind: 'yesNo', required: true, options: [] },
              { name: 'level', title: 'Level', kind: 'choice', required: true, options: ['low', 'high'] },
              { name: 'more', title: 'More', kind: 'text', required: false, options: [] },
            ],
          },
          'agreed',
        ),
        agreed: step('switch', { from: 'variable', name: 'agreed', cases: [{ id: 'yes', name: 'Yes', equals: true }] }, { yes: 'say', otherwise: END }),
        say: say('{{ words }}, {{ hours }}, {{ day }}, {{ level }}, {{ more }}'),
      } as never,
    ),
    start: '2026-03-02 09:00',
    until: '2026-03-03 09:00',
    happens: [done('10:00', 'fill', { words: 'Fine', hours: 2.5, day: '2026-03-09', agreed: true, level: 'high' })],
    trail: `
      03-02 09:00 started
      03-02 09:00 resting fill
      03-02 10:00 left fill done
      03-02 10:00 left agreed yes
      03-02 10:00 left say done
      03-02 10:00 ended completed`,
    texts: ['Fine, 2.5, 2026-03-09, high, '],
  },
];
