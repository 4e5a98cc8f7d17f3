// Random settings for the steps of programs that no compiler made. Instants are coarse, so that timers, events, exits and answers often
// meet in one instant.
import fc from 'fast-check';
import type { WorkDeadline } from '../steps/work-deadline.ts';
import type { ProgramStep } from '../compile/program.ts';
import type { Condition } from '../condition/condition.ts';
import type { Deadline, LocalTime } from '../steps/step-config.ts';

export const event = fc.constantFrom('a', 'b', 'c');
export const time = fc.constantFrom('00:00', '01:30', '09:00', '12:00', '22:00');
export const localTime: fc.Arbitrary<LocalTime> = fc.record({
  time,
  weekdays: fc.constantFrom<LocalTime['weekdays']>([], [1, 2, 3, 4, 5], [6, 7]),
});
export const duration = fc.record({
  amount: fc.integer({ min: 0, max: 30 }),
  unit: fc.constantFrom('minutes' as const, 'hours' as const, 'days' as const),
});
export const anchored = fc.record({
  anchor: fc.constantFrom(
    { type: 'context', field: 'due' } as const,
    { type: 'start' } as const,
    { type: 'attribute', name: 'none' } as const,
  ),
  offsetDays: fc.integer({ min: -2, max: 3 }),
  time,
  ifPast: fc.constantFrom('skip' as const, 'now' as const),
});
export const deadline: fc.Arbitrary<Deadline | null> = fc.oneof(
  fc.constant(null),
  duration.map((one): Deadline => ({ type: 'after', duration: one })),
  localTime.map((one): Deadline => ({ type: 'at', ...one })),
  anchored.map((one): Deadline => ({ type: 'date', ...one })),
);
export const where: fc.Arbitrary<Condition> = fc.constantFrom<Condition>(
  { type: 'compare', left: { type: 'property', name: 'n' }, op: 'eq', right: { type: 'context', field: 'n' } },
  { type: 'compare', left: { type: 'property', name: 'n' }, op: 'gte', right: { type: 'value', value: 1 } },
  { type: 'tag', tag: 'x' },
);
export const heard = fc.record({ event, where }, { requiredKeys: ['event'] });
export const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom('x', 'y').map((tag): Condition => ({ type: 'tag', tag })),
  fc.constant<Condition>({ type: 'compare', left: { type: 'attribute', name: 'level' }, op: 'gte', right: { type: 'value', value: 2 } }),
  fc.constant<Condition>({ type: 'compare', left: { type: 'points', account: 'stars' }, op: 'gte', right: { type: 'value', value: 5 } }),
  fc.constant<Condition>({ type: 'compare', left: { type: 'tier', ladder: 'lifecycle' }, op: 'eq', right: { type: 'value', value: 'paying' } }),
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
      { type: 'previous', unit: 'day' } as const,
    ),
    of: fc.constantFrom('events' as const, 'days' as const),
    op: fc.constantFrom('gte' as const, 'eq' as const),
    value: fc.integer({ min: 0, max: 3 }),
  }),
);

export interface Kind {
  readonly type: string;
  readonly config: object;
  readonly outcomes: readonly string[];
  /** A cycle may go through it. */
  readonly waits: boolean;
  readonly sort?: ProgramStep['sort'];
  readonly catches?: true;
  readonly skipIf?: Condition;
  readonly maxVisits?: number;
}

export const kind = (type: string, config: object, outcomes: readonly string[], waits = false): Kind => ({ type, config, outcomes, waits });

/** Of what people are asked. */
export const workDeadline: fc.Arbitrary<WorkDeadline | null> = fc.oneof(
  fc.option(duration),
  localTime.map((one): WorkDeadline => ({ type: 'at', ...one })),
  anchored.map(({ ifPast: _, ...one }): WorkDeadline => ({ type: 'date', ...one })),
);
