import { expect, test } from 'vitest';
import { playSimulated } from './play-simulated.ts';
import { expectedLines, linesOf } from './scenario.ts';
import { scenarios } from './scenarios.ts';

test('every scenario has a title of its own', () => {
  expect(new Set(scenarios.map(({ title }) => title)).size).toBe(scenarios.length);
});

test.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', (_, scenario) => {
  const { trail, texts } = playSimulated(scenario);
  expect(linesOf(scenario, trail)).toEqual(expectedLines(scenario));
  if (scenario.texts !== undefined) expect(texts).toEqual(scenario.texts);
});
