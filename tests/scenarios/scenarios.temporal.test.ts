// What you simulate is what runs: each scenario, on a real Temporal, entry by entry, reasons and all.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from './play-on-temporal.ts';
import { playSimulated } from './play-simulated.ts';
import { comparable } from './scenario.ts';
import { scenarios } from './scenarios.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

// Side by side: each spends its time waiting for the servers' answers.
test.concurrent.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', async (_, scenario) => {
  const simulated = playSimulated(scenario);
  const real = await stage.play(scenario);
  expect(comparable(real)).toEqual(comparable(simulated));
});
