// Random programs that a compiler could have made, and random things that happen to their runs. Instants are coarse,
// so that timers, events, exits and answers often meet in one instant.
import fc from 'fast-check';
import type { Program, ProgramStep } from '../compile/program.ts';
import type { Condition } from '../condition/condition.ts';
import type { Json, JsonObject } from '../json.ts';
import type { ApprovalConfig } from '../steps/approval.ts';
import type { AskConfig } from '../steps/ask.ts';
import type { BranchConfig, Deadline, LocalTime, ProgrammeConfig, TaskConfig, WaitEventConfig } from '../steps/step-config.ts';
import type { Input } from '../interpreter/input.ts';
import { structureConfigs } from './structure-arbitrary.ts';
import { type Next, programOf, say, step } from './test-program.ts';

const minute = 60_000;
export const slotMs = 30 * minute;
/** Two days before clocks change in New York, so that nearly every run lives through it. */
export const origin = Date.parse('2026-10-30T16:00:00Z');
export const horizon = origin + 6 * 24 * 60 * minute;

const event = fc.constantFrom('a', 'b', 'c');
const time = fc.constantFrom('00:00', '01:30', '09:00', '12:00', '22:00');
const localTime: fc.Arbitrary<LocalTime> = fc.record({
  time,
  weekdays: fc.constantFrom<LocalTime['weekdays']>([], [1, 2, 3, 4, 5], [6, 7]),
});
const duration = fc.record({
  amount: fc.integer({ min: 0, max: 30 }),
  unit: fc.constantFrom('minutes' as const, 'hours' as const, 'days' as const),
});
const anchored = fc.record({
  anchor: fc.constantFrom(
    { type: 'context', field: 'due' } as const,
    { type: 'start' } as const,
    { type: 'attribute', name: 'none' } as const,
  ),
  offsetDays: fc.integer({ min: -2, max: 3 }),
  time,
  ifPast: fc.constantFrom('skip' as const, 'now' as const),
});
const deadline: fc.Arbitrary<Deadline | null> = fc.oneof(
  fc.constant(null),
  duration.map((one): Deadline => ({ type: 'after', duration: one })),
  localTime.map((one): Deadline => ({ type: 'at', ...one })),
  anchored.map((one): Deadline => ({ type: 'date', ...one })),
);
// Only over what does not change: an event that was refused once is refused again.
const where: fc.Arbitrary<Condition> = fc.constantFrom<Condition>(
  { type: 'compare', left: { type: 'property', name: 'n' }, op: 'eq', right: { type: 'context', field: 'n' } },
  { type: 'compare', left: { type: 'property', name: 'n' }, op: 'gte', right: { type: 'value', value: 1 } },
);
const heard = fc.record({ event, where }, { requiredKeys: ['event'] });
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom('x', 'y').map((tag): Condition => ({ type: 'tag', tag })),
  fc.constant<Condition>({ type: 'compare', left: { type: 'attribute', name: 'level' }, op: 'gte', right: { type: 'value', value: 2 } }),
  fc.constant<Condition>({ type: 'compare', left: { type: 'variable', name: 'streak' }, op: 'gte', right: { type: 'value', value: 2 } }),
  fc.record({
    type: fc.constant('count' as const),
    event,
    window: fc.constantFrom(
      { type: 'ever' } as const,
      { type: 'sinceStart' } as const,
      { type: 'sinceStep', step: 's1' } as const,
      { type: 'last', amount: 1, unit: 'days' } as const,
      { type: 'calendar', unit: 'day' } as const,
    ),
    of: fc.constantFrom('events' as const, 'days' as const),
    op: fc.constantFrom('gte' as const, 'eq' as const),
    value: fc.integer({ min: 0, max: 3 }),
  }),
);

const taskTimes = fc.oneof(
  fc.constant({}),
  fc.record(
    {
      clock: fc.constantFrom('wall' as const, 'working' as const),
      acknowledge: duration,
      escalation: fc.array(fc.record({ to: fc.constant('lead'), within: duration }), { maxLength: 2 }),
      reminders: fc.array(duration, { maxLength: 2 }),
    },
    { requiredKeys: [] },
  ),
);

interface Kind {
  readonly type: string;
  readonly config: object;
  readonly outcomes: readonly string[];
  /** A cycle may go through it. */
  readonly waits: boolean;
}

const kind = (type: string, config: object, outcomes: readonly string[], waits = false): Kind => ({ type, config, outcomes, waits });
const lively: fc.Arbitrary<Kind> = fc.oneof(
  duration.map((one) => kind('wait-duration', { duration: one }, ['done'], true)),
  localTime.map((one) => kind('wait-time', one, ['done'], true)),
  anchored.map((one) => kind('wait-date', one, ['reached', 'past'], true)),
  fc
    .tuple(fc.array(heard, { minLength: 1, maxLength: 2 }), deadline, fc.constantFrom(undefined, undefined, 'start', 'midnight'))
    .map(([events, until, since]) => {
      const waiting = { events: events.map((one, i) => ({ id: `e${i}`, ...one })), deadline: until };
      const config = (since === undefined ? waiting : { ...waiting, since }) as WaitEventConfig;
      return kind('wait-event', config, ['e0', 'e1', 'timeout', 'past'], true);
    }),
  fc.tuple(condition, deadline).map(([until, by]) => kind('wait-condition', { until, deadline: by }, ['met', 'timeout', 'past'])),
  fc.array(condition, { minLength: 1, maxLength: 2 }).map((cases) => {
    const config: BranchConfig = { cases: cases.map((when, i) => ({ id: `c${i}`, name: `case ${i}`, when })) };
    return kind('branch', config, ['c0', 'c1', 'otherwise']);
  }),
  fc.constantFrom('x', 'y').map((tag) => kind('tag', { add: [tag], remove: tag === 'x' ? ['y'] : [] }, ['done'])),
  fc.integer({ min: 0, max: 3 }).map((value) => kind('attribute', { name: 'level', value }, ['done'])),
  fc.constant(
    kind(
      'split',
      {
        experiment: 'ab',
        ways: [
          { id: 'a', name: 'A', share: 1 },
          { id: 'b', name: 'B', share: 1 },
        ],
      },
      ['a', 'b'],
    ),
  ),
  fc.constant(kind('switch', { from: 'attribute', name: 'level', cases: [{ id: 'one', name: 'One', equals: 1 }] }, ['one', 'otherwise'])),
  fc.constant(kind('message', { channel: 'in-app', purpose: 'service', text: 'day {{ day }}' }, ['done'])),
  fc.tuple(fc.option(duration), taskTimes).map(([until, times]) => {
    const config: TaskConfig = {
      title: 'Call',
      detail: '',
      assignee: 'tutor',
      deadline: until,
      ...times,
      outcomes: [
        { id: 'yes', title: 'Yes' },
        { id: 'no', title: 'No' },
      ],
    };
    return kind('task', config, ['yes', 'no', 'overdue', 'unanswered'], true);
  }),
  fc.option(duration).map((until) => {
    const config: ApprovalConfig = { title: 'Text', text: 'day {{ day }}', approvers: 'press', needed: 2, deadline: until };
    return kind('approval', config, ['approved', 'rejected', 'tooFew', 'timeout'], true);
  }),
  structureConfigs.runFlow.map((config) => kind('run-flow', config, ['yes', 'completed', 'started', 'refused', 'failed'])),
  fc.option(duration).map((until) => {
    const config: AskConfig = { kind: 'nps', question: 'day {{ day }}?', variable: 'score', by: 'chat', deadline: until };
    return kind('ask', config, ['promoter', 'passive', 'detractor', 'timeout'], true);
  }),
  fc.boolean().map((freeze) => kind('hold', { purposes: ['marketing'], audience: 'member', key: 'calm', freeze }, ['done', 'none'])),
  fc.constant(kind('release', { key: 'calm' }, ['done', 'none'])),
  fc.constantFrom('resolve', 'note').map((op) => kind(`incident-${op}`, { text: 'day {{ day }}' }, ['done', 'none'])),
  fc.constant(
    kind(
      'incident-open',
      { title: 'Late', mergeKey: 'late', window: { amount: 1, unit: 'days' }, severity: 'low', owner: 'desk' },
      ['opened', 'merged'],
      true,
    ),
  ),
  fc.constant(kind('gift', { amount: 1 }, ['yes', 'no'], true)),
);
const simple: fc.Arbitrary<Kind> = fc.oneof(
  { weight: 30, arbitrary: lively },
  { weight: 1, arbitrary: fc.constant(kind('exit', { reason: 'quit' }, [])) },
);
/** What came to a programme later; each may be missing. */
const fullProgramme = fc.record(
  {
    rows: fc.constantFrom([], [{ id: 'r1', title: 'One' }, { id: 'r2', title: 'Two' }, { id: 'r3', title: 'Three' }]),
    graceMinutes: fc.constantFrom(0, 60, 600),
    startsOn: fc.constantFrom(null, { type: 'date', date: '2026-10-29' } as const, { type: 'context', field: 'due' } as const),
    makeUp: fc.option(fc.record({ cards: fc.integer({ min: 1, max: 3 }), automatic: fc.boolean(), event: fc.option(event) })),
    milestones: fc.constantFrom([], [1], [2, 3]),
    nudgeAfterMissed: fc.constantFrom(null, 1, 2),
  },
  { requiredKeys: [] },
);
export const programme: fc.Arbitrary<Kind> = fc
  .tuple(
    fc.record({
      turns: fc.integer({ min: 1, max: 4 }),
      opens: localTime,
      closes: time,
      remindsAt: fc.oneof(fc.option(time), fc.array(time, { minLength: 1, maxLength: 3 })),
      met: heard,
      leaveAfterMissed: fc.option(fc.integer({ min: 1, max: 3 })),
    }),
    fullProgramme,
  )
  .map(([plain, more]) => kind('programme', { ...plain, ...more } satisfies ProgrammeConfig, ['done', 'left']));
const programmePaths = ['open', 'remind', 'met', 'missed', 'nudge', 'madeUp', 'milestone-1', 'milestone-2'];

const parallel: fc.Arbitrary<Kind> = fc.constantFrom('all', 'any').map((join) => {
  const paths = ['a', 'b', 'c'].map((id) => ({ id, name: id }));
  return kind('parallel', { paths, join }, []);
});

const clock: Kind = kind(
  'clock',
  {
    thresholds: [
      { id: 'first', title: '1', after: { amount: 30, unit: 'minutes' } },
      { id: 'second', title: '2', after: { amount: 9, unit: 'hours' } },
    ],
  },
  ['done'],
);

const whenever: fc.Arbitrary<Kind> = structureConfigs.whenever.map((config) => kind('whenever', config, ['done', 'interrupted']));
const eachRow: fc.Arbitrary<Kind> = structureConfigs.eachRow.map((config) => kind('each-row', config, ['done']));

/** What the paths of a container are called. */
const pathNames: Readonly<Record<string, readonly string[]>> = {
  parallel: ['a', 'b', 'c'],
  programme: ['open', 'remind', 'met', 'missed'],
  clock: ['during', 'first', 'second'],
  whenever: ['scope', 'react'],
  'each-row': ['row'],
};

function placed(id: string, one: Kind, next: Next): ProgramStep {
  const made = step(id, one.type, one.config, next);
  return one.type === 'gift' ? { ...made, sort: 'action' } : made;
}

/** Where outcomes lead: mostly onwards, sometimes nowhere, and back only from a step that waits. */
function edges(one: Kind, ids: readonly string[], at: number, dice: readonly number[]): Next {
  return Object.fromEntries(
    one.outcomes.map((outcome, i) => {
      const roll = dice[i % dice.length] ?? 0;
      if (roll === 0) return [outcome, null];
      if (roll === 9 && one.waits) return [outcome, ids[roll % (at + 1)] ?? null];
      return [outcome, ids[at + 1 + (roll % 2)] ?? ids[at + 1] ?? null];
    }),
  );
}

const dice = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 });
const chain = fc.array(fc.tuple(simple, dice), { minLength: 1, maxLength: 3 });
const main = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.tuple(simple, dice, fc.constant([])) },
    { weight: 1, arbitrary: fc.tuple(programme, dice, fc.array(chain, { minLength: 2, maxLength: 4 })) },
    { weight: 1, arbitrary: fc.tuple(fc.constant(clock), dice, fc.array(chain, { minLength: 2, maxLength: 3 })) },
    { weight: 2, arbitrary: fc.tuple(parallel, dice, fc.array(chain, { minLength: 2, maxLength: 3 })) },
    { weight: 2, arbitrary: fc.tuple(whenever, dice, fc.array(chain, { minLength: 1, maxLength: 2 })) },
    { weight: 1, arbitrary: fc.tuple(eachRow, dice, fc.array(chain, { minLength: 1, maxLength: 1 })) },
  ),
  { minLength: 1, maxLength: 9, size: 'max' },
);
const exits = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ event: fc.constantFrom('c', 'd'), where }, { requiredKeys: ['event'] }) },
    { weight: 1, arbitrary: condition.map((when) => ({ when })) },
  ),
  { maxLength: 1 },
);

export const anyProgram: fc.Arbitrary<Program> = fc.tuple(main, exits).map(([parts, rules]) => {
  const ids = [...parts.map((_, i) => `s${i}`), 'last'];
  const steps: ProgramStep[] = [];
  parts.forEach(([one, rolls, paths], i) => {
    const opened: Record<string, string> = {};
    const isParallel = one.type === 'parallel';
    const join = `s${i}-join`;
    paths.forEach((path, p) => {
      const pathIds = path.map((_, k) => `s${i}p${p}-${k}`);
      const names = one.type === 'programme' ? turnedBy(programmePaths, rolls[0] ?? 0) : pathNames[one.type];
      opened[names?.[p] as string] = pathIds[0] as string;
      const within = isParallel ? [...pathIds, join] : pathIds;
      steps.push(...path.map(([part, partRolls], k) => placed(pathIds[k] as string, part, edges(part, within, k, partRolls))));
    });
    if (isParallel) {
      const passing = kind('join', {}, ['done']);
      steps.push({ ...placed(ids[i] as string, one, { ...opened, joined: join }), join });
      steps.push(placed(join, passing, edges(passing, ids, i, rolls)));
      return;
    }
    steps.push(placed(ids[i] as string, one, { ...edges(one, ids, i, rolls), ...opened }));
  });
  return programOf([...steps, say('last', 'bye')], {
    start: 's0',
    context: [
      { name: 'due', type: 'date' },
      { name: 'n', type: 'number' },
    ],
    ...(rules.length === 0 ? { updates: [{ id: 'u', event: 'c', context: { due: 'to' } }] } : {}),
    exits: rules.map((rule, i) => ({ id: `x${i}`, reason: `exit ${i}`, ...rule })),
    listens: ['a', 'b', 'c', 'd'],
    histories: ['a', 'b', 'c'],
  });
});

/** Which paths of a container lead somewhere differs from one to the next. */
function turnedBy(paths: readonly string[], n: number): readonly string[] {
  return [...paths.slice(n % paths.length), ...paths.slice(0, n % paths.length)];
}

export const context: JsonObject = { due: '2026-11-02', n: 1 };
const properties = fc.constantFrom<JsonObject>({}, { n: 1 }, { n: 2 }, { n: '1' }, { day: 1 }, { n: 1, day: 2, to: '2026-11-03' }, { to: '2026-11-01' });
const slot = fc.integer({ min: 0, max: (horizon - origin) / slotMs }).map((n) => origin + n * slotMs);
const anyKey = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom('', '', '', 'p0-0', 'p1-0'), fc.constantFrom(1, 1, 1, 2))
  .map(([n, path, visit]) => `simulated/s${n}${path}#${visit}`);

/** Received now, happened some hours ago. */
const sentLate = fc
  .record({ type: fc.constant('event' as const), at: slot, event, properties, hours: fc.integer({ min: 1, max: 23 }) })
  .map(({ hours, ...input }) => ({ ...input, occurredAt: input.at - hours * 60 * minute }));

/** In order of arrival: sequence numbers rise with time, as one global sequence drawn under a lock does. */
export const anyInputs: fc.Arbitrary<readonly Input[]> = fc
  .array(
    fc.oneof(
      { weight: 90, arbitrary: fc.record({ type: fc.constant('event' as const), at: slot, event, properties }) },
      { weight: 10, arbitrary: sentLate },
      { weight: 1, arbitrary: fc.record({ type: fc.constant('event' as const), at: slot, event: fc.constant('d'), properties }) },
      {
        weight: 90,
        arbitrary: fc.record({
          type: fc.constant('answer' as const),
          at: slot,
          key: anyKey,
          outcome: fc.constantFrom('yes', 'yes', 'no', 'maybe', 'approved', 'promoter', '$acknowledged', 'ended', 'started'),
          data: fc.constantFrom({}, { reason: 'yes', status: 'ended', run: 'r' }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ type: fc.constant('failure' as const), at: slot, key: anyKey, reason: fc.constant('no stock') }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant('control' as const),
          at: slot,
          control: fc.constant({ type: 'end' as const, reason: 'stopped', by: 'mei' }),
        }),
      },
    ),
    { maxLength: 60, size: 'max' },
  )
  .map((inputs) =>
    inputs
      .slice()
      .sort((a, b) => a.at - b.at)
      .map((input, i): Input => ({ ...input, seq: i + 1 })),
  );

export const anyCuts: fc.Arbitrary<readonly number[]> = fc
  .array(slot, { maxLength: 12 })
  .map((cuts) => [...cuts, horizon].sort((a, b) => a - b));

export function jsonCopy<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T & Json;
}
