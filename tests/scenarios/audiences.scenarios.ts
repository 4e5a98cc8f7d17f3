// Whom a step for many is about, what each of those is told, and what can be measured of them.
import { END, flow, step, type SubjectKind } from '@sopwith/engine';
import { days, hours, say, waitThen } from './pieces.ts';
import type { Scenario } from './scenario.ts';

const start = '2026-03-02 09:00';
const span = { start, until: '2026-03-03 09:00' } as const;
const subject = { communities: ['class-1'], attributes: { watched: 'audience' } };
const ofClass = { from: 'community', of: 'class-1' } as const;
const minutes = (at: string, ...values: readonly number[]) => values.map((value) => ({ at, event: 'checked_in', properties: { minutes: value } }));
const crowd = [
  { id: 'a1', communities: ['class-1'], attributes: { watched: 'audience', level: 1 }, did: minutes('2026-03-02 07:30', 10, 20) },
  { id: 'b2', communities: ['class-1'], attributes: { level: 2 }, did: [...minutes('2026-03-01 08:00', 60), { at: '2026-03-01 09:00', event: 'audience_left' }] },
  { id: 'c3', communities: ['class-2'], attributes: { watched: 'audience', level: 3 } },
] as const satisfies Scenario['crowd'];
/** Who did not leave; by an event that no other scenario has, for segments are the same in every scope. */
const segments = { 'audience-watched': { type: 'not', of: { type: 'count', event: 'audience_left', of: 'events', window: { type: 'ever' }, op: 'gte', value: 1 } } } as const;
const greeting = flow({ name: 'Greeting' }, { wait: waitThen(hours(2), 'bye'), bye: step('exit', { reason: 'greeted' }, {}) });
const ends = (afterMinutes: number) => ({ afterMinutes, reason: 'greeted' });

const AUDIENCES = {
  community: { audience: ofClass, size: 3 },
  segment: { audience: { from: 'segment', of: 'audience-watched' }, size: 3 },
  list: { audience: { from: 'list', of: 'a1, c3，a1 nobody' }, size: 2 },
  all: { audience: { from: 'all', of: '' }, size: 4 },
  incident: { audience: { from: 'incident', of: '{{ incident }}' }, size: 1 },
} as const;

/** The size of each audience, one after the other, by the incident that the run opens first. */
const sizes = flow(
  { name: 'Sizes' },
  Object.assign(
    { open: step('incident-open', { title: 'No sound', mergeKey: 'audience-sound', window: hours(1), severity: 'low', owner: 'desk' }, { opened: 'measure-community', merged: END }) },
    ...Object.entries(AUDIENCES).map(([name, { audience }], n, all) => ({
      [`measure-${name}`]: step('measure', { audience, what: 'people', event: 'checked_in', window: days(7), n: 3, into: name }, { done: `say-${name}` }),
      [`say-${name}`]: step('message', { channel: 'in-app', purpose: 'service', text: `${name}: {{ ${name} }} of {{ audienceSize }}` }, { done: all[n + 1] === undefined ? END : `measure-${all[n + 1]?.[0]}` }),
    })),
  ) as never,
);

const KINDS = ['member', 'community', 'activity', 'piece', 'incident', 'project'] as const satisfies readonly SubjectKind[];

export const audienceScenarios: readonly Scenario[] = [
  {
    title: 'an audience is a community, a segment, a list whatever its commas, everybody, or those concerned by an incident',
    flow: sizes,
    subject, crowd, segments, ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting open
      03-02 09:00 left open opened
      03-02 09:00 resting measure-community
      03-02 09:00 left measure-community done
      03-02 09:00 left say-community done
      03-02 09:00 resting measure-segment
      03-02 09:00 left measure-segment done
      03-02 09:00 left say-segment done
      03-02 09:00 resting measure-list
      03-02 09:00 left measure-list done
      03-02 09:00 left say-list done
      03-02 09:00 resting measure-all
      03-02 09:00 left measure-all done
      03-02 09:00 left say-all done
      03-02 09:00 resting measure-incident
      03-02 09:00 left measure-incident done
      03-02 09:00 left say-incident done
      03-02 09:00 ended completed`,
  },
  ...KINDS.map((about): Scenario => ({
    title: `for each of a list can start a flow about: ${about}`,
    flow: flow(
      { name: 'Of a kind' },
      {
        each: step('for-each', { audience: { from: 'list', of: 'x1, x2' }, about, flow: `audience-${about}`, context: [], wait: 'all', share: 80, deadline: null }, { done: 'say', empty: END }),
        say: say('{{ finished }} of {{ started }}, {{ excluded }} left out'),
      },
    ),
    subject,
    crowd: [{ id: 'x1', kind: about }, ...(about === 'member' ? [{ id: 'x2' }] : [])],
    others: { flows: { [`audience-${about}`]: { ...greeting, subject: about } }, ends: { x1: ends(120), x2: ends(120) } },
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting each
      03-02 11:00 left each done
      03-02 11:00 left say done
      03-02 11:00 ended completed`,
    texts: ['2 of 2, 0 left out'],
  })),
  {
    title: 'for each of a segment, and of those whom an incident concerns',
    flow: flow(
      { name: 'Segment and incident' },
      {
        open: step('incident-open', { title: 'No picture', mergeKey: 'audience-picture', window: hours(1), severity: 'low', owner: 'desk' }, { opened: 'segment', merged: END }),
        segment: step('for-each', { audience: { from: 'segment', of: 'audience-watched' }, flow: 'audience-of-segment', context: [], wait: 'goOn', share: 80, deadline: null }, { done: 'first', empty: END }),
        first: step('message', { channel: 'in-app', purpose: 'service', text: '{{ started }}' }, { done: 'incident' }),
        incident: step('for-each', { audience: { from: 'incident', of: '{{ incident }}' }, flow: 'audience-of-incident', context: [], wait: 'goOn', share: 80, deadline: null }, { done: 'second', empty: END }),
        second: say('{{ started }}'),
      },
    ),
    subject, crowd, segments,
    others: { flows: { 'audience-of-segment': greeting, 'audience-of-incident': greeting }, ends: {} },
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting open
      03-02 09:00 left open opened
      03-02 09:00 resting segment
      03-02 09:00 left segment done
      03-02 09:00 left first done
      03-02 09:00 resting incident
      03-02 09:00 left incident done
      03-02 09:00 left second done
      03-02 09:00 ended completed`,
    texts: ['3', '1'],
  },
  {
    title: 'for each that waits for a share goes on with the last that it takes to reach it, rounded up',
    flow: flow(
      { name: 'Share' },
      {
        each: step('for-each', { audience: { from: 'all', of: '' }, flow: 'audience-share', context: [], wait: 'share', share: 51, deadline: null }, { done: 'say', empty: END }),
        say: say('{{ finished }} of {{ started }}'),
      },
    ),
    subject, crowd,
    others: {
      flows: {
        'audience-share': flow({ name: 'By level' }, {
          wait: step('switch', { from: 'attribute', name: 'level', cases: [{ id: 'one', name: 'One', equals: 1 }, { id: 'two', name: 'Two', equals: 2 }, { id: 'three', name: 'Three', equals: 3 }] }, { one: 'hour', two: 'hours', three: 'longer', otherwise: 'longest' }),
          hour: waitThen(hours(1), 'bye'),
          hours: waitThen(hours(2), 'bye'),
          longer: waitThen(hours(3), 'bye'),
          longest: waitThen(hours(5), 'bye'),
          bye: step('exit', { reason: 'greeted' }, {}),
        }),
      },
      ends: { a1: ends(60), b2: ends(120), c3: ends(180), m1: ends(300) },
    },
    ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting each
      03-02 12:00 left each done
      03-02 12:00 left say done
      03-02 12:00 ended completed`,
    texts: ['3 of 4'],
  },
  {
    title: 'each is told a variable and an attribute of the run, and an attribute of their own; who lacks what the flow must know is left out',
    flow: flow(
      { name: 'Told', context: [{ name: 'course', type: 'text' }] },
      {
        count: step('measure', { audience: ofClass, what: 'count', event: 'checked_in', window: hours(2), n: 3, into: 'events' }, { done: 'each' }),
        each: step(
          'for-each',
          {
            audience: ofClass, flow: 'audience-told', wait: 'all', share: 80, deadline: null,
            context: [
              { field: 'events', from: 'variable', name: 'events' },
              { field: 'watched', from: 'attribute', name: 'watched' },
              { field: 'level', from: 'each', name: 'level' },
              { field: 'course', from: 'context', name: 'course' },
              { field: 'greeting', from: 'text', name: '{{ events }} so far' },
            ],
          },
          { done: 'say', empty: END },
        ),
        say: say('{{ finished }} of {{ started }}, {{ excluded }} left out: {{ outcomes.known }} known'),
      },
    ),
    subject, crowd, ...span,
    context: { course: 'maths' },
    others: {
      flows: {
        'audience-told': flow(
          { name: 'Told', context: [{ name: 'events', type: 'number', required: true }, { name: 'watched', type: 'text', required: true }, { name: 'level', type: 'number' }, { name: 'course', type: 'text', required: true }, { name: 'greeting', type: 'text', required: true }] },
          {
            look: step('branch', { cases: [{ id: 'yes', name: 'Known', when: { type: 'all', of: [
              { type: 'compare', left: { type: 'context', field: 'events' }, op: 'eq', right: { type: 'value', value: 2 } },
              { type: 'compare', left: { type: 'context', field: 'watched' }, op: 'eq', right: { type: 'value', value: 'audience' } },
              { type: 'compare', left: { type: 'context', field: 'level' }, op: 'eq', right: { type: 'attribute', name: 'level' } },
              { type: 'compare', left: { type: 'context', field: 'course' }, op: 'eq', right: { type: 'value', value: 'maths' } },
              { type: 'compare', left: { type: 'context', field: 'greeting' }, op: 'eq', right: { type: 'value', value: '2 so far' } },
            ] } }] }, { yes: 'known', otherwise: 'unknown' }),
            known: step('exit', { reason: 'known' }, {}),
            unknown: step('exit', { reason: 'unknown' }, {}),
          },
        ),
      },
      // The member of the run has no level of their own.
      ends: { a1: { afterMinutes: 0, reason: 'known' }, b2: { afterMinutes: 0, reason: 'known' }, m1: { afterMinutes: 0, reason: 'unknown' } },
    },
    trail: `
      03-02 09:00 started
      03-02 09:00 resting count
      03-02 09:00 left count done
      03-02 09:00 resting each
      03-02 09:00 left each done
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
    texts: ['3 of 3, 0 left out: 2 known'],
  },
  {
    title: 'what can be measured: how often, by how many, what share, the sum, the average, and those with most',
    flow: flow(
      { name: 'Figures' },
      Object.assign(
        {},
        ...(['count', 'people', 'share', 'sum', 'average', 'top'] as const).map((what, n, all) => ({
          [what]: step('measure', { audience: ofClass, what, event: 'checked_in', property: 'minutes', window: days(7), n: 1, into: what }, { done: all[n + 1] ?? 'say' }),
        })),
        { say: say('{{ count }} {{ people }} {{ share }} {{ sum }} {{ average }} {{ top[0] }}') },
      ) as never,
    ),
    subject, crowd, ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting count
      03-02 09:00 left count done
      03-02 09:00 resting people
      03-02 09:00 left people done
      03-02 09:00 resting share
      03-02 09:00 left share done
      03-02 09:00 resting sum
      03-02 09:00 left sum done
      03-02 09:00 resting average
      03-02 09:00 left average done
      03-02 09:00 resting top
      03-02 09:00 left top done
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
    texts: ['3 2 66.67 90 30 b2'],
  },
  {
    title: 'a window of hours is that of the last so many that elapsed',
    flow: flow(
      { name: 'Hours' },
      { two: step('measure', { audience: ofClass, what: 'people', event: 'checked_in', window: hours(2), n: 3, into: 'two' }, { done: 'say' }), say: say('{{ two }}') },
    ),
    subject, crowd, ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting two
      03-02 09:00 left two done
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
    texts: ['1'],
  },
  ...(['member', 'staff'] as const).map((to): Scenario => ({
    title: `a crisis is told to many whatever they agreed to: ${to}`,
    flow: flow(
      { name: 'Crisis' },
      {
        tell: step('broadcast', { audience: ofClass, purpose: 'crisis', text: 'Please note', to }, { done: 'say' }),
        say: say('{{ sent }} of {{ sent | plus: excluded }}'),
      },
    ),
    subject, crowd: [{ id: 'boss' }, { id: 'a1', communities: ['class-1'], attributes: { adviser: 'boss' } }], ...span,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting tell
      03-02 09:00 left tell done
      03-02 09:00 left say done
      03-02 09:00 ended completed`,
  })),
];
