// Laws of a programme, over random settings and random check-ins, make-ups and moves of the record.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulateRun } from '../simulate/simulate-run.ts';
import type { ProgrammeConfig } from '../steps/step-config.ts';
import { anyInputs, context, horizon, origin } from '../testing/input-arbitrary.ts';
import { programme } from '../testing/programme-arbitrary.ts';
import { memberOf, programOf, say, step } from '../testing/test-program.ts';
import { turnsOf, type TurnResult } from '../steps/programme-config.ts';

/** Counted the slow way, backwards from the end, so that it shares nothing with what is tested. */
function told(list: readonly TurnResult[]) {
  const offered = list.filter((result) => result !== 'notOffered' && result !== 'held');
  const run = (fits: (result: TurnResult) => boolean) => {
    const back = offered.toReversed().findIndex((result) => !fits(result));
    return back < 0 ? offered.length : back;
  };
  const isMissed = (result: TurnResult) => result === 'missed';
  return { streak: run((result) => !isMissed(result)), missedInRow: run(isMissed), missedTotal: offered.filter(isMissed).length };
}

const member = memberOf({ zone: 'America/New_York' });
const outcomes = ['open', 'remind', 'met', 'missed', 'nudge', 'madeUp', 'milestone-1', 'milestone-2', 'milestone-3', 'done', 'left'];
const anyPlayed = fc.tuple(programme, anyInputs).map(([{ config }, inputs]) => {
  const given = config as ProgrammeConfig;
  const next = Object.fromEntries(outcomes.map((outcome) => [outcome, outcome]));
  const program = programOf([step('days', 'programme', given, next), ...outcomes.map((one) => say(one, '{{ day }} {{ streak }}'))], {
    context: [{ name: 'due', type: 'date' }, { name: 'n', type: 'number' }],
    updates: [{ id: 'u', event: 'c', context: { due: 'to' } }],
  });
  return { given, ...simulateRun(program, { member, context, inputs, from: origin, until: horizon + 10 * 86_400_000 }) };
});
const runs = { numRuns: 1_500 };

test('streak, missed in a row and missed in total are always what the list of days says', () => {
  fc.assert(
    fc.property(anyPlayed, ({ run }) => {
      const { dayList, streak, missedInRow, missedTotal } = run.variables;
      expect({ streak, missedInRow, missedTotal }).toEqual(told(dayList as readonly TurnResult[]));
    }),
    runs,
  );
});

test('a turn has one result, and cards are neither lost nor made', () => {
  fc.assert(
    fc.property(anyPlayed, ({ given, run }) => {
      const list = run.variables.dayList as readonly TurnResult[];
      const day = run.variables.day as number;
      expect(list.length).toBeLessThanOrEqual(turnsOf(given));
      expect([day - 1, day]).toContain(list.length);
      if (given.makeUp) expect(run.variables.cards).toBe(given.makeUp.cards - list.filter((result) => result === 'madeUp').length);
      else expect(list).not.toContain('madeUp');
    }),
    runs,
  );
});

test('turns open in their order, each once, and each that was offered ends met, missed or made up', () => {
  fc.assert(
    fc.property(anyPlayed, ({ trail, run }) => {
      const opened = trail.flatMap(({ kind, outcome, reason }) => (kind === 'turn' && outcome === 'open' ? [reason.data.day as number] : []));
      expect(opened).toEqual([...new Set(opened)].sort((a, b) => a - b));
      const list = run.variables.dayList as readonly TurnResult[];
      expect(list.map((result) => result !== 'notOffered')).toEqual(list.map((_, index) => opened.includes(index + 1)));
    }),
    runs,
  );
});

test('a milestone is praised once, a nudge follows on a miss, and who left was not nudged for it', () => {
  fc.assert(
    fc.property(anyPlayed, ({ trail, run, given }) => {
      const turns = trail.filter(({ kind }) => kind === 'turn').map(({ outcome }) => outcome ?? '');
      const praised = turns.filter((path) => path.startsWith('milestone'));
      expect(new Set(praised).size).toBe(praised.length);
      turns.forEach((path, index) => {
        if (path === 'nudge') expect(turns[index - 1]).toBe('missed');
      });
      const left = trail.some(({ step: id, outcome }) => id === 'days' && outcome === 'left');
      if (left) expect(run.variables.missedTotal).toBe(given.leaveAfterMissed);
      if (left) expect(turns.at(-1)).toBe('missed');
    }),
    runs,
  );
});
