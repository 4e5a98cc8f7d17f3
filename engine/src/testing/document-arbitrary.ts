// Random documents as they may be saved: every field that may be there, of flows that need not be finished.
import fc from 'fast-check';
import type { ExitRule, FlowDocument, FlowStep, Trigger } from '../document/flow-document.ts';
import { condition, event, time } from './flow-parts.ts';
import { flowArbitrary } from './flow-arbitrary.ts';

const line = fc.constantFrom('Lin', '欢迎新人', 'a "quoted" line', '😀 \\ / <b>', '{{ member.name }}');
const text = fc.oneof(line, fc.constant('one\nand\ttwo\u2028three'), fc.constant(''));
const context = fc.constantFrom({ item: 'sku' }, {});

const trigger: fc.Arbitrary<Trigger> = fc.oneof(
  fc.record({ type: fc.constant('event' as const), event, about: fc.constant('referrerId'), where: condition, context }, { requiredKeys: ['type', 'event'] }),
  fc.record({ type: fc.constant('keyword' as const), words: fc.array(line, { minLength: 1, maxLength: 3 }), match: fc.constantFrom('contains' as const, 'equals' as const) }),
  fc.record({ type: fc.constant('flowEnded' as const), flow: fc.constant('other'), reasons: fc.array(line, { maxLength: 2 }) }),
  fc.record({ type: fc.constant('incident' as const), severity: fc.constantFrom('low' as const, 'critical' as const) }),
  fc.record(
    {
      type: fc.constant('schedule' as const),
      cron: fc.constant('0 9 * * 1'),
      zone: fc.constant('Asia/Shanghai'),
      catchUp: fc.constantFrom('skip' as const, 'last' as const),
      audience: fc.record({ from: fc.constantFrom('all' as const, 'list' as const), of: fc.constant(''), ids: fc.array(line, { maxLength: 2 }) }),
    },
    { requiredKeys: ['type', 'cron', 'catchUp', 'audience'] },
  ),
  fc.record({ type: fc.constant('date' as const), attribute: fc.constant('birthday'), offsetDays: fc.integer({ min: -3650, max: 3650 }), time }),
  fc.record({ type: fc.constant('segment' as const), segment: fc.constant('regulars'), on: fc.constantFrom('enter' as const, 'leave' as const) }),
);
const exit: fc.Arbitrary<ExitRule> = fc.oneof(
  fc.record({ id: fc.constant('x'), reason: line, goal: fc.boolean(), event, where: condition }, { requiredKeys: ['id', 'reason', 'event'] }),
  fc.record({ id: fc.constant('x'), reason: line, goal: fc.boolean(), when: condition }, { requiredKeys: ['id', 'reason', 'when'] }),
);
const coordinate = fc.oneof(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.constantFrom(0.1, -12.5, 1e-7));
const place = fc.record({ x: coordinate, y: coordinate });
const stepMore = fc.record(
  {
    name: line,
    note: text,
    skipIf: condition,
    maxVisits: fc.integer({ min: 1, max: 1000 }),
    retry: fc.record({ attempts: fc.integer({ min: 1, max: 1000 }), backoff: fc.constantFrom(1, 1.5) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const flowMore = fc.record(
  {
    name: line,
    description: text,
    triggers: fc.array(trigger, { maxLength: 3 }),
    reentry: fc.constantFrom<FlowDocument['reentry']>({ type: 'never' }, { type: 'afterEnd' }, { type: 'afterDays', days: 7 }),
    exits: fc.array(exit, { maxLength: 1 }),
    updates: fc.array(fc.record({ id: fc.constant('u'), event, where: condition, context }, { requiredKeys: ['id', 'event'] }), { maxLength: 1 }),
    calendar: fc.constant('china'),
    start: fc.constant(null),
    notes: fc.record({ id: fc.constant('n'), text, x: coordinate, y: coordinate }).map((note) => [note]),
    priority: fc.integer({ min: 1, max: 9 }),
  },
  { requiredKeys: [] },
);

export const anyDocument: fc.Arbitrary<FlowDocument> = fc
  .tuple(flowArbitrary, flowMore, fc.array(stepMore, { minLength: 1, maxLength: 4 }), fc.array(place, { minLength: 1, maxLength: 4 }))
  .map(([flow, more, stepMores, places]) => ({
    ...flow,
    ...more,
    steps: flow.steps.map((step, n): FlowStep => ({ ...step, ...stepMores[n % stepMores.length] })),
    layout: Object.fromEntries(flow.steps.map(({ id }, n) => [id, places[n % places.length] ?? { x: 0, y: 0 }])),
  }));
