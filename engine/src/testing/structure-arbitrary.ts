// Random settings of the steps that start other flows, react beside, and walk rows.
import fc from 'fast-check';
import { plainText } from './flow-parts.ts';

const handed = fc.constantFrom([], [{ field: 'item', from: 'context', name: 'item' }], [{ field: 'why', from: 'text', name: 'because' }]);

export const structureSettings = {
  'run-flow': fc.record({
    flow: fc.constant('other'),
    mode: fc.constantFrom('wait', 'handOver', 'goOn'),
    context: handed,
    reasons: fc.constantFrom([], [{ id: 'bought', reason: 'bought' }]),
  }),
  whenever: fc.record(
    {
      event: fc.constantFrom('checked_in', 'paid'),
      mode: fc.constantFrom('interrupt', 'beside'),
      by: fc.constant('id'),
      keep: fc.constantFrom([], ['id']),
    },
    { requiredKeys: ['event', 'mode', 'keep'] },
  ),
  'each-row': fc.record({
    columns: fc.constant(['title', 'text']),
    rows: fc.array(fc.array(plainText(5), { maxLength: 2 }), { minLength: 1, maxLength: 3 }),
  }),
};

/** The same for programs that are made without the compiler, over the events a, b and c. */
export const structureConfigs = {
  runFlow: fc.record({
    flow: fc.constant('other'),
    mode: fc.constantFrom('wait', 'handOver', 'goOn'),
    context: fc.constant([]),
    reasons: fc.constant([{ id: 'yes', reason: 'yes' }]),
  }),
  whenever: fc.oneof(
    fc.record(
      {
        event: fc.constantFrom('a', 'b'),
        mode: fc.constantFrom('interrupt', 'beside'),
        by: fc.constant('n'),
        keep: fc.constantFrom([], ['n']),
      },
      { requiredKeys: ['event', 'mode', 'keep'] },
    ),
    fc.record({ when: fc.constantFrom({ type: 'tag', tag: 'x' }, { type: 'not', of: { type: 'tag', tag: 'x' } }), mode: fc.constantFrom('interrupt', 'beside'), keep: fc.constant([]) }),
  ),
  eachRow: fc.integer({ min: 1, max: 3 }).map((rows) => ({ columns: ['day'], rows: Array.from({ length: rows }, (_, n) => [String(n)]) })),
} as const;
