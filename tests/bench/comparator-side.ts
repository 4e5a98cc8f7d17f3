// The other side of `lanes`: the ordinary hand-written way, one workflow a member, on the same two servers.
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { v7 } from '../../server/src/runtime/run-id.ts';
import type { BenchServers } from './bench-servers.ts';
import { TRAIL_LINES_A_STEP } from './campaign.ts';
import { historyEvents } from './history-events.ts';
import { type Measured, spentBy } from './measure.ts';
import { stateAfter } from './one-workflow-per-member/activities.ts';
import type { MemberJourney } from './one-workflow-per-member/workflow.ts';
import type { Bursts, Load } from './sopwith-side.ts';
import { type Readers, untilMessages } from './until-messages.ts';

const TASK_QUEUE = 'one-workflow-per-member';
const workerFile = fileURLToPath(new URL('./one-workflow-per-member/worker.ts', import.meta.url));
/** Much shorter than the work of one step over all members: nobody ever waits for a timer, and yet each wait is one. */
const WAIT_MS = 500;
/** Real milliseconds that starting one workflow may take before the first timer fires. */
const START_MS = 80;
const STARTS_AT_ONCE = 20;

/** Everyone's first timer fires at one instant, and the next ones are due before this work is done. */
export async function comparatorRound(servers: BenchServers, round: string, { members, steps, workers }: Load): Promise<Measured> {
  const started = await Promise.all(Array.from({ length: workers }, (_, n) => servers.startProcess(`comparator-${n}`, workerFile)));
  try {
    const { ids, firstAt, scopeId } = await begin(servers, round, { members, steps, waitMs: WAIT_MS });
    const eventsBefore = await historyEvents(servers.client, ids);
    await sleep(Math.max(0, firstAt - Date.now()));
    const pids = started.map(({ pid }) => pid);
    const spent = await spentBy(servers, pids, () => untilMessages(servers.following, readersIn(scopeId, members), members * steps));
    await end(servers, ids, scopeId, members, steps);
    return { ...spent, memberSteps: members * steps, historyEvents: (await historyEvents(servers.client, ids)) - eventsBefore };
  } finally {
    await Promise.all(started.map((worker) => worker.stop()));
  }
}

/** Seconds from the instant at which all are due to the last row, for each step. */
export async function comparatorBursts(servers: BenchServers, round: string, bursts: Bursts): Promise<readonly number[]> {
  const { members, steps, waitMs } = bursts;
  const worker = await servers.startProcess('comparator-0', workerFile);
  try {
    const { ids, firstAt, scopeId } = await begin(servers, `few-${round}`, bursts);
    const seconds: number[] = [];
    for (let step = 1; step <= steps; step++) {
      const dueAt = firstAt + (step - 1) * waitMs;
      await sleep(Math.max(0, dueAt - Date.now()));
      await untilMessages(servers.following, readersIn(scopeId, members), members * step);
      seconds.push((Date.now() - dueAt) / 1_000);
    }
    await end(servers, ids, scopeId, members, steps);
    return seconds;
  } finally {
    await worker.stop();
  }
}

async function begin(servers: BenchServers, round: string, { members, steps, waitMs }: Bursts) {
  const scopeId = `comparator-${round}`;
  const runs = await insertRuns(servers, scopeId, members);
  const firstAt = Date.now() + 1_000 + members * START_MS;
  const queue = runs.slice();
  const startSome = async () => {
    for (let run = queue.pop(); run; run = queue.pop()) {
      const journey: MemberJourney = { ...run, scopeId, firstAt, waitMs, steps };
      await servers.client.workflow.start('memberJourney', { taskQueue: TASK_QUEUE, workflowId: run.runId, args: [journey] });
    }
  };
  await Promise.all(Array.from({ length: STARTS_AT_ONCE }, startSome));
  const lateMs = Date.now() - firstAt;
  if (lateMs > 0) throw new Error(`starting ${members} workflows took ${lateMs} ms longer than expected; measure again on a calmer machine`);
  return { scopeId, firstAt, ids: runs.map(({ runId }) => runId) };
}

/** Its members are rows of runs only, with ids below zero. */
function readersIn(scopeId: string, members: number): Readers {
  return { scopeId, firstMember: -members, lastMember: -1 };
}

async function end(servers: BenchServers, ids: readonly string[], scopeId: string, members: number, steps: number): Promise<void> {
  await Promise.all(ids.map((id) => servers.client.workflow.getHandle(id).result()));
  await check(servers, scopeId, members, steps);
}

async function insertRuns({ sql }: BenchServers, scopeId: string, members: number) {
  const now = Date.now();
  const runs = Array.from({ length: members }, (_, n) => ({ runId: v7(now), memberId: -1 - n, state: stateAfter('', 0, now, now) }));
  await sql`
    insert into runs (id, scope_id, flow_id, version_id, lane_id, member_id, key, generation, status, state, due, rev, depth, started_at)
    select "runId", ${scopeId}, ${scopeId}, 0, 0, "memberId", '', 0, 'active', state, null, 0, 0, ${now}::bigint
    from jsonb_to_recordset(${sql.json(runs)}) as r("runId" uuid, "memberId" bigint, state jsonb)`;
  return runs.map(({ runId, memberId }) => ({ runId, memberId }));
}

async function check({ sql }: BenchServers, scopeId: string, members: number, steps: number): Promise<void> {
  const [found] = await sql<{ trail: number; ended: number }[]>`
    select (select count(*) from trail t join runs r on r.id = t.run_id where r.scope_id = ${scopeId}) as trail,
           (select count(*) from runs where scope_id = ${scopeId} and status = 'ended') as ended`;
  const expected = { trail: members * TRAIL_LINES_A_STEP * steps, ended: members };
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    throw new Error(`expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
  }
}
