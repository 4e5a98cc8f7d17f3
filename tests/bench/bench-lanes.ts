// `lanes`: what a member-step costs with lanes, and what it costs with one workflow a member. Alternating rounds, medians.
import { type BenchServers, startServers } from './bench-servers.ts';
import { comparatorBursts, comparatorRound } from './comparator-side.ts';
import { brief, cpuPerStep, type Measured, median, perSecond } from './measure.ts';
import { sopwithBursts, sopwithRound } from './sopwith-side.ts';

export interface LanesBench {
  readonly members: number;
  /** A rate needs fewer: it does not grow with their number. */
  readonly comparatorMembers: number;
  readonly workers: number;
  readonly rounds: number;
  readonly steps: number;
}

/** The other end: a small group, for which nothing can be done in bulk. */
const FEW = { members: 10, steps: 5, waitMs: 1_500 };

export async function benchLanes({ members, comparatorMembers, workers, rounds, steps }: LanesBench): Promise<void> {
  const servers = await startServers();
  try {
    const [sopwith, comparator]: [Measured[], Measured[]] = [[], []];
    const [sopwithFew, comparatorFew]: [number[], number[]] = [[], []];
    for (let n = 1; n <= rounds; n++) {
      const round = String(n);
      console.log(`round ${n} of ${rounds}`);
      sopwith.push(report('Sopwith', await sopwithRound(servers, round, { members, steps, workers })));
      const fewer = Math.min(members, comparatorMembers);
      comparator.push(report('one workflow per member', await comparatorRound(servers, round, { members: fewer, steps, workers })));
      sopwithFew.push(...reportFew('Sopwith', await sopwithBursts(servers, round, FEW)));
      comparatorFew.push(...reportFew('one workflow per member', await comparatorBursts(servers, round, FEW)));
    }
    const killed = workers > 1 ? await killOne(servers, { members, steps, workers }) : {};
    const [few, fewComparator] = [FEW.members / median(sopwithFew), FEW.members / median(comparatorFew)];
    const line = {
      ...compare(sopwith, comparator),
      members,
      workers,
      fewStepsPerSecond: brief(few),
      fewComparatorStepsPerSecond: brief(fewComparator),
      fewRatio: brief(few / fewComparator),
      ...killed,
    };
    console.log(JSON.stringify(line));
  } finally {
    await servers.stop();
  }
}

/** A round in which one worker is killed amid the first burst; it ends only when every row is there, once. */
async function killOne(servers: BenchServers, load: { members: number; steps: number; workers: number }) {
  const kill = (step: number, pids: readonly number[]) => {
    const [first] = pids;
    if (step === 1 && first !== undefined) setTimeout(() => process.kill(first, 'SIGKILL'), 100);
  };
  const round = report('Sopwith, one worker killed', await sopwithRound(servers, 'killed', { ...load, disturb: kill }));
  // What is not there, or there twice, among the messages that every member had to get at every step.
  const { lost, doubled } = await missing(servers, 'sopwith-killed', load);
  return { killedSeconds: brief(round.seconds), killedStepsPerSecond: brief(perSecond(round)), killedLost: lost, killedDoubled: doubled };
}

async function missing({ sql }: BenchServers, scopeId: string, { members, steps }: { members: number; steps: number }) {
  const [found] = await sql<{ there: number; different: number }[]>`
    select count(*) as there, count(distinct (run_id, step)) as different from messages where scope_id = ${scopeId} and status = 'sent'`;
  const { there = 0, different = 0 } = found ?? {};
  return { lost: members * steps - different, doubled: there - different };
}

function report(name: string, measured: Measured): Measured {
  const { memberSteps, seconds, historyEvents, workerCpuSeconds, postgresCpuSeconds, temporalCpuSeconds } = measured;
  const cpu = workerCpuSeconds + postgresCpuSeconds + temporalCpuSeconds;
  console.log(
    `  ${name}: ${memberSteps} member-steps in ${seconds.toFixed(2)} s = ${perSecond(measured).toFixed(1)} a second; ` +
      `${(historyEvents / memberSteps).toFixed(4)} history events each; CPU ${cpu.toFixed(2)} s ` +
      `(worker ${workerCpuSeconds.toFixed(2)}, Postgres ${postgresCpuSeconds.toFixed(2)}, Temporal ${temporalCpuSeconds.toFixed(2)}), ` +
      `${((1_000 * cpu) / memberSteps).toFixed(3)} ms each`,
  );
  return measured;
}

function reportFew(name: string, bursts: readonly number[]): readonly number[] {
  console.log(`  ${name}, ${FEW.members} members: due to last row ${bursts.map((seconds) => `${(seconds * 1_000).toFixed(0)} ms`).join(', ')}`);
  return bursts;
}

function compare(sopwith: readonly Measured[], comparator: readonly Measured[]) {
  const of = (rounds: readonly Measured[], figure: (measured: Measured) => number) => median(rounds.map(figure));
  const events = ({ historyEvents, memberSteps }: Measured) => historyEvents / memberSteps;
  const workerCpu = ({ workerCpuSeconds, memberSteps }: Measured) => workerCpuSeconds / memberSteps;
  return {
    bench: 'lanes',
    stepsPerSecond: brief(of(sopwith, perSecond)),
    comparatorStepsPerSecond: brief(of(comparator, perSecond)),
    stepsRatio: brief(of(sopwith, perSecond) / of(comparator, perSecond)),
    eventsPerStep: brief(of(sopwith, events)),
    comparatorEventsPerStep: brief(of(comparator, events)),
    eventsRatio: brief(of(comparator, events) / of(sopwith, events)),
    rowsInsertedPerStep: brief(of(sopwith, ({ perStep }) => perStep?.inserted ?? 0)),
    rowsUpdatedPerStep: brief(of(sopwith, ({ perStep }) => perStep?.updated ?? 0)),
    walBytesPerStep: brief(of(sopwith, ({ perStep }) => perStep?.walBytes ?? 0)),
    temporalActionsPerStep: brief(of(sopwith, ({ perStep }) => perStep?.actions ?? 0)),
    cpuMsPerStep: brief(1_000 * of(sopwith, cpuPerStep)),
    cpuRatio: brief(of(comparator, cpuPerStep) / of(sopwith, cpuPerStep)),
    workerCpuRatio: brief(of(comparator, workerCpu) / of(sopwith, workerCpu)),
  };
}
