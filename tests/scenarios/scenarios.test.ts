import { builtinSteps, type Condition } from '@sopwith/engine';
import { expect, test } from 'vitest';
import { playSimulated } from './play-simulated.ts';
import { expectedLines, isPlayed, linesOf, refusedLines, type Scenario } from './scenario.ts';
import { scenarios } from './scenarios.ts';

test('every scenario has a title of its own', () => {
  expect(new Set(scenarios.map(({ title }) => title)).size).toBe(scenarios.length);
});

/** The types of the steps that were played. */
const played = (scenario: Scenario) => scenario.flow.steps.filter(({ id }) => isPlayed(scenario, id)).map(({ type }) => type);

test('every built-in step type is played by some scenario', () => {
  const all = new Set(scenarios.flatMap(played));
  // A step that counts what the run itself did is walked through like any other.
  expect(builtinSteps.map(({ manifest }) => manifest.type).filter((type) => !all.has(type))).toEqual([]);
});

test('every kind of condition, of comparison, of count and of window is judged by some scenario', () => {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { type, op, of, is, window } = value as Partial<Record<'type' | 'op' | 'of' | 'is', unknown>> & { readonly window?: { readonly type?: unknown } };
    if (type === 'count') found.add(`count of ${String(of)}`);
    if (type === 'recency') found.add(`recency ${String(is)}`);
    if (type === 'compare') found.add(`compare ${String(op)}`);
    if (window?.type !== undefined) found.add(`window ${String(window.type)}`);
    if (typeof type === 'string') found.add(type);
    Object.values(value).forEach(look);
  };
  for (const { flow } of scenarios) look([flow.steps, flow.exits]);
  const kinds: readonly Condition['type'][] = ['all', 'any', 'not', 'compare', 'missing', 'tag', 'community', 'count', 'recency'];
  const expected = [
    ...kinds,
    ...['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'contains', 'in'].map((op) => `compare ${op}`),
    ...['events', 'days', 'streak', 'values', 'sum'].map((of) => `count of ${of}`),
    ...['within', 'longerAgo', 'absent'].map((is) => `recency ${is}`),
    ...['last', 'calendar', 'previous', 'sinceStart', 'sinceStep', 'sinceTurn', 'since', 'ever'].map((window) => `window ${window}`),
  ];
  expect(expected.filter((one) => !found.has(one))).toEqual([]);
});

test.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', (_, scenario) => {
  const { trail, texts, posts, fates, refused, others } = playSimulated(scenario);
  expect(linesOf(scenario, trail)).toEqual(expectedLines(scenario));
  for (const [flow, told] of Object.entries(scenario.others?.trails ?? {})) expect(linesOf(scenario, others[flow] ?? [])).toEqual(expectedLines({ trail: told }));
  if (scenario.texts !== undefined) expect(texts).toEqual(scenario.texts);
  for (const [step, data] of Object.entries(scenario.told ?? {})) expect(trail.find((entry) => entry.kind === 'left' && entry.step === step)?.reason).toMatchObject({ code: 'many.answered', data: { data } });
  if (scenario.posts !== undefined) expect(posts).toEqual(scenario.posts);
  if (scenario.fates !== undefined) expect(fates).toEqual(scenario.fates);
  if (scenario.refused !== undefined) expect(refusedLines(scenario, refused)).toEqual(scenario.refused);
});
