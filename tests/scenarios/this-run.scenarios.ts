// Steps for many that speak of this run: of its activity, of what came since it began or since a date that it was told.
import { type Condition, flow, step } from '@sopwith/engine';
import { days, say, sayThen, waitThen } from './pieces.ts';
import type { Scenario } from './scenario.ts';

const start = '2026-03-02 09:00';
const until = '2026-03-06 09:00';
const ofClass = { from: 'community', of: 'class-1' } as const;
const subject = { communities: ['class-1'] };
const did = (at: string, event: string, properties: { readonly activity?: string; readonly minutes?: number } = {}) => ({ at, event, properties });
const inClass = (id: string, ...what: readonly ReturnType<typeof did>[]) => ({ id, communities: ['class-1'], did: what });
const ofThis: Condition = { type: 'compare', left: { type: 'property', name: 'activity' }, op: 'eq', right: { type: 'context', field: 'activity' } };
const has = (event: string, window: Extract<Condition, { type: 'count' }>['window'], where?: Condition): Condition => ({
  type: 'count', event, window, of: 'events', op: 'gte', value: 1, ...(where === undefined ? {} : { where }),
});
const lecture = { context: [{ name: 'activity', type: 'text', required: true }, { name: 'announcedOn', type: 'date' }] } as const;

/** Registered for this one, for another in the same week, for both, for none; and one who took it back. */
const registrations = [
  inClass('both', did('2026-03-01 10:00', 'registered', { activity: 'maps' }), did('2026-03-01 11:00', 'registered', { activity: 'votes' })),
  inClass('none'),
  inClass('other', did('2026-03-01 10:00', 'registered', { activity: 'votes' })),
  inClass('this', did('2026-03-01 10:00', 'registered', { activity: 'maps' })),
];

export const thisRunScenarios: readonly Scenario[] = [
  {
    title: 'a broadcast to those who have not registered for this activity goes to whoever registered for another one',
    flow: flow(
      { name: 'Push', ...lecture },
      {
        push: step('broadcast', { audience: { ...ofClass, where: { type: 'not', of: has('registered', { type: 'ever' }, ofThis) } }, purpose: 'service', text: 'Still seats' }, { done: 'say' }),
        say: say('{{ sent }} told, {{ excluded }} have a seat'),
      },
    ),
    context: { activity: 'maps' },
    subject,
    crowd: registrations,
    start,
    until,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting push
      03-02 09:00 left push done
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
    texts: ['3 told, 2 have a seat'],
  },
  {
    title: 'a draw, and a flow for each, know what the run knows: a date that it was told, when it began, when it came to a step, and a figure that it worked out',
    flow: flow(
      { name: 'Those of this run', ...lecture },
      {
        wait: waitThen(days(1), 'figure'),
        figure: step('measure', { audience: ofClass, what: 'count', event: 'checked_in', window: days(7), n: 3, into: 'figure' }, { done: 'announced' }),
        announced: step('draw', { audience: { ...ofClass, where: has('checked_in', { type: 'since', from: { type: 'context', field: 'announcedOn' } }) }, winners: 9, seed: 's' }, { done: 'say-announced' }),
        'say-announced': sayThen('{{ winners | join: " " }}', 'begun'),
        begun: step('draw', { audience: { ...ofClass, where: has('checked_in', { type: 'sinceStart' }) }, winners: 9, seed: 's' }, { done: 'say-begun' }),
        'say-begun': sayThen('{{ winners | join: " " }}', 'stepped'),
        stepped: step('draw', { audience: { ...ofClass, where: has('checked_in', { type: 'sinceStep', step: 'figure' }) }, winners: 9, seed: 's' }, { done: 'say-stepped' }),
        'say-stepped': sayThen('{{ drawnFrom }}', 'each'),
        each: step(
          'for-each',
          {
            audience: { ...ofClass, where: { type: 'compare', left: { type: 'attribute', name: 'seat' }, op: 'eq', right: { type: 'variable', name: 'figure' } } },
            flow: 'this-run-greeting', context: [], wait: 'goOn', share: 80, deadline: null,
          },
          { done: 'say-each', empty: 'say-each' },
        ),
        'say-each': say('{{ started }} started, {{ excluded }} not'),
      },
    ),
    context: { activity: 'maps', announcedOn: '2026-03-01' },
    subject,
    crowd: [
      { ...inClass('a1', did('2026-02-28 23:59', 'checked_in')), attributes: { seat: 3 } },
      { ...inClass('b2', did('2026-03-01 00:00', 'checked_in')), attributes: { seat: 4 } },
      inClass('c3', did('2026-03-02 09:00', 'checked_in')),
    ],
    others: { flows: { 'this-run-greeting': flow({ name: 'Greeting' }, { hello: say('Hello') }) }, ends: {} },
    start,
    until,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting wait
      03-03 09:00 left wait done
      03-03 09:00 resting figure
      03-03 09:00 left figure done
      03-03 09:00 resting announced
      03-03 09:00 left announced done
      03-03 09:00 left say-announced done
      03-03 09:00 resting begun
      03-03 09:00 left begun done
      03-03 09:00 left say-begun done
      03-03 09:00 resting stepped
      03-03 09:00 left stepped done
      03-03 09:00 left say-stepped done
      03-03 09:00 resting each
      03-03 09:00 left each done
      03-03 09:00 left say-each done
      03-03 09:00 ended completed`,
    texts: ['c3 b2', 'c3', '0', '1 started, 3 not'],
  },
];
