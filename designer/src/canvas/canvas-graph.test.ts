import { createCatalog, type FlowDocument, outcomesOf } from '@sopwith/engine';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../edit/edit.ts';
import { chain } from '../testing/sample-flow.ts';
import { edgesOf, mergeNodes, nodesOf, type OutcomesOf, START_NODE } from './canvas-graph.ts';
import { firstView } from './first-view.ts';
import { latestSteps, pathOf } from './run-path.ts';
import { wordsOfSteps } from './step-words.ts';
import { tidyLayout } from './tidy.ts';

const catalog = createCatalog();
const outcomes: OutcomesOf = (step) => outcomesOf(catalog, step);
const words = (flow: FlowDocument) => wordsOfSteps(flow, catalog, 'en');
const programme = { id: 'p', type: 'programme', version: 1, config: catalog.types.get('programme')?.manifest.initial ?? {} };

it('an edit redraws only the boxes that it touched', () => {
  const flow = chain('a', 'b', 'c');
  const before = mergeNodes([], nodesOf(flow, outcomes, words(flow)), []);
  const renamed = applyEdit(flow, { type: 'renameStep', step: 'b', name: 'Hi' });
  const after = mergeNodes(before, nodesOf(renamed, outcomes, words(renamed)), []);
  expect(after.map((node, index) => node === before[index])).toEqual([true, true, false, true]);
});

it('keeps what was measured, and takes selection from the editor', () => {
  const before = mergeNodes([], nodesOf(chain('a'), outcomes, words(chain('a'))), []).map((node) => ({ ...node, measured: { width: 232, height: 90 } }));
  const after = mergeNodes(before, nodesOf(chain('a'), outcomes, words(chain('a'))), ['a']);
  expect(after.find(({ id }) => id === 'a')).toMatchObject({ selected: true, measured: { width: 232 } });
});

it('steps that nobody has placed hide no other', () => {
  const flow = { ...chain('a', 'b', 'c'), layout: { b: { x: 300, y: 100 } } };
  const places = nodesOf(flow, outcomes, words(flow)).map(({ position: { x, y } }) => `${x} ${y}`);
  expect(new Set(places).size).toBe(4);
});

it('draws a container’s paths apart from its ways out', () => {
  const flow = {
    ...chain('a'),
    steps: [programme, ...chain('a').steps],
    edges: [
      { from: 'p', outcome: 'open', to: 'a' },
      { from: 'p', outcome: 'done', to: 'a' },
    ],
  };
  expect(
    edgesOf(flow, outcomes)
      .filter(({ source }) => source !== START_NODE)
      .map(({ data }) => data?.path),
  ).toEqual([true, false]);
});

it('a tidied flow overlaps nowhere, and follows the order of outcomes from left to right', async () => {
  const targets = ['done', 'open', 'remind', 'met', 'missed'];
  const leaves = chain(...targets);
  const flow = {
    ...leaves,
    start: 'p',
    steps: [programme, ...leaves.steps],
    edges: targets.map((outcome) => ({ from: 'p', outcome, to: outcome })),
  };
  const places = await tidyLayout(flow, outcomes);
  const across = targets.map((id) => places[id]?.x ?? Number.NaN);
  expect(across).toEqual(across.toSorted((a, b) => a - b));
  expect(across.slice(1).every((x, index) => x - (across[index] ?? 0) >= 232)).toBe(true);
  expect(places['p']?.y).toBeLessThan(places['done']?.y ?? 0);
});

describe('the first view', () => {
  const view = { width: 800, height: 600 };
  it('shows a small flow whole, at its own size', () => expect(firstView({ x: 0, y: 0, width: 232, height: 300 }, view).zoom).toBe(1));
  it('shows a long flow from its beginning, readable', () => {
    const { zoom, y } = firstView({ x: 0, y: -100, width: 600, height: 9000 }, view);
    expect(zoom).toBeGreaterThan(0.7);
    expect(y + -100 * zoom).toBeCloseTo(36);
  });
});

it('the path of a run is what its trail left by, the turns of its programme included', () => {
  const entry = (kind: 'started' | 'left' | 'turn' | 'resting', step: string | null, outcome: string | null) => ({
    at: 0,
    kind,
    step,
    visit: 1,
    outcome,
    reason: { code: 'x', data: {} },
  });
  const path = pathOf(
    [entry('started', null, null), entry('left', 'a', 'done'), entry('resting', 'p', null), entry('turn', 'p', 'open')],
    [{ step: 'p', due: null }],
  );
  expect([[...path.edges], [...path.steps], [...path.resting]]).toEqual([['$start:start', 'a:done', 'p:open'], ['a', 'p'], ['p']]);
});

it('shows first where a run is, then how it came there', () => {
  const entry = (step: string) => ({ at: 0, kind: 'left' as const, step, visit: 1, outcome: 'done', reason: { code: 'x', data: {} } });
  const trail = ['a', 'b', 'c', 'd', 'e', 'f'].map(entry);
  expect(latestSteps({ trail, resting: [{ step: 'b', due: null }] })).toEqual(['b', 'f', 'e', 'd', 'c']);
});
