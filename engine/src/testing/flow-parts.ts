// Random parts of the settings in sound flows.
import fc from 'fast-check';
import type { Condition } from '../condition/condition.ts';

export const time = fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
export const weekdays = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
export const duration = fc.record({
  amount: fc.integer({ min: 1, max: 30 }),
  unit: fc.constantFrom('minutes', 'hours', 'days', 'weeks', 'months'),
});
const anchor = fc.oneof(
  fc.constant({ type: 'start' }),
  fc.constant({ type: 'context', field: 'due' }),
  fc.constant({ type: 'attribute', name: 'birthday' }),
);
export const anchored = fc.record({ anchor, offsetDays: fc.integer({ min: -30, max: 30 }), time, ifPast: fc.constantFrom('skip', 'now') });
/** Any text that opens no template: in a setting that fills in variables, an opened one that is not closed is an error, rightly. */
export const plainText = (maxLength: number) => fc.string({ maxLength }).filter((text) => !/\{[{%]/.test(text));
export const event = fc.constantFrom('checked_in', 'paid', 'introduced');

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.constant<Condition>({ type: 'tag', tag: 'vip' }),
  fc.constant<Condition>({ type: 'missing', operand: { type: 'context', field: 'due' } }),
  fc
    .integer()
    .map(
      (value): Condition => ({ type: 'compare', left: { type: 'attribute', name: 'level' }, op: 'gte', right: { type: 'value', value } }),
    ),
);
export const overEvent: fc.Arbitrary<Condition> = fc.oneof(
  leaf,
  fc.constant<Condition>({ type: 'compare', left: { type: 'property', name: 'id' }, op: 'eq', right: { type: 'context', field: 'item' } }),
);
export const condition: fc.Arbitrary<Condition> = fc.letrec<{ any: Condition }>((tie) => ({
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

export function numbered<T extends object>(items: readonly T[]): (T & { id: string })[] {
  return items.map((item, index) => ({ id: `way-${index}`, ...item }));
}

export const deadline = fc.oneof(
  fc.constant(null),
  duration.map((one) => ({ type: 'after', duration: one })),
  anchored.map((one) => ({ type: 'date', ...one })),
  fc.record({ type: fc.constant('at'), time, weekdays }),
);

/** Of people's work: a duration as it stands, and no choice of what becomes of the past. */
export const workDeadline = fc.oneof(
  duration,
  anchored.map(({ ifPast: _, ...one }) => ({ type: 'date', ...one })),
  fc.record({ type: fc.constant('at'), time, weekdays }),
);
