// Random sound flows, for the laws that hold for all of them.
import fc from 'fast-check';
import { createCatalog, outcomesOf } from '../catalog/catalog.ts';
import type { Condition } from '../condition/condition.ts';
import { FLOW_FORMAT, type FlowDocument, type FlowEdge, type FlowStep } from '../document/flow-document.ts';
import type { JsonObject } from '../json.ts';
import { structureSettings } from './structure-arbitrary.ts';

const catalog = createCatalog();

const time = fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const weekdays = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
const duration = fc.record({
  amount: fc.integer({ min: 1, max: 30 }),
  unit: fc.constantFrom('minutes', 'hours', 'days', 'weeks', 'months'),
});
const anchor = fc.oneof(
  fc.constant({ type: 'start' }),
  fc.constant({ type: 'context', field: 'due' }),
  fc.constant({ type: 'attribute', name: 'birthday' }),
);
const anchored = fc.record({ anchor, offsetDays: fc.integer({ min: -30, max: 30 }), time, ifPast: fc.constantFrom('skip', 'now') });
const event = fc.constantFrom('checked_in', 'paid', 'introduced');

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.constant<Condition>({ type: 'tag', tag: 'vip' }),
  fc.constant<Condition>({ type: 'missing', operand: { type: 'context', field: 'due' } }),
  fc
    .integer()
    .map(
      (value): Condition => ({ type: 'compare', left: { type: 'attribute', name: 'level' }, op: 'gte', right: { type: 'value', value } }),
    ),
);
const overEvent: fc.Arbitrary<Condition> = fc.oneof(
  leaf,
  fc.constant<Condition>({ type: 'compare', left: { type: 'property', name: 'id' }, op: 'eq', right: { type: 'context', field: 'item' } }),
);
const condition: fc.Arbitrary<Condition> = fc.letrec<{ any: Condition }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    leaf,
    event.map(
      (name): Condition => ({
        type: 'count',
        event: name,
        window: { type: 'last', amount: 3, unit: 'days' },
        of: 'events',
        op: 'gte',
        value: 1,
      }),
    ),
    fc.array(tie('any'), { minLength: 1, maxLength: 3 }).map((of): Condition => ({ type: 'all', of })),
    tie('any').map((of): Condition => ({ type: 'not', of })),
  ),
})).any;

function numbered<T extends object>(items: readonly T[]): (T & { id: string })[] {
  return items.map((item, index) => ({ id: `way-${index}`, ...item }));
}

const deadline = fc.oneof(
  fc.constant(null),
  duration.map((one) => ({ type: 'after', duration: one })),
  anchored.map((one) => ({ type: 'date', ...one })),
  fc.record({ type: fc.constant('at'), time, weekdays }),
);

const settings = {
  'wait-duration': fc.record({ duration }),
  'wait-time': fc.record({ time, weekdays }),
  'wait-date': anchored,
  'wait-event': fc.record({
    events: fc.array(fc.record({ event, where: overEvent }), { minLength: 1, maxLength: 3 }).map(numbered),
    deadline,
  }),
  branch: fc.record({
    cases: fc.array(fc.record({ name: fc.constant('case'), when: condition }), { minLength: 1, maxLength: 3 }).map(numbered),
  }),
  switch: fc.constant({ from: 'attribute', name: 'level', cases: numbered([{ name: 'One', equals: 1 }]) }),
  split: fc.constant({
    experiment: 'ab',
    ways: numbered([
      { name: 'A', share: 1 },
      { name: 'B', share: 2 },
    ]),
  }),
  message: fc.record({
    channel: fc.constant('in-app'),
    purpose: fc.constantFrom('service', 'reminder'),
    text: fc.constantFrom('Hi', '{{ member.name }}', '{{ context.item }}'),
  }),
  tag: fc.record({ add: fc.constant(['a']), remove: fc.constant(['b']) }),
  attribute: fc.record({
    name: fc.constant('level'),
    value: fc.oneof(fc.integer(), fc.string({ maxLength: 10 }), fc.boolean(), fc.constant(null)),
  }),
  task: fc.record(
    {
      title: fc.constant('Call'),
      detail: fc.constant(''),
      assignee: fc.constant('tutor'),
      deadline: fc.option(duration),
      outcomes: fc.constant(numbered([{ title: 'Yes' }, { title: 'No' }])),
      assignBy: fc.constantFrom('named', 'roster', 'leastLoaded'),
      clock: fc.constantFrom('wall', 'working'),
      acknowledge: duration,
      escalation: fc.array(fc.record({ to: fc.constant('lead'), within: duration }), { maxLength: 2 }),
      reminders: fc.array(duration, { maxLength: 2 }),
      checklist: fc.constant(['Greet']),
      form: fc.constant([{ name: 'mood', title: 'Mood', kind: 'text', required: false, options: [] }]),
    },
    { requiredKeys: ['title', 'detail', 'assignee', 'deadline', 'outcomes', 'acknowledge'] },
  ),
  approval: fc.record({
    title: fc.constant('Statement'),
    text: fc.constant('We are sorry, {{ member.name }}'),
    approvers: fc.constant('press'),
    needed: fc.integer({ min: 1, max: 3 }),
    deadline: fc.option(duration),
  }),
  'incident-open': fc.record({
    title: fc.constant('Late'),
    mergeKey: fc.constant('{{ context.item }}'),
    window: duration,
    severity: fc.constantFrom('low', 'critical'),
    owner: fc.constant('desk'),
  }),
  'incident-add': fc.constant({}),
  'incident-severity': fc.record({ severity: fc.constantFrom('medium', 'high') }),
  'incident-note': fc.constant({ text: '{{ member.name }} called' }),
  'incident-resolve': fc.constant({ text: 'Paid back' }),
  hold: fc.record(
    {
      purposes: fc.constantFrom(['marketing'], ['reminder', 'service']),
      audience: fc.constantFrom('member', 'everyone', 'incident'),
      key: fc.constant('calm {{ member.externalId }}'),
      lasts: fc.constant({ amount: 2, unit: 'days' }),
      freeze: fc.boolean(),
    },
    { requiredKeys: ['purposes', 'audience'] },
  ),
  release: fc.record({ key: fc.constant('calm {{ member.externalId }}') }, { requiredKeys: [] }),
  'incident-reopen': fc.constant({ text: 'Still broken' }),
  ask: fc.record({
    kind: fc.constantFrom('nps', 'choice', 'scale', 'text', 'survey'),
    question: fc.constant('How was it, {{ member.name }}?'),
    options: fc.constant(numbered([{ title: 'Good' }, { title: 'Bad' }])),
    questions: fc.constant([{ name: 'why', title: 'Why?', kind: 'text', required: false, options: [] }]),
    variable: fc.constant('score'),
    by: fc.constantFrom('page', 'chat'),
    deadline: fc.option(duration),
  }),
  clock: fc.record({
    thresholds: fc.array(fc.record({ title: fc.constant('Late'), after: duration }), { minLength: 1, maxLength: 3 }).map(numbered),
    clock: fc.constantFrom('wall', 'working'),
  }),
  programme: fc.record({
    turns: fc.integer({ min: 1, max: 30 }),
    opens: fc.record({ time: fc.constant('07:30'), weekdays }),
    closes: fc.constant('22:00'),
    remindsAt: fc.constantFrom(null, '20:00'),
    met: fc.record({ event }),
    leaveAfterMissed: fc.constantFrom(null, 5),
  }),
  ...structureSettings,
} as const satisfies Record<string, fc.Arbitrary<object>>;

// What `fc.record` gives here is JSON; its types are too narrow for an index signature.
const anyStep = fc.oneof(
  ...Object.entries(settings).map(([type, config]) => (config as fc.Arbitrary<object>).map((one) => ({ type, config: one as JsonObject }))),
);

/** Edges lead onward only, so that there is no loop; of every step one does, so that all are reached. */
export const flowArbitrary: fc.Arbitrary<FlowDocument> = fc
  .tuple(
    fc.array(anyStep, { minLength: 1, maxLength: 12 }),
    fc.array(fc.nat(), { minLength: 1, maxLength: 20 }),
    fc.constantFrom<FlowDocument['lanes']>(1, 4, 'perRun'),
  )
  .map(([drawn, choices, lanes]) => {
    const steps: FlowStep[] = [];
    const edges: FlowEdge[] = [];
    let choice = 0;
    const choose = (below: number) => (choices[choice++ % choices.length] ?? 0) % below;
    drawn.forEach(({ type, config }, index) => {
      const id = `s${index}`;
      const ends: string[] = [];
      outcomesOf(catalog, { type, config }).forEach(({ id: outcome, kind }, place) => {
        if (kind === 'path') {
          if (choose(2) === 0) return;
          const inside = `${id}-${outcome}`;
          steps.push({
            id: inside,
            type: 'message',
            version: 1,
            config: { channel: 'in-app', purpose: 'programme', text: type === 'programme' ? 'Day {{ day }}' : 'Beside' },
            ends: ['done'],
          });
          edges.push({ from: id, outcome, to: inside });
          return;
        }
        const later = drawn.length - index - 1;
        if (later === 0 || (place > 0 && choose(3) === 0)) ends.push(outcome);
        else edges.push({ from: id, outcome, to: `s${index + 1 + (place === 0 ? 0 : choose(later))}` });
      });
      steps.push({ id, type, version: 1, config, ends });
    });
    return {
      format: FLOW_FORMAT,
      name: 'Random',
      subject: 'member',
      triggers: [{ type: 'event', event: 'item.given' }],
      context: [
        { name: 'item', type: 'text', required: true },
        { name: 'due', type: 'date' },
      ],
      reentry: { type: 'never' },
      key: 'item',
      exits: [],
      lanes,
      start: 's0',
      steps,
      edges,
      layout: {},
    };
  });
