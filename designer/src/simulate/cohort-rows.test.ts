import { compile, createCatalog, type FlowDocument, flowTemplates, simulate } from '@sopwith/engine';
import { expect, test } from 'vitest';
import { countsOf, sorted, stepRows } from './cohort-rows.ts';

const catalog = createCatalog();
const challenge = flowTemplates.find(({ id }) => id === 'challenge-21-days')?.flows.en as FlowDocument;
const program = compile(challenge, catalog);
const from = Date.parse('2026-03-01T10:00:00+08:00');
const member = { externalId: 'member', zone: 'Asia/Shanghai', joinedAt: from, attributes: {}, tags: [], tiers: {}, communities: [] };
const behaviour = { seed: 4, daily: [{ event: 'checked_in', probability: 0.6, between: ['08:00', '21:00'] as const }] };
const figures = simulate(program, { size: 30, member }, behaviour, from, from + 10 * 86_400_000);

test('each step of the drawing has a row, the start first, with the figures of the simulation', () => {
  const rows = stepRows(figures, challenge, catalog, 'en');
  expect(rows.map(({ id }) => id).toSorted()).toEqual(challenge.steps.map(({ id }) => id).toSorted());
  expect(rows[0]).toEqual({ id: challenge.start, entered: 30, standing: 0, interrupted: 0, ways: [{ outcome: 'done', title: 'done', count: 30, inside: false }] });
  for (const { id, ways, entered, standing } of rows) {
    expect(Object.fromEntries(ways.map(({ outcome, count }) => [outcome, count]))).toEqual(figures.tally[id] ?? {});
    expect([entered, standing]).toEqual([figures.entered[id] ?? 0, figures.standing[id] ?? 0]);
  }
});

test('paths inside of a programme are told apart from the ways out of it', () => {
  const days = stepRows(figures, challenge, catalog, 'zh').find(({ id }) => id === 'days');
  expect(days?.ways.filter(({ inside }) => !inside).map(({ outcome }) => outcome)).toEqual(['left'].filter((way) => figures.tally.days?.[way] !== undefined));
  expect(days?.ways.some(({ inside, outcome }) => inside && outcome === 'met')).toBe(true);
});

test('the canvas shows who waits at a step and who left it', () => {
  const counts = countsOf(figures);
  expect(counts.days).toEqual({ waiting: figures.standing.days ?? 0, left: figures.tally.days });
});

test('the most comes first, and the same in the order of the alphabet', () => {
  expect(sorted({ b: 1, c: 2, a: 1 })).toEqual([['c', 2], ['a', 1], ['b', 1]]);
});
