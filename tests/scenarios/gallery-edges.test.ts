// Every way out of every step of the gallery is taken by some scenario, so that no branch of a template is a guess.
import { flowTemplates } from '@sopwith/engine';
import { expect, test } from 'vitest';
import { playSimulated } from './play-simulated.ts';
import { scenarios } from './scenarios.ts';

/** `template step outcome` → why no scenario can take it. */
const NEVER_TAKEN: Readonly<Record<string, string>> = {
  'trial-conversion before-end past': 'the consultation is over a day before, unless the run stood still in between',
};

const taken = new Map<string, Set<string>>();
for (const scenario of scenarios) {
  const template = flowTemplates.find(({ flows }) => flows.en === scenario.flow);
  if (template === undefined) continue;
  const ways = taken.get(template.id) ?? new Set();
  for (const { step, outcome } of playSimulated(scenario).trail) if (step !== null && outcome !== null) ways.add(`${step} ${outcome}`);
  taken.set(template.id, ways);
}

test.each(flowTemplates.map(({ id, flows }) => [id, flows.en] as const))('every way of %s is taken by a scenario', (id, { steps, edges }) => {
  const ways = [...edges.map(({ from, outcome }) => `${from} ${outcome}`), ...steps.flatMap((step) => (step.ends ?? []).map((outcome) => `${step.id} ${outcome}`))];
  const missing = ways.filter((way) => !(taken.get(id)?.has(way) ?? false));
  expect(missing.sort()).toEqual(
    Object.keys(NEVER_TAKEN)
      .filter((one) => one.startsWith(`${id} `))
      .map((one) => one.slice(id.length + 1))
      .sort(),
  );
});
