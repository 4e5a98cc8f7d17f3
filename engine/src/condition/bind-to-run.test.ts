import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyAudienceCondition, anyMemberCondition, anyMemberPast, anyRunKnowledge, historiesOf, worldNow } from '../testing/condition-arbitrary.ts';
import { bindToRun, bindWindow, type RunKnowledge } from './bind-to-run.ts';
import type { Condition, Window } from './condition.ts';
import { evaluate } from './evaluate.ts';
import { holdsForMember } from './judge-member.ts';

const position = { at: worldNow, seq: Number.MAX_SAFE_INTEGER };

test('judged by whoever knows nothing of the run, a condition bound to it comes out as it does for the run', () => {
  const cases = { of: 0, bound: 0, holding: 0 };
  fc.assert(
    fc.property(anyAudienceCondition, anyRunKnowledge, anyMemberPast, (condition, run, past) => {
      const histories = historiesOf(past);
      const inside = evaluate(condition, { ...run, member: past.member, properties: null, position, histories });
      const bound = bindToRun(condition, run);
      expect(holdsForMember(bound, past.member, histories, worldNow)).toBe(inside);
      cases.of++;
      if (JSON.stringify(bound) !== JSON.stringify(condition)) cases.bound++;
      if (inside === true) cases.holding++;
    }),
    { numRuns: 3_000 },
  );
  // Conditions that name nothing of the run, or hold for nobody, would agree by accident.
  expect(cases.bound / cases.of).toBeGreaterThan(0.1);
  expect(cases.holding / cases.of).toBeGreaterThan(0.1);
});

test('a condition that names nothing of the run stays as it is', () => {
  fc.assert(
    fc.property(anyMemberCondition, anyRunKnowledge, (condition, run) => {
      expect(bindToRun(condition, run)).toEqual(condition);
    }),
    { numRuns: 300 },
  );
});

const start = { at: Date.parse('2026-03-02T01:00:00Z'), seq: 7 };
const run: RunKnowledge = {
  context: { activity: 'talk-7', startsAt: '2026-03-20', nothing: null },
  variables: { day: 3 },
  outcomes: { call: 'reached' },
  started: start,
  enteredAt: { invite: { at: start.at + 1000, seq: 9 } },
};

describe('what is bound', () => {
  const same = (value: unknown): Condition => ({ type: 'compare', left: { type: 'property', name: 'activity' }, op: 'eq', right: value as never });
  test.each<[string, Condition, Condition]>([
    ['a context field', same({ type: 'context', field: 'activity' }), same({ type: 'value', value: 'talk-7' })],
    ['a variable', same({ type: 'variable', name: 'day' }), same({ type: 'value', value: 3 })],
    ['a way out', same({ type: 'outcome', step: 'call' }), same({ type: 'value', value: 'reached' })],
    ['a field that is empty', same({ type: 'context', field: 'nothing' }), same({ type: 'value', value: null })],
    ['nothing that the run does not have', same({ type: 'context', field: 'constructor' }), same({ type: 'context', field: 'constructor' })],
    [
      'inside the events that are counted',
      { type: 'not', of: { type: 'any', of: [{ type: 'count', event: 'registered', where: same({ type: 'context', field: 'activity' }), window: { type: 'ever' }, of: 'events', op: 'gte', value: 1 }] } },
      { type: 'not', of: { type: 'any', of: [{ type: 'count', event: 'registered', where: same({ type: 'value', value: 'talk-7' }), window: { type: 'ever' }, of: 'events', op: 'gte', value: 1 }] } },
    ],
  ])('%s', (_, condition, bound) => expect(bindToRun(condition, run)).toEqual(bound));

  test.each<[Window, Window]>([
    [{ type: 'sinceStart' }, { type: 'since', from: { type: 'value', value: '2026-03-02T01:00:00.000Z' } }],
    [{ type: 'sinceStep', step: 'invite' }, { type: 'since', from: { type: 'value', value: '2026-03-02T01:00:01.000Z' } }],
    [{ type: 'sinceStep', step: 'never' }, { type: 'sinceStep', step: 'never' }],
    [{ type: 'since', from: { type: 'context', field: 'startsAt' } }, { type: 'since', from: { type: 'value', value: '2026-03-20' } }],
    [{ type: 'calendar', unit: 'week' }, { type: 'calendar', unit: 'week' }],
  ])('the window %j', (window, bound) => expect(bindWindow(window, run)).toEqual(bound));
});
