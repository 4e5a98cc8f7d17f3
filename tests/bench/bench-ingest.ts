// `ingest`: events a second through the public API while every one of them makes a waiting run react.
import { fileURLToPath } from 'node:url';
import { createKey } from '../../server/src/auth/access-key-store.ts';
import { type BenchServers, startServers } from './bench-servers.ts';
import { historyEvents } from './history-events.ts';
import { createSender } from './ingest-load.ts';
import { listeningFlow } from './listening-flow.ts';
import { brief } from './measure.ts';
import { percentiles } from './percentiles.ts';
import { cpuSecondsOf } from './process-cpu.ts';
import { clockAt, publishFlow } from './published-flow.ts';
import { untilRested, workerFile } from './sopwith-side.ts';
import { readersOf, untilMessages } from './until-messages.ts';

export interface IngestBench {
  readonly members: number;
  readonly perSecond: number;
  readonly seconds: number;
}

const apiFile = fileURLToPath(new URL('../../server/src/processes/api.ts', import.meta.url));
/** Samples a second of which the reaction is followed. */
const FOLLOWED = 50;
const IDLE = { perSecond: 4, seconds: 10, sampled: 1 };
const WARM_SECONDS = 3;

export async function benchIngest({ members, perSecond, seconds }: IngestBench): Promise<void> {
  const servers = await startServers();
  try {
    const [worker, api] = await Promise.all([servers.startProcess('worker', workerFile), servers.startProcess('api', apiFile)]);
    const flow = await publishFlow(servers, 'ingest', listeningFlow, clockAt(Date.now()));
    await flow.enroll(members);
    await untilRested(servers, flow.lanes);
    await servers.sql`vacuum analyze`;
    const { key: writeKey } = await createKey(servers.sql, { kind: 'write', scope: flow.scopeId, name: 'bench' });
    const run = await createSender({ sql: servers.following, address: String(api.ready.address), writeKey, scopeId: flow.scopeId });

    const warm = await run({ perSecond, seconds: WARM_SECONDS, sampled: perSecond });
    const idle = await run(IDLE);
    console.log(`idle: reaction ${words(idle.reactionMs)}`);
    const cpu = () => ({
      worker: cpuSecondsOf(worker.pid), api: cpuSecondsOf(api.pid), sender: process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6,
      postgres: cpuSecondsOf(servers.postgresPid), temporal: cpuSecondsOf(servers.temporalPid),
    });
    const eventsBefore = await historyEvents(servers.client, flow.workflowIds);
    const before = cpu();
    const loaded = await run({ perSecond, seconds, sampled: Math.max(1, Math.round(perSecond / FOLLOWED)) });
    const after = cpu();
    const history = (await historyEvents(servers.client, flow.workflowIds)) - eventsBefore;
    const acknowledged = warm.acknowledged + idle.acknowledged + loaded.acknowledged;
    const draining = performance.now();
    await untilMessages(servers.following, await readersOf(servers.sql, flow.scopeId), acknowledged, 120_000);
    console.log(`every reaction was there ${((performance.now() - draining) / 1_000).toFixed(1)} s after the last acknowledgement`);
    await check(servers, flow.scopeId, acknowledged);
    const spent = Object.entries(after).map(([name, used]) => `${name} ${(used - before[name as keyof typeof before]).toFixed(1)}`);
    console.log(`acknowledged ${loaded.acknowledged} in ${loaded.seconds.toFixed(1)} s: ${words(loaded.ackMs)}; reaction ${words(loaded.reactionMs)}`);
    console.log(`CPU seconds: ${spent.join(', ')}`);
    const [ack, reaction, idleReaction] = [percentiles(loaded.ackMs), percentiles(loaded.reactionMs), percentiles(idle.reactionMs)];
    const line = {
      bench: 'ingest',
      acknowledgedPerSecond: brief(loaded.acknowledged / loaded.seconds),
      ackP50Ms: brief(ack.p50),
      ackP99Ms: brief(ack.p99),
      reactionP50Ms: brief(reaction.p50),
      reactionP99Ms: brief(reaction.p99),
      idleReactionP50Ms: brief(idleReaction.p50),
      idleReactionP99Ms: brief(idleReaction.p99),
      historyEventsPerEvent: brief(history / loaded.acknowledged),
      refused: warm.refused + idle.refused + loaded.refused,
      lost: 0,
      doubled: 0,
      members,
      seconds,
    };
    console.log(JSON.stringify(line));
  } finally {
    await servers.stop();
  }
}

function words(values: readonly number[]): string {
  const { p50, p99, max } = percentiles(values);
  return `p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, max ${max.toFixed(0)} ms`;
}

/** Each acknowledged event is stored once, and each was answered by one message to its member. */
async function check({ sql }: BenchServers, scopeId: string, acknowledged: number): Promise<void> {
  const [found] = await sql<{ events: number; messages: number; uneven: number; inputs: number }[]>`
    with told as (select member_id, count(*) as n from events where scope_id = ${scopeId} group by member_id),
         answered as (select member_id, count(*) as n from messages where scope_id = ${scopeId} group by member_id)
    select (select coalesce(sum(n), 0)::bigint from told) as events, (select coalesce(sum(n), 0)::bigint from answered) as messages,
           (select count(*) from told full join answered using (member_id) where told.n is distinct from answered.n) as uneven,
           (select count(*) from run_inputs) as inputs`;
  const expected = { events: acknowledged, messages: acknowledged, uneven: 0, inputs: 0 };
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    throw new Error(`expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
  }
}
