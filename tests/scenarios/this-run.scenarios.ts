// Steps for many that speak of this run: of its activity, of what came since it began or since a date that it was told.
import { type Condition, END, flow, type PastWindow, step } from '@sopwith/engine';
import { daily, days, hours, say, sayThen, waitThen } from './pieces.ts';
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

/** Of this activity and of another one, on two days of last week, on the first of the month, and while the run waits. */
const attended = [
  inClass(
    'a1',
    did('2026-02-28 20:00', 'attended', { activity: 'maps', minutes: 10 }),
    did('2026-03-01 08:00', 'attended', { activity: 'maps', minutes: 20 }),
    did('2026-03-01 20:00', 'attended', { activity: 'maps', minutes: 30 }),
    did('2026-03-02 12:00', 'attended', { activity: 'maps', minutes: 40 }),
  ),
  inClass('b2', ...Array.from({ length: 8 }, (_, n) => did(`2026-03-01 1${n}:30`, 'attended', { activity: 'votes', minutes: 100 }))),
  inClass('c3', did('2026-03-02 08:00', 'attended', { activity: 'maps', minutes: 5 })),
];

/** How often this activity was attended, by the window; asked on 3 March at nine, a day after the start. */
const WINDOWS = {
  hours: [{ type: 'last', amount: 36, unit: 'hours' }, 2],
  days: [{ type: 'last', amount: 2, unit: 'days' }, 3],
  weeks: [{ type: 'last', amount: 1, unit: 'weeks' }, 5],
  elapsed: [{ amount: 1, unit: 'days' }, 1],
  day: [{ type: 'calendar', unit: 'day', zone: 'America/New_York' }, 0],
  week: [{ type: 'calendar', unit: 'week' }, 2],
  month: [{ type: 'calendar', unit: 'month' }, 4],
  yesterday: [{ type: 'previous', unit: 'day' }, 2],
  lastweek: [{ type: 'previous', unit: 'week' }, 3],
  lastmonth: [{ type: 'previous', unit: 'month' }, 1],
  start: [{ type: 'sinceStart' }, 1],
  step: [{ type: 'sinceStep', step: 'hours' }, 0],
  turn: [{ type: 'sinceTurn', step: 'days-of-it' }, 1],
  told: [{ type: 'since', from: { type: 'context', field: 'announcedOn' } }, 4],
  agreed: [{ type: 'since', from: { type: 'variable', name: 'agreed' } }, 2],
  date: [{ type: 'since', from: { type: 'value', value: '2026-03-01T12:00:00+08:00' } }, 3],
  ever: [{ type: 'ever' }, 5],
} as const satisfies Readonly<Record<string, readonly [PastWindow, number]>>;

const names = Object.keys(WINDOWS) as readonly (keyof typeof WINDOWS)[];
const counts = Object.fromEntries(
  names.map((name, n) => [
    name,
    step('measure', { audience: ofClass, what: 'count', event: 'attended', where: ofThis, window: WINDOWS[name][0], n: 3, into: name }, { done: names[n + 1] ?? 'say' }),
  ]),
);
const form = [{ name: 'agreed', title: 'Since when?', kind: 'date', required: true, options: [] }] as const;

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
  {
    title: 'a measure counts the events of this activity alone, in any window: of clocks, of the calendar, of the run, since what it knows, or ever',
    flow: flow(
      { name: 'Windows', ...lecture },
      {
        agree: step('task', { title: 'Agree', detail: '', assignee: 'desk', deadline: null, outcomes: [{ id: 'done', title: 'Done' }], form }, { done: 'days-of-it' }),
        'days-of-it': step(
          'programme',
          { turns: 1, opens: { time: '10:00', ...daily }, closes: '22:00', remindsAt: null, met: { event: 'met' }, leaveAfterMissed: null },
          { open: END, remind: END, met: END, missed: END, done: 'night' },
        ),
        night: waitThen(hours(11), 'hours'),
        ...(counts as Record<'hours', (typeof counts)[string]>),
        say: say(names.map((name) => `${name} {{ ${name} }}`).join(', ')),
      } as never,
    ),
    context: { activity: 'maps', announcedOn: '2026-03-01' },
    subject,
    crowd: attended,
    start,
    until,
    happens: [{ at: '2026-03-02 09:30', task: 'agree', outcome: 'done', form: { agreed: '2026-03-02' } }],
    trail: [
      '03-02 09:00 started',
      '03-02 09:00 resting agree',
      '03-02 09:30 left agree done',
      '03-02 09:30 resting days-of-it',
      '03-02 10:00 turn days-of-it open',
      '03-02 22:00 turn days-of-it missed',
      '03-02 22:00 left days-of-it done',
      '03-02 22:00 resting night',
      '03-03 09:00 left night done',
      ...names.flatMap((name) => [`03-03 09:00 resting ${name}`, `03-03 09:00 left ${name} done`]),
      '03-03 09:00 left say done',
      '03-03 09:00 ended completed',
    ].join('\n'),
    texts: [names.map((name) => `${name} ${WINDOWS[name][1]}`).join(', ')],
  },
  {
    title: 'a ranking, a count, an average and a top list go by the days of this activity where they are told to, whatever was done in another',
    flow: flow(
      { name: 'Days', ...lecture },
      {
        rank: step('rank', { audience: ofClass, event: 'attended', where: ofThis, window: { type: 'ever' }, of: 'days' }, { done: 'times' }),
        times: step('measure', { audience: ofClass, what: 'count', event: 'attended', where: ofThis, window: { type: 'ever' }, of: 'events', n: 3, into: 'times' }, { done: 'days' }),
        days: step('measure', { audience: ofClass, what: 'count', event: 'attended', where: ofThis, window: { type: 'ever' }, of: 'days', n: 3, into: 'days' }, { done: 'each-day' }),
        'each-day': step('measure', { audience: ofClass, what: 'average', property: 'minutes', event: 'attended', where: ofThis, window: { type: 'ever' }, of: 'days', n: 3, into: 'eachDay' }, { done: 'top' }),
        top: step('measure', { audience: ofClass, what: 'top', event: 'attended', where: ofThis, window: { type: 'ever' }, of: 'days', n: 1, into: 'top' }, { done: 'say' }),
        say: say('{{ ranking[0].id }} {{ ranking[0].value }}, {{ ranking[1].id }} {{ ranking[1].value }}, {{ ranking[2].id }} {{ ranking[2].value }}, {{ ranking[3].id }} {{ ranking[3].value }}; {{ times }} times on {{ days }} days, {{ eachDay }} minutes each; {{ top | join: "" }}'),
      },
    ),
    context: { activity: 'maps' },
    subject,
    crowd: attended,
    start,
    until,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting rank
      03-02 09:00 left rank done
      03-02 09:00 resting times
      03-02 09:00 left times done
      03-02 09:00 resting days
      03-02 09:00 left days done
      03-02 09:00 resting each-day
      03-02 09:00 left each-day done
      03-02 09:00 resting top
      03-02 09:00 left top done
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
    texts: ['a1 2, c3 1, b2 0, m1 0; 4 times on 3 days, 21.67 minutes each; a1'],
  },
];
