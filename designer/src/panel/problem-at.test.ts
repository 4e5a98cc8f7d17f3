import { createCatalog, describeProblem, type FlowDocument, FLOW_FORMAT, type FlowStep, validate } from '@sopwith/engine';
import { expect, test } from 'vitest';
import { isShownWhole, problemAtOf } from './problem-at.ts';

const missing = { type: 'missing', operand: { type: 'context', field: 'nowhere' } };
const ways = [{ id: 'a', name: 'A', share: 1 }, { id: 'b', name: 'B', share: 1 }];
const when = (cases: readonly unknown[]) => ({ cases: cases.map((one, n) => ({ id: `c${n}`, name: 'Case', when: one })) });

function problemsOf(type: string, config: object) {
  const steps = [{ id: 'one', type, version: 1, config } as unknown as FlowStep];
  const flow: FlowDocument = {
    format: FLOW_FORMAT, name: 'F', subject: 'member', triggers: [], context: [], reentry: { type: 'never' }, exits: [], lanes: 1, start: 'one', steps, edges: [], layout: {},
  };
  const catalog = createCatalog();
  return validate(flow, catalog).map((problem) => ({ problem, sentence: `${problem.code}: ${describeProblem(problem, flow, 'en', catalog)}` }));
}

test.each<readonly [string, string, object, string, string | undefined]>([
  ['the field of a split is marked', 'split', { experiment: 'x', unit: 'context', field: 'nowhere', ways }, '.field', undefined],
  ['the name that a switch looks at is marked', 'switch', { from: 'context', name: 'nowhere', cases: [{ id: 'a', name: 'A', equals: 1 }] }, '.name', undefined],
  ['what is handed to another flow is marked', 'run-flow', { flow: 'f', mode: 'goOn', context: [{ field: 'item', from: 'context', name: 'nowhere' }], reasons: [] }, '.context[0].name', undefined],
  ['a condition is marked as a whole, the second case and not the first', 'branch', when([{ type: 'tag', tag: 'x' }, missing]), '.cases[1].when', 'condition'],
])('%s', (_, type, config, path, widget) => {
  const problemAt = problemAtOf(problemsOf(type, config), 'steps[0].config');
  expect(problemAt(path, isShownWhole(widget))).toContain('reference.unknownField');
  expect(problemAt('.cases[0].when', true)).toBeUndefined();
  expect(problemAt('.cas', true)).toBeUndefined();
});
