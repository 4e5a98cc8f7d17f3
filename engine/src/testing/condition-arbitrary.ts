// Random conditions over a small world, and members with random pasts: what both evaluators are held against.
import fc from 'fast-check';
import type { RunKnowledge } from '../condition/bind-to-run.ts';
import type { Comparison, Condition, Operand, Window } from '../condition/condition.ts';
import type { HistoricEvent, MemberFacts } from '../interpreter/facts.ts';
import type { Json, JsonObject } from '../json.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Clocks go back in New York, St. John’s and Lord Howe, and forward in Santiago, within the weeks before. */
export const worldNow = Date.parse('2026-11-24T02:30:00Z');

export const worldZones = [
  'Asia/Shanghai',
  'America/New_York',
  'America/St_Johns',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Etc/GMT+12',
  'Europe/London',
] as const;

const attributes = ['level', 'city', 'due', '名字', "o'brien%s", 'flags', 'constructor'] as const;
const events = ['paid', 'checked_in', '打卡', "x';--"] as const;
const properties = ['amount', 'course', 'at', '内容', '$1'] as const;

export const anyValue: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -2, max: 5 }) },
  fc.constantFrom(0.1, 0.7, 2.5, -0, 1e21, 9007199254740992),
  {
    weight: 4,
    arbitrary: fc.constantFrom('', 'a', 'b', 'ab', '1', 'true', 'Ü', '汉', '😀', '￿', "'; drop table members; --", '%', '\\', '"q"'),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '2026-11-24',
      '2026-11-23',
      '2026-11-23T16:00:00Z',
      '2026-11-23T16:00:00.000Z',
      '2026-11-24T00:00:00+08:00',
      '2026-11-01T05:30:00.1239Z',
      '2026-11-24T24:00:00Z',
      '2026-11-24T24:30:00Z',
      '2026-11-24T10:00Z',
      '2026-11-24T10:60:00Z',
      '2026-11-24T10:00:00+24:00',
      '2026-02-30',
      '2024-02-29',
      '0000-01-01',
      '9999-12-31T23:59:59Z',
      '2026-11-24 ',
    ),
  },
  fc.boolean(),
  fc.constantFrom<Json>([], ['a'], [1, 'a'], ['2026-11-24'], { a: 1 }, { b: [1], a: null }, [[1]], null),
);

const literal: fc.Arbitrary<Json> = fc.oneof(anyValue, fc.array(anyValue, { maxLength: 3 }));

export const anyWindow: fc.Arbitrary<Window> = fc.oneof(
  fc.record({
    type: fc.constant('last' as const),
    amount: fc.constantFrom(1, 2, 3, 7, 14, 30),
    unit: fc.constantFrom('hours' as const, 'days' as const, 'weeks' as const),
  }),
  fc.record(
    {
      type: fc.constantFrom('calendar' as const, 'previous' as const),
      unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
      zone: fc.constantFrom(...worldZones),
    },
    { requiredKeys: ['type', 'unit'] },
  ),
  fc
    .constantFrom('2026-11-01', '2026-11-17', '2026-11-01T05:30:00Z', '2026-11-24T00:00:00+08:00', '2026-12-01', '2026-02-30', 'soon')
    .map((start): Window => ({ type: 'since', from: { type: 'value', value: start } })),
  fc.constant<Window>({ type: 'ever' }),
);

const today = fc.integer({ min: -2, max: 2 }).map((plusDays): Operand => ({ type: 'today', plusDays }));
const ofMember: fc.Arbitrary<Operand> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...attributes).map((name): Operand => ({ type: 'attribute', name })) },
  fc.constantFrom('lifecycle' as const, 'activity' as const).map((ladder): Operand => ({ type: 'tier', ladder })),
  fc.constantFrom<Operand>({ type: 'points' }, { type: 'points', account: 'stars' }),
  today,
);
const value = literal.map((of): Operand => ({ type: 'value', value: of }));
const property = fc.constantFrom(...properties).map((name): Operand => ({ type: 'property', name }));
const comparison = fc.constantFrom<Comparison>('eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'contains', 'in');

const compareOf = (operand: fc.Arbitrary<Operand>): fc.Arbitrary<Condition> =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ type: fc.constant('compare' as const), left: operand, op: comparison, right: fc.oneof(value, operand) }),
    },
    operand.map((one): Condition => ({ type: 'missing', operand: one })),
  );

const standing: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom('vip', '标签', "o'k").map((tag): Condition => ({ type: 'tag', tag })),
  fc.constantFrom('village', '进阶群').map((community): Condition => ({ type: 'community', community })),
  fc.constantFrom('regulars', 'sleepers').map((segment): Condition => ({ type: 'segment', segment })),
);

const grouped = (leaf: fc.Arbitrary<Condition>, maxDepth: number): fc.Arbitrary<Condition> =>
  fc.letrec<{ any: Condition }>((tie) => ({
    any: fc.oneof(
      { maxDepth, depthSize: 'small' },
      { weight: 5, arbitrary: leaf },
      { weight: 1, arbitrary: fc.array(tie('any'), { maxLength: 3 }).map((of): Condition => ({ type: 'all', of })) },
      { weight: 1, arbitrary: fc.array(tie('any'), { maxLength: 3 }).map((of): Condition => ({ type: 'any', of })) },
      { weight: 1, arbitrary: tie('any').map((of): Condition => ({ type: 'not', of })) },
    ),
  })).any;

const withoutNothing = <T extends object>(one: T): T => Object.fromEntries(Object.entries(one).filter(([, of]) => of !== undefined)) as T;

/** Conditions over one event, of which the member's and these are known. */
function whereWith(known: fc.Arbitrary<Operand>): fc.Arbitrary<Condition> {
  return grouped(fc.oneof({ weight: 4, arbitrary: compareOf(fc.oneof({ weight: 3, arbitrary: property }, known)) }, standing), 1);
}

/** Conditions that ask for these operands and windows. */
function conditionsWith(known: fc.Arbitrary<Operand>, window: fc.Arbitrary<Window>): fc.Arbitrary<Condition> {
  const where = whereWith(known);
  const past = { event: fc.constantFrom(...events), where: fc.option(where, { nil: undefined }), window };

  const count: fc.Arbitrary<Condition> = fc
    .record({
      type: fc.constant('count' as const),
      ...past,
      of: fc.constantFrom('events' as const, 'days' as const, 'streak' as const, 'values' as const, 'sum' as const),
      property: fc.constantFrom(...properties),
      op: fc.constantFrom('eq' as const, 'ne' as const, 'gt' as const, 'gte' as const, 'lt' as const, 'lte' as const),
      value: fc.integer({ min: 0, max: 4 }),
    })
    .map(({ property: name, ...one }) => {
      const plain = withoutNothing(one);
      // The property belongs to two of the five ways of counting.
      return (one.of === 'values' || one.of === 'sum' ? { ...plain, property: name } : plain) as Condition;
    });

  const recency: fc.Arbitrary<Condition> = fc
    .record({
      type: fc.constant('recency' as const),
      event: past.event,
      where: past.where,
      is: fc.constantFrom('within' as const, 'longerAgo' as const, 'absent' as const),
      amount: fc.constantFrom(1, 2, 3, 7, 14),
      unit: fc.constantFrom('hours' as const, 'days' as const, 'weeks' as const),
    })
    .map((one) => withoutNothing(one) as Condition);

  const eventValue: fc.Arbitrary<Operand> = fc
    .record({
      type: fc.constant('event' as const),
      which: fc.constantFrom('first' as const, 'last' as const),
      property: fc.constantFrom(...properties),
      ...past,
    })
    .map((one) => withoutNothing(one) as Operand);

  return grouped(
    fc.oneof(
      { weight: 3, arbitrary: compareOf(known) },
      { weight: 2, arbitrary: compareOf(fc.oneof({ weight: 3, arbitrary: eventValue }, known)) },
      { weight: 4, arbitrary: count },
      { weight: 2, arbitrary: recency },
      { weight: 2, arbitrary: standing },
    ),
    2,
  );
}

/** Conditions of a member outside of any run. */
export const anyMemberCondition: fc.Arbitrary<Condition> = conditionsWith(ofMember, anyWindow);

const ofRun: fc.Arbitrary<Operand> = fc.oneof(
  fc.constantFrom('item', 'startsAt', 'none').map((field): Operand => ({ type: 'context', field })),
  fc.constantFrom('figure', 'none').map((name): Operand => ({ type: 'variable', name })),
  fc.constantFrom('invite', 'none').map((step): Operand => ({ type: 'outcome', step })),
);
const windowOfRun: fc.Arbitrary<Window> = fc.constantFrom<Window[]>(
  { type: 'sinceStart' },
  { type: 'sinceStep', step: 'invite' },
  { type: 'sinceStep', step: 'none' },
  { type: 'sinceTurn', step: 'days' },
  { type: 'since', from: { type: 'context', field: 'startsAt' } },
  { type: 'since', from: { type: 'context', field: 'none' } },
  { type: 'since', from: { type: 'variable', name: 'figure' } },
);

const inRun: fc.Arbitrary<Operand> = fc.oneof({ weight: 2, arbitrary: ofMember }, { weight: 1, arbitrary: ofRun });
const anyWindowOfRun: fc.Arbitrary<Window> = fc.oneof({ weight: 2, arbitrary: anyWindow }, { weight: 1, arbitrary: windowOfRun });

/** Conditions of somebody whom a step of a run concerns: they name what the run knows, too. */
export const anyAudienceCondition: fc.Arbitrary<Condition> = conditionsWith(inRun, anyWindowOfRun);

/** What a step asks of the past of many. */
export const anyPastQuestion = fc.record(
  { event: fc.constantFrom(...events), where: whereWith(inRun), window: anyWindowOfRun, of: fc.constantFrom('events' as const, 'days' as const), property: fc.constantFrom(...properties) },
  { requiredKeys: ['event', 'window', 'of'] },
);

export interface MemberPast {
  readonly member: MemberFacts;
  /** In the order in which they arrived. */
  readonly events: readonly { readonly name: string; readonly at: number; readonly occurredAt: number; readonly properties: JsonObject }[];
}

// Around now, around the hour that clocks show twice, and on round distances, where windows begin and end.
const moment = fc.oneof(
  fc.integer({ min: 0, max: 35 * 24 }).map((hours) => worldNow - hours * hour),
  fc.integer({ min: 0, max: 21 * day }).map((ms) => worldNow - ms),
  fc.constantFrom(1, 2, 3, 7, 14).chain((days) => fc.integer({ min: -2, max: 2 }).map((ms) => worldNow - days * day + ms)),
  fc.integer({ min: 0, max: 16 }).map((quarters) => Date.parse('2026-11-01T04:00:00Z') + (quarters * hour) / 4),
);

const recordOf = (names: readonly string[]): fc.Arbitrary<JsonObject> =>
  fc.dictionary(fc.constantFrom(...names), anyValue, { maxKeys: 4, noNullPrototype: true });

const anyEvent = fc.record({
  name: fc.constantFrom(...events),
  occurredAt: moment,
  late: fc.constantFrom(0, 0, 0, hour, 2 * day),
  properties: recordOf(properties),
});

export const anyMemberPast: fc.Arbitrary<MemberPast> = fc
  .record({
    zone: fc.constantFrom(...worldZones),
    joinedAt: fc.oneof(moment, fc.constant(worldNow - 100 * day)),
    attributes: recordOf(attributes),
    tags: fc.uniqueArray(fc.constantFrom('vip', '标签', "o'k"), { maxLength: 2 }),
    lifecycle: fc.constantFrom(undefined, 'trial', 'paying'),
    activity: fc.constantFrom(undefined, 'lurker', 'active'),
    communities: fc.uniqueArray(fc.constantFrom('village', '进阶群'), { maxLength: 2 }),
    segments: fc.uniqueArray(fc.constantFrom('regulars', 'sleepers'), { maxLength: 2 }),
    points: fc.dictionary(fc.constantFrom('points', 'stars'), fc.integer({ min: -2, max: 5 }), { noNullPrototype: true }),
    events: fc.array(anyEvent, { maxLength: 12 }),
  })
  .map(({ lifecycle, activity, events: happened, ...member }) => ({
    member: {
      ...member,
      externalId: 'anyone',
      tiers: { ...(lifecycle === undefined ? {} : { lifecycle }), ...(activity === undefined ? {} : { activity }) },
    },
    events: happened
      .map(({ late, ...event }) => ({ ...event, at: Math.min(event.occurredAt + late, worldNow) }))
      .sort((a, b) => a.at - b.at),
  }));

// Before everything of its instant: of others only the instant counts.
const position = moment.map((at) => ({ at, seq: -1 }));

/** What a run may know when it asks about others. */
export const anyRunKnowledge: fc.Arbitrary<RunKnowledge> = fc.record({
  context: fc.record({ item: anyValue, startsAt: anyValue }, { requiredKeys: [], noNullPrototype: true }),
  variables: fc.record({ figure: anyValue }, { requiredKeys: [], noNullPrototype: true }),
  outcomes: fc.record({ invite: fc.constantFrom('a', 'b') }, { requiredKeys: [], noNullPrototype: true }),
  started: position,
  enteredAt: fc.record({ invite: position, 'days/turn': position }, { requiredKeys: [], noNullPrototype: true }),
});

/** As the facts of a decision hold it. */
export function historiesOf({ events: happened }: MemberPast): Record<string, HistoricEvent[]> {
  const histories: Record<string, HistoricEvent[]> = {};
  happened.forEach(({ name, at, occurredAt, properties: carried }, i) => {
    const list = histories[name] ?? [];
    histories[name] = list;
    list.push({ at, seq: i + 1, occurredAt, properties: carried });
  });
  return histories;
}
