// One spoiled flow for every code that `validate` can answer with: the tests hold both sets against each other.

import type { Condition } from '../condition/condition.ts';
import { exampleFlow, messageStep } from '../document/example-flow.ts';
import type { DateTrigger, FlowDocument, FlowStep, ScheduleTrigger } from '../document/flow-document.ts';
import type { JsonObject } from '../json.ts';
import { DEFAULT_POLICY } from '../sending/sending-policy.ts';
import type { Surroundings } from './check-calendar.ts';

const flow = exampleFlow();

/** What starts it need tell nothing. */
function untold({ key: _, ...rest }: FlowDocument): FlowDocument {
  return { ...rest, context: rest.context.map((field) => ({ ...field, required: false })) };
}

function withSteps(...steps: FlowStep[]): FlowDocument {
  return {
    ...flow,
    start: steps[0]?.id ?? null,
    steps,
    edges: steps.slice(1).map((step, index) => ({ from: steps[index]?.id ?? '', outcome: 'done', to: step.id })),
  };
}

function only(type: string, config: JsonObject, ends: string[] = ['done']): FlowDocument {
  return withSteps({ id: 'one', type, version: 1, config, ends });
}

function each(config: JsonObject): FlowDocument {
  return only('for-each', { about: 'piece', flow: 'other', context: [], wait: 'goOn', share: 80, deadline: null, ...config });
}

function scheduled(more: Partial<ScheduleTrigger>): ScheduleTrigger {
  return { type: 'schedule', cron: '0 9 * * 1', catchUp: 'skip', audience: { from: 'all', of: '', ids: [] }, ...more };
}

const ofOrder = { events: ['order_paid'], id: 'order', over: ['order_cancelled'] };

function dated(more: Partial<DateTrigger>): DateTrigger {
  return { type: 'date', attribute: 'endsOn', offsetDays: -7, time: '09:00', ...more };
}

const twoWays = [
  { id: 'a', name: 'A', share: 1 },
  { id: 'b', name: 'B', share: 1 },
];

function saying(text: string): FlowDocument {
  return withSteps(messageStep('one', text));
}

function branching(when: Condition): FlowDocument {
  return only('branch', { cases: [{ id: 'yes', name: 'Yes', when } as unknown as JsonObject] }, ['yes', 'otherwise']);
}

function waiting(config: JsonObject, ends: string[]): FlowDocument {
  return only('wait-event', { events: [{ id: 'done', event: 'x' }], deadline: null, ...config }, ends);
}

function programme(config: JsonObject = {}): FlowStep {
  const opens = { time: '07:30', weekdays: [1, 2, 3, 4, 5, 6, 7] };
  return {
    id: 'days',
    type: 'programme',
    version: 1,
    ends: ['done'],
    config: { turns: 21, opens, closes: '22:00', remindsAt: null, met: { event: 'checked_in' }, leaveAfterMissed: null, ...config },
  };
}

function onWorkingDays(): FlowDocument {
  return only('wait-time', { time: '09:00', weekdays: [1], workingDays: true });
}

function sending(config: JsonObject, time?: string): FlowDocument {
  const said = { id: 'say', type: 'message', version: 1, config: { channel: 'in-app', purpose: 'service', text: 'Hello', ...config }, ends: ['done'] };
  if (time === undefined) return withSteps(said);
  return withSteps({ id: 'wait', type: 'wait-time', version: 1, config: { time, weekdays: [1] }, ends: [] }, said);
}

/** What the spoiled flows are judged against: some are wrong only here. */
export const surroundings: Surroundings = {
  calendars: [{ id: 'old', to: '2020-12-31' }],
  today: 20_000,
  accounts: [{ id: 'crm', kind: 'webhook', isStopped: false }, { id: 'old', kind: 'webhook', isStopped: true }],
  sending: DEFAULT_POLICY,
};

const value = (json: string | number | boolean) => ({ type: 'value', value: json }) as const;
const field = (name: string) => ({ type: 'context', field: name }) as const;

export const spoiledFlows: Readonly<Record<string, FlowDocument>> = {
  'flow.empty': { ...flow, start: null, steps: [], edges: [] },
  'start.missing': { ...flow, start: null },
  'start.unknown': { ...flow, start: 'nowhere' },
  'step.duplicate': { ...flow, steps: [...flow.steps, messageStep('thanks')] },
  'step.unknownType': only('fax', {}),
  'step.unknownVersion': withSteps({ ...messageStep('one'), version: 2 }),
  'step.retriesNothing': withSteps({ ...messageStep('one'), retry: { attempts: 3 } }),
  'step.unreachable': { ...flow, steps: [...flow.steps, messageStep('island')] },
  'edge.duplicate': { ...flow, edges: [...flow.edges, ...flow.edges.slice(0, 1)] },
  'edge.unknownFrom': { ...flow, edges: [...flow.edges, { from: 'ghost', outcome: 'done', to: 'thanks' }] },
  'edge.unknownTo': {
    ...flow,
    edges: flow.edges.map((edge) => (edge.outcome === 'timeout' ? { ...edge, to: 'ghost' } : edge)),
    steps: flow.steps.slice(0, 2),
  },
  'edge.unknownOutcome': { ...flow, edges: [...flow.edges, { from: 'wait', outcome: 'maybe', to: 'thanks' }] },
  'edge.second': { ...flow, edges: [...flow.edges, { from: 'wait', outcome: 'timeout', to: 'thanks' }] },
  'ends.unknownOutcome': withSteps({ ...messageStep('one'), ends: ['done', 'sent'] }),
  'ends.connected': withSteps(messageStep('one'), messageStep('two')),
  'outcome.unconnected': { ...flow, edges: flow.edges.slice(0, 1), steps: flow.steps.slice(0, 2) },
  'outcome.reserved': waiting({ events: [{ id: 'timeout', event: 'x' }] }, []),
  'outcome.duplicate': only('task', {
    title: 'Call',
    detail: '',
    assignee: 'tutor',
    deadline: null,
    outcomes: [
      { id: 'done', title: 'A' },
      { id: 'done', title: 'B' },
    ],
  }),
  'container.nested': {
    ...withSteps(programme(), { ...programme(), id: 'inner' }),
    edges: [{ from: 'days', outcome: 'open', to: 'inner' }],
  },
  'split.noShare': only(
    'split',
    {
      experiment: 'ab',
      ways: [
        { id: 'a', name: 'A', share: 0 },
        { id: 'b', name: 'B', share: 0 },
      ],
    },
    ['a', 'b'],
  ),
  'split.noField': only('split', { experiment: 'ab', unit: 'context', ways: twoWays }, ['a', 'b', 'none']),
  'split.noDefault': only('split', { experiment: 'ab', by: 'table', ways: twoWays }, ['a', 'b']),
  'split.unknownWay': only('split', { experiment: 'ab', by: 'table', table: [['class-1', 'C']], otherwise: 'A', ways: twoWays }, ['a', 'b']),
  'split.unitTwice': only(
    'split',
    {
      experiment: 'ab',
      by: 'table',
      table: [
        ['class-1', 'A'],
        ['class-1', 'b'],
      ],
      otherwise: 'A',
      ways: twoWays,
    },
    ['a', 'b'],
  ),
  'join.outside': only('join', {}),
  'join.second': {
    ...withSteps(
      {
        id: 'both',
        type: 'parallel',
        version: 1,
        config: {
          paths: [
            { id: 'a', name: 'A' },
            { id: 'b', name: 'B' },
          ],
          join: 'all',
        },
      },
      { id: 'one', type: 'join', version: 1, config: {}, ends: ['done'] },
      { id: 'two', type: 'join', version: 1, config: {}, ends: ['done'] },
    ),
    edges: [
      { from: 'both', outcome: 'a', to: 'one' },
      { from: 'both', outcome: 'b', to: 'two' },
    ],
  },
  'path.crosses': {
    ...withSteps({ ...programme(), ends: [] }, messageStep('shared')),
    edges: [
      { from: 'days', outcome: 'done', to: 'shared' },
      { from: 'days', outcome: 'open', to: 'shared' },
    ],
  },
  'cycle.spins': {
    ...flow,
    steps: flow.steps.map((step) => ({ ...step, ends: step.id === 'wait' ? ['past'] : [] })),
    edges: [...flow.edges, { from: 'thanks', outcome: 'done', to: 'reminder' }, { from: 'reminder', outcome: 'done', to: 'thanks' }],
  },
  'reference.unknownStep': branching({
    type: 'count',
    event: 'x',
    window: { type: 'sinceStep', step: 'ghost' },
    of: 'events',
    op: 'gte',
    value: 1,
  }),
  'reference.unknownField': saying('{{ context.colour }}'),
  'reference.unknownVariable': saying('{{ streak }}'),
  'condition.countHere': waiting(
    {
      events: [
        { id: 'done', event: 'x', where: { type: 'count', event: 'x', window: { type: 'ever' }, of: 'events', op: 'gte', value: 2 } },
      ],
    },
    ['done'],
  ),
  'condition.beforeRun': { ...flow, triggers: [{ type: 'event', event: 'x', where: { type: 'missing', operand: field('due') } }] },
  'condition.noEvent': branching({ type: 'missing', operand: { type: 'property', name: 'colour' } }),
  'condition.undeclared': branching({
    type: 'compare',
    left: { type: 'event', which: 'last', event: '$tag.added', property: 'colour', window: { type: 'ever' } },
    op: 'eq',
    right: value('red'),
  }),
  'condition.wrongComparison': branching({
    type: 'compare',
    left: { type: 'event', which: 'last', event: '$consent.changed', property: 'granted', window: { type: 'ever' } },
    op: 'gt',
    right: value(true),
  }),
  'condition.unknownChoice': branching({
    type: 'compare',
    left: { type: 'event', which: 'last', event: '$tier.changed', property: 'ladder', window: { type: 'ever' } },
    op: 'eq',
    right: value('height'),
  }),
  'condition.noSuchValue': branching({ type: 'compare', left: { type: 'tier', ladder: 'lifecycle' }, op: 'eq', right: value('kol') }),
  'condition.typeMismatch': branching({ type: 'compare', left: field('score'), op: 'gt', right: value('many') }),
  'anchor.notADate': only('wait-date', { anchor: { type: 'context', field: 'score' }, offsetDays: 0, time: '09:00', ifPast: 'now' }, [
    'reached',
  ]),
  'trigger.noSchedule': { ...untold(flow), triggers: [scheduled({ cron: '0 0 31 2 *' })] },
  'trigger.noZone': { ...untold(flow), triggers: [scheduled({ zone: 'Mars/Base' })] },
  'trigger.noRecord': { ...untold(flow), triggers: [dated({ context: { due: 'endsOn' } })] },
  'trigger.toldAndOver': { ...flow, triggers: [dated({ record: { ...ofOrder, over: ['order_paid'] } })] },
  'trigger.oneRecord': { ...untold(flow), triggers: [dated({ record: ofOrder })] },
  'trigger.nobody': { ...untold(flow), triggers: [scheduled({ audience: { from: 'community', of: '', ids: [] } })] },
  'trigger.ofMembers': {
    ...untold(only('wait-duration', { duration: { amount: 1, unit: 'days' } })),
    subject: 'community',
    exits: [],
    updates: [],
    triggers: [scheduled({ audience: { from: 'segment', of: 'vip', ids: [] } })] },
  'trigger.notTold': { ...flow, triggers: [{ type: 'segment', segment: 'vip', on: 'enter' }] },
  'message.noAccount': sending({ channel: 'email' }),
  'message.variantNoAccount': sending({ channel: 'in-app', variants: [{ channel: 'sms', text: 'Hi' }] }),
  'message.unknownAccount': sending({ channel: 'email', account: 'nobody' }),
  'message.stoppedAccount': sending({ channel: 'webhook', account: 'old' }),
  'message.quietTime': sending({ channel: 'webhook', purpose: 'reminder' }, '22:30'),
  'message.quietForMinors': sending({ channel: 'webhook', purpose: 'reminder' }, '20:30'),
  'calendar.missing': onWorkingDays(),
  'calendar.unknown': { ...onWorkingDays(), calendar: 'mars' },
  'calendar.ends': { ...onWorkingDays(), calendar: 'old' },
  'update.duplicate': {
    ...flow,
    updates: [
      { id: 'moved', event: 'x' },
      { id: 'moved', event: 'y' },
    ],
  },
  'key.unknownField': { ...flow, key: 'colour' },
  'key.notRequired': { ...flow, key: 'score' },
  'context.duplicate': { ...flow, context: [...flow.context, { name: 'due', type: 'date' }] },
  'note.duplicate': { ...flow, notes: [1, 2].map((x) => ({ id: 'n', text: '', x, y: 0 })) },
  'exit.duplicate': { ...flow, exits: [...flow.exits, ...flow.exits] },
  'subject.notAMember': { ...only('tag', { add: ['a'], remove: [] }), subject: 'activity' },
  'message.notForGroup': { ...only('message', { channel: 'in-app', purpose: 'service', text: 'Hello', to: 'guardian' }), subject: 'community', triggers: [] },
  'message.noGroup': { ...only('message', { channel: 'in-app', purpose: 'service', text: 'Hello' }), subject: 'activity', triggers: [] },
  'template.tooMuch': saying('{{ (1..999999) | size }}'),
  'template.unknownTag': saying('{% for a in member %}{% endfor %}'),
  'template.unknownFilter': saying('{{ member.name | eval }}'),
  'template.syntax': saying('{{ member.name'),
  'template.wholeObject': saying('{{ context }}'),
  'template.manyValues': withSteps(
    { id: 'rank', type: 'rank', version: 1, config: { audience: { from: 'all', of: '' }, event: 'x', window: { amount: 1, unit: 'days' } } },
    messageStep('one', 'First: {{ ranking }}'),
  ),
  'setting.fixed': only('group-message', { community: '{{ context.due }}', text: 'Hello', mentions: 'nobody' }),
  'forEach.ofMembers': only('for-each', { audience: { from: 'community', of: 'c' }, about: 'piece', flow: 'other', context: [], wait: 'goOn', share: 80, deadline: null }),
  'forEach.whereOfMembers': only('for-each', {
    audience: { from: 'all', of: '', where: { type: 'tag', tag: 'a' } }, about: 'piece', flow: 'other', context: [], wait: 'goOn', share: 80, deadline: null,
  }),
  'forEach.noRows': each({ audience: { from: 'rows', of: '' } }),
  'forEach.noMoment': each({ audience: { from: 'rows', of: '' }, rows: [{ id: 'mon' }], context: [{ field: 'at', from: 'moment', name: 'Monday at eight' }] }),
  'compare.ofCommunities': only(
    'compare',
    {
      assigned: 'communities', firstName: 'A', first: { from: 'community', of: 'a' }, secondName: 'B', second: { from: 'segment', of: 'b' },
      event: 'paid', window: { amount: 7, unit: 'days' }, into: 'found',
    },
    ['first', 'second', 'same', 'tooFew'],
  ),
  'tag.none': only('tag', { add: [], remove: [] }),
  'tier.otherLadder': only('tier', { ladder: 'activity', tier: 'paying', onlyUp: false }),
  'emit.reserved': only('emit', { event: '$tag.added', properties: [] }),
  'points.zero': only('points', { amount: 0, reason: 'Nothing' }),
  'tag.addedAndRemoved': only('tag', { add: ['a'], remove: ['a'] }),
  'reference.unknownColumn': {
    ...withSteps(programme({ rows: [{ id: 'a', title: 'One' }] }), messageStep('one', '{{ row.titel }}')),
    edges: [{ from: 'days', outcome: 'open', to: 'one' }],
  },
  'programme.graceTooLong': withSteps(programme({ graceMinutes: 600 })),
  'programme.nothingToMeet': withSteps(programme({ met: null, leaveAfterMissed: 5 })),
  'programme.cardsUnused': withSteps(programme({ makeUp: { cards: 2, automatic: false, event: null } })),
  'programme.rowTwice': withSteps(programme({ rows: [{ id: 'a' }, { id: 'a' }] })),
  'programme.column': withSteps(programme({ rows: [{ id: 'a', '1st row': 'x' }] })),
  'programme.remindOutside': withSteps(programme({ remindsAt: '23:00' })),
  'value.missing': only('message', { channel: 'in-app', text: 'Hello' }),
  'value.empty': saying(''),
  'value.unknown': only('message', { channel: 'in-app', purpose: 'service', text: 'Hello', colour: 'red' }),
  'value.type': only('message', { channel: 'in-app', purpose: 'service', text: 3 }),
  'value.tooSmall': only('wait-duration', { duration: { amount: 0, unit: 'days' } }),
  'value.tooBig': only('wait-duration', { duration: { amount: 400, unit: 'weeks' } }),
  'value.tooFew': only('branch', { cases: [] }, ['otherwise']),
  'value.tooMany': only('tag', { add: Array.from({ length: 21 }, (_, i) => `tag ${i}`), remove: [] }),
  'value.tooLong': saying('a'.repeat(4001)),
  'value.format': only('attribute', { name: 'two words', value: 1 }),
  'value.zone': only('wait-condition', {
    until: { type: 'count', event: 'paid', of: 'events', op: 'gte', value: 1, window: { type: 'calendar', unit: 'day', zone: 'Mars/Olympus' } },
    deadline: null,
  }, ['met']),
  'value.time': only('wait-time', { time: '25:00', weekdays: [1] }),
  'value.date': only('wait-date', { anchor: { type: 'date', date: '2026-02-30' }, offsetDays: 0, time: '09:00', ifPast: 'now' }, ['reached']),
  'value.id': waiting({ events: [{ id: 'Two Words', event: 'x' }] }, ['Two Words']),
  'value.fieldName': only('wait-date', { anchor: { type: 'context', field: '1st' }, offsetDays: 0, time: '09:00', ifPast: 'now' }, [
    'reached',
  ]),
  'value.choice': only('message', { channel: 'fax', purpose: 'service', text: 'Hello' }),
  'value.duplicate': only('wait-time', { time: '09:00', weekdays: [1, 1] }),
  'value.invalid': only('attribute', { name: 'title', value: [] }),
  'name.forbidden': only('attribute', { name: 'constructor', value: 1 }),
};
