import { expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { createCatalog } from '../catalog/catalog.ts';
import { END, flow, step } from '../authoring/flow.ts';
import { memberOf } from '../testing/test-program.ts';
import { backtest, type PastEvent } from './backtest.ts';

const at = (day: number) => Date.parse('2026-03-02T00:00:00Z') + day * 86_400_000;
const event = (day: number, name: string, more: Partial<PastEvent> = {}): PastEvent => ({ at: at(day), event: name, properties: {}, ...more });

/** Waits for `paid`; `left` ends it. */
const program = compile(
  flow(
    { name: 'Joined', triggers: [{ type: 'event', event: 'joined' }], reentry: { type: 'afterEnd' }, exits: [{ id: 'x', event: 'left', reason: 'gone' }] },
    { wait: step('wait-event', { events: [{ id: 'paid', event: 'paid' }], deadline: null }, { paid: END }) },
  ),
  createCatalog(),
);
const played = (events: readonly PastEvent[], of = program) => backtest({ program: of, members: [{ member: memberOf({ zone: 'UTC' }), events }], until: at(30) });

test('what is history starts nothing and answers no wait', () => {
  expect(played([event(0, 'joined', { historical: true })])).toMatchObject({ runs: 0, excluded: {} });
  expect(played([event(0, 'joined'), event(1, 'paid', { historical: true })])).toMatchObject({ runs: 1, ends: { active: 1 } });
});

test.each([
  ['history that came before', [event(0, 'paid', { historical: true }), event(1, 'joined')], 'many'],
  ['history that comes later, before it is counted', [event(0, 'joined'), event(1, 'paid', { historical: true })], 'many'],
  ['history that comes after it was counted', [event(0, 'joined'), event(3, 'paid', { historical: true })], 'otherwise'],
])('conditions count %s', (_, events, way) => {
  const counting = compile(
    flow(
      { name: 'Counted', triggers: [{ type: 'event', event: 'joined' }] },
      {
        wait: step('wait-duration', { duration: { amount: 2, unit: 'days' } }, { done: 'counted' }),
        counted: step(
          'branch',
          { cases: [{ id: 'many', name: 'Many', when: { type: 'count', event: 'paid', window: { type: 'ever' }, of: 'events', op: 'gte', value: 1 } }] },
          { many: END, otherwise: END },
        ),
      },
    ),
    createCatalog(),
  );
  expect(played(events, counting).steps.counted?.left).toEqual({ [way]: 1 });
});

test('what ends a run does not start the next; what came before it in the same instant does not stand in the way', () => {
  const toggle = { ...program, triggers: [{ type: 'event' as const, event: 'left' }] };
  expect(played([event(0, 'left'), event(1, 'left'), event(2, 'left')], toggle)).toMatchObject({ runs: 2, excluded: { alreadyIn: 1 }, ends: { gone: 1, active: 1 } });
  expect(played([event(0, 'joined'), event(1, 'paid'), event(1, 'joined')])).toMatchObject({ runs: 2, excluded: {}, ends: { completed: 1, active: 1 } });
});

test('whoever an exit keeps out is no run', () => {
  const kept = { ...program, exits: [{ id: 'x', when: { type: 'tag' as const, tag: 'vip' }, reason: 'vip' }] };
  const result = backtest({ program: kept, members: [{ member: memberOf({ zone: 'UTC', tags: ['vip'] }), events: [event(0, 'joined'), event(1, 'joined')] }], until: at(2) });
  expect(result).toMatchObject({ runs: 0, excluded: { 'exit: vip': 2 }, ends: {} });
});
