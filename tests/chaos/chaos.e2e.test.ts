// A short stretch of what `npm run chaos` does for as long as one likes.
import { expect, test } from 'vitest';
import { chaosFlows } from './chaos-flows.ts';
import { runChaos } from './run-chaos.ts';

const seed = Number(process.env.SOPWITH_SEED ?? 20_261_125);

test('nothing is lost, doubled, or done otherwise than simulated while parts are killed, frozen, cut off and filled up', { timeout: 400_000 }, async () => {
  const log = (line: string) => console.log(line);
  log(`seed ${seed} (SOPWITH_SEED plays another)`);
  const { look, acknowledged, faults, erased, byFlow, ...verdict } = await runChaos({ seconds: 45, seed, members: 45, perSecond: 16, log });
  expect(look).toEqual([]);
  expect(verdict).toMatchObject({ lost: 0, doubled: 0, invented: 0, sentTwice: 0, unsent: 0, trailDifferences: 0, failedRuns: 0, afterWithdrawal: 0, unperformed: 0, leftOfErased: 0 });
  // Otherwise nothing was proven.
  expect(faults).toBeGreaterThanOrEqual(3);
  expect(acknowledged).toBeGreaterThan(200);
  expect(erased).toBeGreaterThan(0);
  expect(Object.keys(byFlow).sort()).toEqual(Object.keys(chaosFlows).sort());
});
