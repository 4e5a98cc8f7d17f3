// What starts a run besides somebody who enrols: each kind of trigger, with what the run knows of it.
import { END, flow, SEVERITIES, step } from '@sopwith/engine';
import { days, hours, say, sayThen, waitThen } from './pieces.ts';
import type { Scenario } from './scenario.ts';

type Audience = Extract<NonNullable<Scenario['flow']['triggers']>[number], { type: 'schedule' }>['audience'];

/** Segments are the same in every scope, so they go by events that no other scenario has: else all would be looked at again and again. */
const everybody = { type: 'not', of: { type: 'count', event: 'starting_never', of: 'events', window: { type: 'ever' }, op: 'gte', value: 1 } } as const;

/** A Thursday; the next Monday 09:30 in London is 17:30 here. */
const onMonday = (whom: string, audience: Audience, more: Partial<Scenario> = {}, catchUp: 'skip' | 'last' = 'skip'): Scenario => ({
  title: `a schedule for ${whom} starts the member’s run at its own time in its own zone, and not before`,
  flow: flow(
    { name: 'Monday', triggers: [{ type: 'schedule', cron: '30 9 * * 1', zone: 'Europe/London', catchUp, audience }] },
    { wait: waitThen(hours(2), 'word'), word: say('A new week') },
  ),
  startedBy: { publishedAt: '2026-03-05 12:00' },
  start: '2026-03-09 17:30',
  until: '2026-03-10 12:00',
  trail: `
      03-09 17:30 started
      03-09 17:30 resting wait
      03-09 19:30 left wait done
      03-09 19:30 left word done
      03-09 19:30 ended completed`,
  texts: ['A new week'],
  ...more,
});

const weekly: readonly Scenario[] = [
  onMonday('a list', { from: 'list', of: '', ids: ['m1'] }),
  onMonday('all', { from: 'all', of: '', ids: [], where: { type: 'tag', tag: 'paying' } }, { subject: { tags: ['paying'] }, crowd: [{ id: 'other' }] }, 'last'),
  onMonday('a community', { from: 'community', of: 'class-1', ids: [] }, { subject: { communities: ['class-1'] } }),
  onMonday('a segment', { from: 'segment', of: 'starting-weekly', ids: [] }, {
    segments: { 'starting-weekly': everybody },
  }),
  onMonday('those registered for an activity', { from: 'registered', of: 'lecture', ids: [] }, { happens: [{ at: '2026-03-06 12:00', event: 'registered', properties: { activity: 'lecture' } }] }),
];

const concerned = SEVERITIES.map((severity, n): Scenario => ({
  title: `an incident that concerns the member starts their flow, where it is at least as severe as that asks: ${severity}`,
  flow: flow(
    { name: 'Concerned', triggers: [{ type: 'incident', severity }], context: [{ name: 'severity', type: 'text' }, { name: 'incident', type: 'text', required: true }] },
    {
      sorry: sayThen('We know of it, and it is {{ context.severity }}', 'note'),
      note: step('incident-note', { text: 'Told them' }, { done: END, none: 'lost' }),
      lost: say('No such incident'),
    },
  ),
  startedBy: { incident: { title: 'No sound', mergeKey: 'starting-sound', severity: SEVERITIES[n + 1] ?? severity, owner: 'desk' } },
  start: '2026-03-09 10:00',
  until: '2026-03-10 10:00',
  trail: `
      03-09 10:00 started
      03-09 10:00 left sorry done
      03-09 10:00 resting note
      03-09 10:00 left note done
      03-09 10:00 ended completed`,
}));

export const startingScenarios: readonly Scenario[] = [
  ...weekly,
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
  {
    title: 'three days before the date in an attribute the run starts at its local time, and knows the date',
    flow: flow(
      { name: 'Renewal', triggers: [{ type: 'date', attribute: 'endsOn', offsetDays: -3, time: '09:00', where: { type: 'tag', tag: 'paying' } }], context: [{ name: 'endsOn', type: 'date', required: true }] },
      {
        tell: sayThen('Your course ends on {{ context.endsOn }}', 'eve'),
        eve: step('wait-date', { anchor: { type: 'context', field: 'endsOn' }, offsetDays: -1, time: '09:00', ifPast: 'skip' }, { reached: 'last', past: END }),
        last: say('Tomorrow it ends'),
      },
    ),
    subject: { attributes: { endsOn: '2026-03-12' }, tags: ['paying'] },
    startedBy: { publishedAt: '2026-03-05 12:00' },
    start: '2026-03-09 09:00',
    until: '2026-03-13 10:00',
    trail: `
      03-09 09:00 started
      03-09 09:00 left tell done
      03-09 09:00 resting eve
      03-11 09:00 left eve reached
      03-11 09:00 left last done
      03-11 09:00 ended completed`,
    texts: ['Your course ends on 2026-03-12', 'Tomorrow it ends'],
  },
  {
    title: 'a week before an order’s service ends its run starts, by the date that was told last, and moves its wait with a later one',
    flow: flow(
      {
        name: 'Renewal of an order', key: 'order',
        triggers: [{
          type: 'date', attribute: 'endsOn', offsetDays: -7, time: '09:00', context: { course: 'title' },
          record: { events: ['order_paid', 'order_extended'], id: 'order', over: ['order_cancelled'] },
          where: { type: 'compare', left: { type: 'property', name: 'price' }, op: 'gte', right: { type: 'value', value: 100 } },
        }],
        context: [{ name: 'order', type: 'text', required: true }, { name: 'endsOn', type: 'date' }, { name: 'course', type: 'text' }],
        updates: [{ id: 'extended', event: 'order_extended' }],
      },
      {
        tell: sayThen('{{ context.course }} of order {{ context.order }} ends on {{ context.endsOn }}', 'eve'),
        eve: step('wait-date', { anchor: { type: 'context', field: 'endsOn' }, offsetDays: -1, time: '09:00', ifPast: 'skip' }, { reached: 'last', past: END }),
        last: say('Tomorrow it ends'),
      },
    ),
    startedBy: { publishedAt: '2026-03-02 12:00' },
    happens: [
      { at: '2026-03-03 10:00', event: 'order_paid', properties: { order: 'o-1', endsOn: '2026-03-16', title: 'Maths', price: 100 } },
      { at: '2026-03-03 11:00', event: 'order_paid', properties: { order: 'o-2', endsOn: '2026-03-16', title: 'Music', price: 99 } },
      { at: '2026-03-03 12:00', event: 'order_paid', properties: { order: 'o-3', endsOn: '2026-03-16', title: 'Chess', price: 100 } },
      { at: '2026-03-04 10:00', event: 'order_cancelled', properties: { order: 'o-3' } },
      { at: '2026-03-05 10:00', event: 'order_extended', properties: { order: 'o-1', endsOn: '2026-03-20' } },
      { at: '2026-03-15 10:00', event: 'order_extended', properties: { order: 'o-1', endsOn: '2026-03-25' } },
    ],
    start: '2026-03-13 09:00',
    until: '2026-03-26 10:00',
    trail: `
      03-13 09:00 started
      03-13 09:00 left tell done
      03-13 09:00 resting eve
      03-15 10:00 updated
      03-15 10:00 noted eve retimed
      03-24 09:00 left eve reached
      03-24 09:00 left last done
      03-24 09:00 ended completed`,
    texts: ['Maths of order o-1 ends on 2026-03-20', 'Tomorrow it ends'],
  },
  {
    title: 'a record whose day was past when it was told starts its run then, where that is wanted',
    flow: flow(
      {
        name: 'Seat', key: 'activity',
        triggers: [{ type: 'date', attribute: 'startsOn', offsetDays: -2, time: '08:00', on: 'weekdays', zone: 'Asia/Tokyo', ifPast: 'now', record: { events: ['registered'], id: 'activity', over: ['unregistered'] } }],
        context: [{ name: 'activity', type: 'text', required: true }],
      },
      { tell: say('Soon: {{ context.activity }}') },
    ),
    startedBy: { publishedAt: '2026-03-02 12:00' },
    // Two days before Tuesday is Sunday, moved to Friday.
    happens: [{ at: '2026-03-07 10:00', event: 'registered', properties: { activity: 'lecture', startsOn: '2026-03-10' } }],
    start: '2026-03-07 10:00',
    until: '2026-03-11 10:00',
    trail: `
      03-07 10:00 started
      03-07 10:00 left tell done
      03-07 10:00 ended completed`,
    texts: ['Soon: lecture'],
  },
  {
    title: 'around a date on working days the run starts on the last one before a holiday, on the clock that is named',
    flow: flow(
      {
        name: 'Before the holiday', calendar: 'cn', triggers: [{ type: 'date', attribute: 'dueOn', offsetDays: -1, time: '08:00', on: 'working', zone: 'Asia/Tokyo' }],
        context: [{ name: 'dueOn', type: 'date', required: true }],
      },
      { tell: say('Due on {{ context.dueOn }}') },
    ),
    subject: { attributes: { dueOn: '2026-10-08' } },
    startedBy: { publishedAt: '2026-09-28 12:00' },
    start: '2026-09-30 07:00',
    until: '2026-10-09 10:00',
    trail: `
      09-30 07:00 started
      09-30 07:00 left tell done
      09-30 07:00 ended completed`,
    texts: ['Due on 2026-10-08'],
  },
  {
    title: 'who comes into a segment by what they do starts its flow at that moment, and that act is no answer to its wait',
    flow: flow(
      { name: 'Regular', triggers: [{ type: 'segment', segment: 'starting-speakers', on: 'enter' }], context: [{ name: 'segment', type: 'text' }] },
      {
        hello: sayThen('Welcome among {{ context.segment }}', 'again'),
        again: step('wait-event', { events: [{ id: 'spoke', event: 'starting_spoke' }], deadline: { type: 'after', duration: hours(3) } }, { spoke: END, timeout: END }),
      },
    ),
    segments: { 'starting-speakers': { type: 'count', event: 'starting_spoke', of: 'events', window: { type: 'ever' }, op: 'gte', value: 1 } },
    startedBy: { did: 'starting_spoke', properties: { text: 'Hello all' } },
    start: '2026-03-09 10:00',
    until: '2026-03-10 10:00',
    trail: `
      03-09 10:00 started
      03-09 10:00 left hello done
      03-09 10:00 resting again
      03-09 13:00 left again timeout
      03-09 13:00 ended completed`,
    texts: ['Welcome among starting-speakers'],
  },
  {
    title: 'who comes into a segment by time alone starts its flow at that very moment',
    flow: flow(
      { name: 'Silent', triggers: [{ type: 'segment', segment: 'starting-silent', on: 'enter' }] },
      { nudge: sayThen('We miss you', 'back'), back: step('wait-event', { events: [{ id: 'spoke', event: 'starting_wrote' }], deadline: null }, { spoke: END }) },
    ),
    subject: { joinedAt: '2026-03-06 10:00' },
    segments: {
      'starting-silent': { type: 'recency', event: 'starting_wrote', is: 'absent', amount: 3, unit: 'days' },
    },
    startedBy: { publishedAt: '2026-03-06 12:00' },
    start: '2026-03-09 10:00',
    until: '2026-03-10 10:00',
    happens: [{ at: '2026-03-09 20:00', event: 'starting_wrote' }],
    trail: `
      03-09 10:00 started
      03-09 10:00 left nudge done
      03-09 10:00 resting back
      03-09 20:00 left back spoke
      03-09 20:00 ended completed`,
  },
  {
    title: 'who leaves a segment starts the flow that waits for that, and not the one for those who enter',
    flow: flow(
      { name: 'Woken', triggers: [{ type: 'segment', segment: 'starting-idle', on: 'leave', where: { type: 'tag', tag: 'paying' } }] },
      { hello: say('Good to see you') },
    ),
    subject: { tags: ['paying'] },
    segments: { 'starting-idle': { type: 'not', of: { type: 'count', event: 'starting_signed_in', of: 'events', window: { type: 'ever' }, op: 'gte', value: 1 } } },
    startedBy: { did: 'starting_signed_in', properties: {} },
    start: '2026-03-09 10:00',
    until: '2026-03-10 10:00',
    trail: `
      03-09 10:00 started
      03-09 10:00 left hello done
      03-09 10:00 ended completed`,
  },
  {
    title: 'the end of another flow with the reason that is waited for starts the next, which knows it',
    flow: flow(
      { name: 'After the survey', triggers: [{ type: 'flowEnded', flow: 'starting-survey', reasons: ['promoter', 'passive'] }], context: [{ name: 'reason', type: 'text' }] },
      { thanks: say('Thank you, {{ context.reason }}') },
    ),
    others: {
      flows: { 'starting-survey': flow({ name: 'Survey' }, { wait: waitThen(hours(2), 'bye'), bye: step('exit', { reason: 'promoter' }, {}) }) },
      ends: {},
    },
    startedBy: { entered: 'starting-survey', at: '2026-03-09 08:00' },
    start: '2026-03-09 10:00',
    until: '2026-03-10 10:00',
    trail: `
      03-09 10:00 started
      03-09 10:00 left thanks done
      03-09 10:00 ended completed`,
    texts: ['Thank you, promoter'],
  },
  {
    title: 'what begins where another flow ends begins about the same, and each order’s has a run of its own',
    flow: flow(
      { name: 'After the order', key: 'order', triggers: [{ type: 'flowEnded', flow: 'starting-order', reasons: [] }], context: [{ name: 'order', type: 'text', required: true }, { name: 'price', type: 'number' }] },
      {
        thanks: sayThen('Order {{ context.order }} for {{ context.price }}', 'rated'),
        rated: step('wait-event', { events: [{ id: 'rated', event: 'rated', where: { type: 'compare', left: { type: 'property', name: 'order' }, op: 'eq', right: { type: 'context', field: 'order' } } }], deadline: { type: 'after', duration: hours(3) } }, { rated: END, timeout: END }),
      },
    ),
    others: {
      flows: {
        'starting-order': flow(
          { name: 'Order', key: 'order', context: [{ name: 'order', type: 'text', required: true }, { name: 'price', type: 'number' }] },
          { wait: waitThen(hours(2), 'bye'), bye: step('exit', { reason: 'sent' }, {}) },
        ),
      },
      ends: {},
    },
    startedBy: { entered: 'starting-order', at: '2026-03-09 08:00', context: { order: 'o-1', price: 100 } },
    start: '2026-03-09 10:00',
    until: '2026-03-10 10:00',
    happens: [{ at: '2026-03-09 11:00', event: 'rated', properties: { order: 'o-2' } }, { at: '2026-03-09 12:00', event: 'rated', properties: { order: 'o-1' } }],
    trail: `
      03-09 10:00 started
      03-09 10:00 left thanks done
      03-09 10:00 resting rated
      03-09 12:00 left rated rated
      03-09 12:00 ended completed`,
    texts: ['Order o-1 for 100'],
  },
  ...concerned,
  {
    title: 'an incident that is opened starts the flow that is about it',
    flow: flow(
      { name: 'The hour', subject: 'incident', triggers: [{ type: 'incident', severity: 'low' }], lanes: 'perRun' },
      {
        hour: waitThen(hours(1), 'over'),
        over: step('incident-resolve', { text: 'Quiet again' }, { done: END, none: END }),
      },
    ),
    subject: { kind: 'incident', id: 'I-1' },
    startedBy: { incident: { title: 'No picture', mergeKey: 'starting-picture', severity: 'low', owner: 'desk' } },
    start: '2026-03-09 10:00',
    until: '2026-03-10 10:00',
    trail: `
      03-09 10:00 started
      03-09 10:00 resting hour
      03-09 11:00 left hour done
      03-09 11:00 resting over
      03-09 11:00 left over done
      03-09 11:00 ended completed`,
  },
  {
    title: 'a word that the member writes starts the flow, whatever its case, width and spaces',
    flow: flow(
      { name: 'Join', triggers: [{ type: 'keyword', words: ['join in', '报名'], match: 'equals' }] },
      { welcome: say('You are in') },
    ),
    startedBy: { did: 'message_posted', properties: { text: '  Ｊｏｉｎ IN ' } },
    start: '2026-03-09 10:00',
    until: '2026-03-10 10:00',
    trail: `
      03-09 10:00 started
      03-09 10:00 left welcome done
      03-09 10:00 ended completed`,
  },
  {
    title: 'an event whose condition holds starts the run with what the event says, under the flow’s own names',
    flow: flow(
      {
        name: 'Bought',
        triggers: [{ type: 'event', event: 'paid', where: { type: 'compare', left: { type: 'property', name: 'amount' }, op: 'gte', right: { type: 'value', value: 100 } }, context: { order: 'orderId' } }],
        context: [{ name: 'order', type: 'text', required: true }, { name: 'amount', type: 'number' }],
      },
      { thanks: say('Order {{ context.order }} of {{ context.amount }}') },
    ),
    startedBy: { did: 'paid', properties: { orderId: 'o-9', amount: 120, order: 'not this' } },
    start: '2026-03-09 10:00',
    until: '2026-03-10 10:00',
    trail: `
      03-09 10:00 started
      03-09 10:00 left thanks done
      03-09 10:00 ended completed`,
    texts: ['Order o-9 of 120'],
  },
  {
    title: 'of a long list each is enrolled with what stands beside them',
    flow: flow({ name: 'Listed', context: [{ name: 'course', type: 'text', required: true }] }, { say: say('Welcome to {{ context.course }}') }),
    startedBy: { inBulk: 'list' },
    context: { course: 'maths' },
    start: '2026-03-09 10:00',
    until: '2026-03-10 10:00',
    trail: `
      03-09 10:00 started
      03-09 10:00 left say done
      03-09 10:00 ended completed`,
    texts: ['Welcome to maths'],
  },
  {
    title: 'a segment can be enrolled at once, and whoever is in it is',
    flow: flow({ name: 'Those in it', context: [{ name: 'course', type: 'text', required: true }] }, { say: say('Welcome to {{ context.course }}') }),
    segments: { 'starting-everybody': everybody },
    startedBy: { inBulk: { segment: 'starting-everybody' } },
    context: { course: 'art' },
    start: '2026-03-09 10:00',
    until: '2026-03-10 10:00',
    trail: `
      03-09 10:00 started
      03-09 10:00 left say done
      03-09 10:00 ended completed`,
    texts: ['Welcome to art'],
  },
];
