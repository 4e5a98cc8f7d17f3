// Sopwith's side of `lanes`: a published flow in a scope of its own, in bursts in which every member is due at once.
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { BenchServers } from './bench-servers.ts';
import { campaign, messageStep, TRAIL_LINES_A_STEP } from './campaign.ts';
import { historyActions, historyEvents } from './history-events.ts';
import { addSpent, type Measured, nothingSpent, spentBy } from './measure.ts';
import { clockAt, type PublishedFlow, publishFlow } from './published-flow.ts';
import { readWritten, STATISTICS_LAG_MS, writtenBetween } from './written.ts';
import { readersOf, untilMessages } from './until-messages.ts';
import { tallyOf } from './watch-tally.ts';

export interface Load {
  readonly members: number;
  readonly steps: number;
  readonly workers: number;
  /** Called while the burst of each step is under way, with the workers' process ids. */
  readonly disturb?: (step: number, pids: readonly number[]) => void;
}

export const workerFile = fileURLToPath(new URL('../../server/src/processes/worker.ts', import.meta.url));
const LOOK_MS = 10;
const DAY_MS = 86_400_000;

/** Everyone's timer is due, then the lanes are woken: how fast they work it off. */
export async function sopwithRound(servers: BenchServers, round: string, { members, steps, workers, disturb }: Load): Promise<Measured> {
  const { sql, client } = servers;
  const started = await Promise.all(Array.from({ length: workers }, (_, n) => servers.startProcess(`worker-${n}`, workerFile)));
  const pids = started.map(({ pid }) => pid);
  const flow = await publishFlow(servers, `sopwith-${round}`, campaign(steps), clockAt(Date.now()));
  try {
    const enrolling = performance.now();
    await flow.enroll(members);
    await untilRested(servers, flow.lanes);
    console.log(`  ${members} enrolled and waiting after ${((performance.now() - enrolling) / 1_000).toFixed(1)} s`);
    await sql`vacuum analyze runs`;
    const eventsBefore = await historyEvents(client, flow.workflowIds);
    const actionsBefore = await historyActions(client, flow.workflowIds);
    await sleep(STATISTICS_LAG_MS);
    const writtenBefore = await readWritten(sql);
    let spent = nothingSpent;
    for (let step = 1; step <= steps; step++) {
      // Everyone's timer is due at this instant: the clock of the scope is set forward to it.
      const virtualStart = await latestDue(servers, flow);
      spent = addSpent(
        spent,
        await spentBy(servers, pids, async () => {
          await flow.setClock(clockAt(virtualStart));
          flow.poker.poke(flow.lanes);
          disturb?.(step, pids);
          await untilLeft(servers, flow.lanes, messageStep(step), members);
        }),
      );
    }
    await sleep(STATISTICS_LAG_MS);
    const memberSteps = members * steps;
    const written = writtenBetween(writtenBefore, await readWritten(sql), memberSteps);
    const actions = ((await historyActions(client, flow.workflowIds)) - actionsBefore) / memberSteps;
    await check(servers, flow.scopeId, members, steps);
    return { ...spent, memberSteps, historyEvents: (await historyEvents(client, flow.workflowIds)) - eventsBefore, perStep: { ...written, actions } };
  } finally {
    await flow.poker.drain();
    await Promise.all(started.map((worker) => worker.stop()));
  }
}

/** Few members, woken by their own timers: seconds from the instant at which all are due to the last row, for each step. */
export async function sopwithBursts(servers: BenchServers, round: string, { members, steps, waitMs }: Bursts): Promise<readonly number[]> {
  const worker = await servers.startProcess('worker-0', workerFile);
  const virtualStart = Date.now();
  const clock = clockAt(virtualStart, DAY_MS / waitMs);
  const flow = await publishFlow(servers, `sopwith-few-${round}`, campaign(steps), clock);
  try {
    await flow.enroll(members);
    await untilRested(servers, flow.lanes);
    const readers = await readersOf(servers.sql, flow.scopeId);
    const seconds: number[] = [];
    for (let step = 1; step <= steps; step++) {
      const due = await latestDue(servers, flow);
      const dueAt = (clock.form === 'scaled' ? clock.realStart : 0) + ((due - virtualStart) * waitMs) / DAY_MS;
      await sleep(Math.max(0, dueAt - Date.now()));
      await untilMessages(servers.following, readers, members * step);
      seconds.push((Date.now() - dueAt) / 1_000);
    }
    await untilLeft(servers, flow.lanes, messageStep(steps), members);
    await check(servers, flow.scopeId, members, steps);
    return seconds;
  } finally {
    await flow.poker.drain();
    await worker.stop();
  }
}

export interface Bursts {
  readonly members: number;
  readonly steps: number;
  readonly waitMs: number;
}

async function latestDue({ sql }: BenchServers, { scopeId }: PublishedFlow): Promise<number> {
  const [last] = await sql<{ due: number | null }[]>`select max(due) as due from runs where scope_id = ${scopeId}`;
  if (last?.due == null) throw new Error(`expected a run of ${scopeId} that waits for time, found none`);
  return last.due;
}

/** Until no run is new. */
export async function untilRested({ sql }: BenchServers, lanes: readonly number[]): Promise<void> {
  for (;;) {
    const [found] = await sql<{ some: boolean }[]>`
      select exists(select 1 from runs where lane_id = any(${lanes as number[]}) and due is not null and status = 'new') as some`;
    if (!found?.some) return;
    await sleep(LOOK_MS);
  }
}

/** Until so many have left a step. The tally is written with the rows that it counts, and cheap to read; that they are all there is checked at the end. */
async function untilLeft({ following }: BenchServers, lanes: readonly number[], step: string, count: number): Promise<void> {
  while ((await tallyOf(following, lanes, step)) < count) await sleep(LOOK_MS);
}

/** A figure counts only if every row is there, once. */
async function check({ sql }: BenchServers, scopeId: string, members: number, steps: number): Promise<void> {
  const [found] = await sql<{ messages: number; trail: number; ended: number }[]>`
    select (select count(*) from messages where scope_id = ${scopeId}) as messages,
           (select count(*) from trail t join runs r on r.id = t.run_id where r.scope_id = ${scopeId}) as trail,
           (select count(*) from runs where scope_id = ${scopeId} and status = 'ended') as ended`;
  // Beside the lines of the steps: started, and the first wait.
  const expected = { messages: members * steps, trail: members * (2 + TRAIL_LINES_A_STEP * steps), ended: members };
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    throw new Error(`expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
  }
}
