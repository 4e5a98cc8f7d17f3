// The words of the language, one example each, with the sentences that stand for it in the designer. The tables are typed by the language:
// one that is added to it and is missing here does not compile.
import {
  type Anchor, type Comparison, type Condition, type Deadline, describeAnchoredTime, describeCondition, describeDeadline, describeDuration, describeLocalTime, describeTrigger, type Duration, type Lang,
  type Operand, type Trigger, type Window,
} from '@sopwith/engine';

type Every<Union extends { readonly type: string }> = { readonly [Type in Union['type']]: Extract<Union, { readonly type: Type }> };

const everyTrigger: Every<Trigger> = {
  event: { type: 'event', event: 'paid', about: 'referrerId' },
  keyword: { type: 'keyword', words: ['refund'], match: 'contains' },
  segment: { type: 'segment', segment: 'sleepers', on: 'enter' },
  flowEnded: { type: 'flowEnded', flow: 'onboarding', reasons: ['completed'] },
  incident: { type: 'incident', severity: 'high' },
  schedule: { type: 'schedule', cron: '0 9 * * 1', catchUp: 'last', audience: { from: 'all', of: '', ids: [] } },
  date: { type: 'date', attribute: 'serviceEnds', offsetDays: -30, time: '09:30', record: { events: ['order_paid', 'order_extended'], id: 'order', over: ['order_cancelled'] } },
};

const vip: Condition = { type: 'tag', tag: 'vip' };
const count = { type: 'count', event: 'checked_in', window: { type: 'last', amount: 7, unit: 'days' }, op: 'gte', value: 3 } as const;

const everyCondition: Every<Condition> = {
  all: { type: 'all', of: [vip, { type: 'community', community: 'class-1' }] },
  any: { type: 'any', of: [vip, { type: 'community', community: 'class-1' }] },
  not: { type: 'not', of: vip },
  compare: { type: 'compare', left: { type: 'attribute', name: 'level' }, op: 'gte', right: { type: 'value', value: 3 } },
  missing: { type: 'missing', operand: { type: 'attribute', name: 'birthday' } },
  tag: { type: 'tag', tag: 'vip' },
  community: { type: 'community', community: 'class-1' },
  segment: { type: 'segment', segment: 'sleepers' },
  count: { ...count, of: 'days' },
  recency: { type: 'recency', event: 'lesson_completed', is: 'absent', amount: 14, unit: 'days' },
};

type Figure = Extract<Condition, { type: 'count' }>['of'];
const everyFigure: Readonly<Record<Figure, Condition>> = {
  events: { ...count, of: 'events' },
  days: { ...count, of: 'days' },
  streak: { ...count, of: 'streak' },
  values: { ...count, of: 'values', property: 'course' },
  sum: { ...count, of: 'sum', property: 'minutes' },
};

const everyRecency: Readonly<Record<Extract<Condition, { type: 'recency' }>['is'], Condition>> = {
  within: { type: 'recency', event: 'paid', is: 'within', amount: 3, unit: 'days' },
  longerAgo: { type: 'recency', event: 'paid', is: 'longerAgo', amount: 2, unit: 'weeks' },
  absent: { type: 'recency', event: 'paid', is: 'absent', amount: 30, unit: 'days' },
};

const everyOperand: Every<Operand> = {
  value: { type: 'value', value: 'Ames' },
  attribute: { type: 'attribute', name: 'city' },
  context: { type: 'context', field: 'city' },
  variable: { type: 'variable', name: 'answer' },
  tier: { type: 'tier', ladder: 'lifecycle' },
  points: { type: 'points' },
  today: { type: 'today', plusDays: 30 },
  outcome: { type: 'outcome', step: 'call' },
  event: { type: 'event', which: 'last', event: 'survey.answered', property: 'score', window: { type: 'ever' } },
  property: { type: 'property', name: 'city' },
};

const everyComparison: Readonly<Record<Comparison, Condition>> = {
  eq: compared('eq', 3),
  ne: compared('ne', 3),
  gt: compared('gt', 3),
  gte: compared('gte', 3),
  lt: compared('lt', 3),
  lte: compared('lte', 3),
  contains: compared('contains', 'book'),
  in: compared('in', ['Ames', 'Bath']),
};

const everyWindow: Every<Window> = {
  last: { type: 'last', amount: 7, unit: 'days' },
  calendar: { type: 'calendar', unit: 'week' },
  previous: { type: 'previous', unit: 'month' },
  sinceStart: { type: 'sinceStart' },
  sinceStep: { type: 'sinceStep', step: 'invite' },
  sinceTurn: { type: 'sinceTurn', step: 'days' },
  since: { type: 'since', from: { type: 'context', field: 'startsAt' } },
  ever: { type: 'ever' },
};

const everyAnchor: Every<Anchor> = {
  start: { type: 'start' },
  trigger: { type: 'trigger' },
  event: { type: 'event', event: 'paid' },
  date: { type: 'date', date: '2026-05-01' },
  context: { type: 'context', field: 'endsOn' },
  attribute: { type: 'attribute', name: 'birthday' },
  variable: { type: 'variable', name: 'answer' },
  step: { type: 'step', step: 'invite' },
};

const everyDeadline: Every<Deadline> = {
  after: { type: 'after', duration: { amount: 2, unit: 'days' } },
  at: { type: 'at', time: '20:00', weekdays: [1, 2, 3, 4, 5], workingDays: false },
  date: { type: 'date', anchor: { type: 'context', field: 'due' }, offsetDays: -3, time: '09:00', ifPast: 'skip' },
};

const everyDuration: Readonly<Record<Duration['unit'], Duration>> = {
  minutes: { amount: 10, unit: 'minutes' },
  hours: { amount: 24, unit: 'hours' },
  days: { amount: 1, unit: 'days' },
  weeks: { amount: 2, unit: 'weeks' },
  months: { amount: 1, unit: 'months' },
};

const everyLocalTime = {
  'every day': { time: '07:30', weekdays: [1, 2, 3, 4, 5, 6, 7] },
  weekdays: { time: '07:30', weekdays: [1, 3, 5] },
  'working days': { time: '07:30', weekdays: [1, 2, 3, 4, 5], workingDays: true },
} as const;

function compared(op: Comparison, value: number | string | readonly string[]): Condition {
  return { type: 'compare', left: { type: 'attribute', name: 'level' }, op, right: { type: 'value', value } };
}

export function vocabulary(): string {
  const since = (window: Window): Condition => ({ type: 'count', event: 'checked_in', window, of: 'events', op: 'gte', value: 3 });
  const held = (left: Operand): Condition => ({ type: 'compare', left, op: 'eq', right: { type: 'value', value: left.type === 'points' ? 100 : 'x' } });
  const from = (anchor: Anchor) => ({ anchor, offsetDays: 7, time: '09:00', ifPast: 'skip' }) as const;
  return [
    '# The words of the language',
    '',
    'Every trigger, condition, operand, window, comparison, anchor, deadline and length of time that a flow can name, an example of each, and the sentence that stands for it in the designer.',
    'Written by `npm run docs` from the types and the words that the designer uses. What each means to the instant: [language](language.md).',
    '',
    ...table('Triggers', everyTrigger, describeTrigger),
    ...table('Conditions', everyCondition, describeCondition),
    ...table('Figures over past events: `of`', everyFigure, describeCondition),
    ...table('When something last happened: `is`', everyRecency, describeCondition),
    ...table('Operands', everyOperand, (operand, lang) => describeCondition(held(operand), lang)),
    ...table('Comparisons: `op`', everyComparison, describeCondition),
    ...table('Windows', everyWindow, (window, lang) => describeCondition(since(window), lang)),
    ...table('Anchors, seven days on', everyAnchor, (anchor, lang) => describeAnchoredTime(from(anchor), lang)),
    ...table('Deadlines', everyDeadline, describeDeadline),
    ...table('Lengths of time', everyDuration, describeDuration),
    ...table('Local times', everyLocalTime, describeLocalTime),
  ].join('\n');
}

function table<Of extends object>(title: string, examples: Readonly<Record<string, Of>>, describe: (one: Of, lang: Lang) => string): readonly string[] {
  const rows = Object.entries(examples).map(([name, one]) => `| \`${name}\` | \`${JSON.stringify(one)}\` | ${describe(one, 'en')} | ${describe(one, 'zh')} |`);
  return [`## ${title}`, '', '| | example | | |', '|---|---|---|---|', ...rows, ''];
}
