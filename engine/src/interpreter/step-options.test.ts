// Semantics 22 and 33: what any step can have beside its settings.
import { expect, test } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import type { StepManifest } from '../catalog/step-manifest.ts';
import { compile } from '../compile/compile.ts';
import { validate } from '../compile/validate.ts';
import type { Condition } from '../condition/condition.ts';
import { exampleFlow, messageStep } from '../document/example-flow.ts';
import type { FlowDocument, FlowStep } from '../document/flow-document.ts';
import { simulateRun } from '../simulate/simulate-run.ts';
import { advance } from './advance.ts';
import { newRun } from './new-run.ts';
import { linesOf, memberOf, programOf, say, step } from '../testing/test-program.ts';

const isVip: Condition = { type: 'tag', tag: 'vip' };
const gift: StepManifest = {
  type: 'gift',
  version: 1,
  group: 'outside',
  icon: 'gift',
  title: { zh: '礼物', en: 'Gift' },
  help: { zh: '送一份礼物。', en: 'Sends a gift.' },
  sort: 'action',
  config: { type: 'object', properties: {}, additionalProperties: false },
  initial: {},
  outcomes: [{ id: 'done', title: { zh: '完成', en: 'done' } }],
};
const catalog = createCatalog(undefined, [gift]);

function flowOf(first: FlowStep, edges: FlowDocument['edges']): FlowDocument {
  const leads = (id: string) => edges.some(({ from, outcome }) => from === id && outcome === 'done');
  const others = ['next', 'other'].filter((id) => edges.some(({ to }) => to === id));
  const steps = [first, ...others.map((id) => messageStep(id, id))].map((one) => ({ ...one, ends: leads(one.id) ? [] : ['done'] }));
  return { ...exampleFlow(), start: first.id, steps, edges };
}

function play(
  program: Parameters<typeof simulateRun>[0],
  tags: readonly string[],
  inputs: Parameters<typeof simulateRun>[1]['inputs'] = [],
) {
  const { trail, run, messages } = simulateRun(program, { member: memberOf({ tags }), context: { due: '2026-01-01' }, inputs, from: 0, until: 1000 });
  return { lines: linesOf(trail), run, texts: messages.map(({ text }) => text) };
}

test('a step whose skip-if holds on arrival does nothing and leaves by `skipped`', () => {
  const first = { ...messageStep('first', 'Hi'), skipIf: isVip };
  const program = compile(
    flowOf(first, [
      { from: 'first', outcome: 'done', to: 'next' },
      { from: 'first', outcome: 'skipped', to: 'other' },
    ]),
    catalog,
  );
  expect(play(program, ['vip']).lines).toEqual(['started', 'left first skipped', 'left other done', 'ended completed']);
  expect([play(program, ['vip']).texts, play(program, []).texts]).toEqual([['other'], ['Hi', 'next']]);
  expect(play(program, []).lines).toEqual(['started', 'left first done', 'left next done', 'ended completed']);
});

test('where `skipped` leads nowhere, who is skipped takes the first way', () => {
  const program = compile(
    flowOf({ ...messageStep('first', 'Hi'), skipIf: isVip }, [
      { from: 'first', outcome: 'done', to: 'other' },
      { from: 'other', outcome: 'done', to: 'next' },
    ]),
    catalog,
  );
  expect(play(program, ['vip']).lines[1]).toBe('left first skipped');
  expect(play(program, ['vip']).lines[2]).toBe('left other done');
});

test('a loop whose wait can be skipped would spin, and is refused', () => {
  const wait: FlowStep = {
    id: 'first',
    type: 'wait-duration',
    version: 1,
    config: { duration: { amount: 1, unit: 'days' } },
    skipIf: isVip,
  };
  const back = [
    { from: 'first', outcome: 'done', to: 'next' },
    { from: 'next', outcome: 'done', to: 'first' },
  ];
  const codes = (first: FlowStep) => validate(flowOf(first, back), catalog).map(({ code }) => code);
  expect(codes(wait)).toContain('cycle.spins');
  const { skipIf: _, ...always } = wait;
  expect(codes(always)).not.toContain('cycle.spins');
});

test('a skip-if that names what the flow does not have is a problem of its step', () => {
  const skipIf: Condition = { type: 'missing', operand: { type: 'context', field: 'colour' } };
  const problems = validate(flowOf({ ...messageStep('first', 'Hi'), skipIf }, []), catalog);
  expect(problems).toContainEqual(
    expect.objectContaining({ code: 'reference.unknownField', step: 'first', path: 'steps[0].skipIf.operand' }),
  );
});

test('a failed act leaves by `failed` where that is connected, else its run fails', () => {
  const first: FlowStep = { id: 'first', type: 'gift', version: 1, config: {} };
  const done = { from: 'first', outcome: 'done', to: 'next' };
  const failure = { type: 'failure', at: 5, seq: 1, key: 'simulated/first#1', reason: 'no stock' } as const;
  const caught = compile(flowOf(first, [done, { from: 'first', outcome: 'failed', to: 'other' }]), catalog);
  expect(play(caught, [], [failure]).lines.slice(-3)).toEqual(['left first failed', 'left other done', 'ended completed']);
  const uncaught = compile(flowOf(first, [done]), catalog);
  expect(play(uncaught, [], [failure]).run.status).toBe('failed');
});

test('an act is asked for with the retries that the flow names for its step, and a step that does nothing outside has none', () => {
  const retry = { attempts: 2, firstSeconds: 5, backoff: 1, longestSeconds: 60, giveUpAfterSeconds: 600 };
  const first: FlowStep = { id: 'first', type: 'gift', version: 1, config: {}, retry };
  const done = { from: 'first', outcome: 'done', to: 'next' };
  const program = compile(flowOf(first, [done]), catalog);
  const run = newRun({ program, id: 'r', started: { at: 0, seq: 1 }, key: '', context: {} });
  const turn = advance(program, run, [], 0, { member: memberOf() });
  if (turn.status !== 'advanced') throw new Error(turn.status);
  expect(turn.commands).toContainEqual(expect.objectContaining({ type: 'act', stepType: 'gift', retry }));
  const codes = validate(flowOf({ ...messageStep('first', 'Hi'), retry }, [done]), catalog).map(({ code }) => code);
  expect(codes).toContain('step.retriesNothing');
});

test('a step may say how often it is reached, and leaves by `tooMany` after that', () => {
  const again = { ...say('say', 'again', 'pause'), maxVisits: 2, next: { done: 'pause', tooMany: 'enough' } };
  const program = programOf([
    again,
    step('pause', 'wait-duration', { duration: { amount: 1, unit: 'minutes' } }, { done: 'say' }),
    say('enough', 'enough'),
  ]);
  const { trail } = simulateRun(program, { member: memberOf(), inputs: [], from: 0, until: 600_000 });
  expect(linesOf(trail).filter((line) => line.startsWith('left say'))).toEqual(['left say done', 'left say done', 'left say tooMany']);
});
