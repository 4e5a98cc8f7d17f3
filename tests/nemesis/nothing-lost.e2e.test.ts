// Whatever crashes, whenever: nobody is forgotten, and nobody is told twice.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { daysOf } from '../replay/days.ts';
import { differences } from '../replay/figures.ts';
import { findRuns } from '../replay/found-runs.ts';
import { expectedRuns } from '../replay/oracle.ts';
import { play } from '../replay/play.ts';
import { partNames, startProduct } from '../replay/product.ts';
import { readTables, type Tables } from '../replay/read-tables.ts';
import { sliceFiles } from '../replay/slice.ts';
import { planKills } from './kill-plan.ts';
import { createNemesis } from './nemesis.ts';

const seed = Number(process.env.SOPWITH_SEED ?? 20_131_001);
const timesEach = 3;
/** Of the slice: enough for every rule, few enough for a test. */
const everyNthLearner = 4;
const timeoutMs = 600_000;

test('a replay agrees with the oracle, run by run, while worker, API, Postgres and Temporal are killed', {
  timeout: timeoutMs,
}, async () => {
  const tables = fewerLearners(readTables(sliceFiles));
  const plan = planKills(seed, daysOf(tables.events).length, timesEach);
  const dataDir = await mkdtemp(join(tmpdir(), 'sopwith-nemesis-'));
  const begun = performance.now();
  const log = (line: string) => console.log(`${((performance.now() - begun) / 1_000).toFixed(1)} s  ${line}`);
  log(`seed ${seed} (SOPWITH_SEED plays another)`);
  const product = await startProduct({
    dataDir,
    log,
    giveUp: (reason) => log(reason),
    mostRestarts: plan.length * 2,
  });
  try {
    const nemesis = createNemesis(product, plan, log);
    const { address, key } = product;
    const played = await play({ address, key, tables, onProgress: ({ day }) => nemesis.onDay(day) });
    const kills = await nemesis.finished();
    const { runs, failed } = await findRuns(address, key, played);
    log(`${played.runs} runs, ${played.repeats} requests sent again`);

    expect(failed).toEqual([]);
    expect(differences(runs, expectedRuns(tables))).toEqual([]);
    expect(kills).toEqual(Object.fromEntries(partNames.map((part) => [part, timesEach])));
    // Otherwise the kills hit nothing.
    expect(played.repeats).toBeGreaterThan(0);
  } finally {
    await product.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});

function fewerLearners({ learners, events, ...rest }: Tables): Tables {
  const people = [...new Set(learners.map(({ learner }) => learner))];
  const kept = new Set(people.filter((_, n) => n % everyNthLearner === 0));
  const isKept = ({ learner }: { readonly learner: string }) => kept.has(learner);
  return { ...rest, learners: learners.filter(isKept), events: events.filter(isKept) };
}
