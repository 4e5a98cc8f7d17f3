// Random programmes, with what came to them later.
import fc from 'fast-check';
import type { ProgrammeConfig } from '../steps/step-config.ts';
import { event, heard, type Kind, kind, localTime, time } from './program-settings.ts';

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
      met: fc.option(heard, { freq: 8 }),
      leaveAfterMissed: fc.option(fc.integer({ min: 1, max: 3 })),
    }),
    fullProgramme,
  )
  .map(([plain, more]) => kind('programme', { ...plain, ...more } satisfies ProgrammeConfig, ['done', 'left']));

export const programmePaths = ['open', 'remind', 'met', 'missed', 'nudge', 'madeUp', 'milestone-1', 'milestone-2'];
