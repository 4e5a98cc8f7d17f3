// `million`: what waiting costs, and whether a step costs more the more others wait. Enrolls up to three sizes, and at each wakes some.
import { statfsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FlowDocument } from '@sopwith/engine';
import { createKey } from '../../server/src/auth/access-key-store.ts';
import { type BenchServers, startServers } from './bench-servers.ts';
import { diskBytes } from './disk-bytes.ts';
import { brief } from './measure.ts';
import { percentiles } from './percentiles.ts';
import { cpuSecondsOf, memoryBytesOf } from './process-cpu.ts';
import { clockAt, memberName, type PublishedFlow, publishFlow } from './published-flow.ts';
import { untilRested, workerFile } from './sopwith-side.ts';
import { tallyOf, watchTally } from './watch-tally.ts';

export interface MillionBench {
  /** Ascending: at each of them the same is measured. */
  readonly sizes: readonly number[];
  readonly wokenByEvents: number;
  readonly wokenByTime: number;
}

/** The first event is answered, and so is the morning, which differs by group: only one group is due at a time. */
const waiting: FlowDocument = {
  format: 'sopwith.flow/1',
  name: 'Waiting',
  subject: 'member',
  triggers: [],
  context: [{ name: 'morning', type: 'date', required: true }],
  reentry: { type: 'never' },
  exits: [],
  lanes: 4,
  start: 'wait',
  steps: [
    {
      id: 'wait',
      type: 'wait-event',
      version: 1,
      config: {
        events: [{ id: 'came', event: 'came' }],
        deadline: { type: 'date', anchor: { type: 'context', field: 'morning' }, offsetDays: 0, time: '07:30', ifPast: 'now' },
      },
    },
    { id: 'answer', type: 'message', version: 1, config: { channel: 'in-app', purpose: 'reply', text: 'Welcome back!' }, ends: ['done'] },
    { id: 'call', type: 'message', version: 1, config: { channel: 'in-app', purpose: 'programme', text: 'Good morning!' }, ends: ['done'] },
  ],
  edges: [
    { from: 'wait', outcome: 'came', to: 'answer' },
    { from: 'wait', outcome: 'timeout', to: 'call' },
  ],
  layout: {},
};

const FIRST_MORNING = Date.parse('2027-01-01T07:30:00Z');
const DAY_MS = 86_400_000;
const AHEAD_MS = 3_000;
const EVENTS_A_GROUP = 200;
const apiFile = fileURLToPath(new URL('../../server/src/processes/api.ts', import.meta.url));

export async function benchMillion({ sizes, wokenByEvents, wokenByTime }: MillionBench): Promise<void> {
  const servers = await startServers();
  try {
    const [worker, api] = await Promise.all([servers.startProcess('worker', workerFile), servers.startProcess('api', apiFile)]);
    const flow = await publishFlow(servers, 'million', waiting, clockAt(FIRST_MORNING - 300 * DAY_MS));
    const { key: writeKey } = await createKey(servers.sql, { kind: 'write', scope: flow.scopeId, name: 'bench' });
    const send = sendsBy(String(api.ready.address), writeKey);
    const pids = [worker.pid, api.pid, servers.postgresPid, servers.temporalPid];
    const stages = [];
    let enrolled = 0;
    for (const [n, size] of sizes.entries()) {
      const byTime = Math.min(wokenByTime, Math.floor(size / 10));
      const byEvents = Math.min(wokenByEvents, Math.floor(size / 10));
      const from = enrolled;
      // The last `byTime` of each stage are due on the stage's own morning, all others in ten years.
      const morning = (member: number) => new Date(FIRST_MORNING + (member >= size - byTime ? n : 3_650) * DAY_MS).toISOString().slice(0, 10);
      const enrolledPerSecond = await enrollUpTo(servers, flow, from, size, morning);
      enrolled = size;
      await servers.sql`vacuum analyze`;
      const before = cpu(pids);
      const events = await wakeByEvents(servers, flow, send, from, byEvents);
      const between = cpu(pids);
      const time = await wakeByTime(servers, flow, FIRST_MORNING + n * DAY_MS, byTime);
      const after = cpu(pids);
      const stage = {
        waiting: size,
        enrolledPerSecond: brief(enrolledPerSecond),
        wokenByEvents: byEvents,
        eventReactionP99Ms: brief(events.p99),
        eventCpuMsEach: brief((1_000 * (between - before)) / byEvents),
        wokenByTime: byTime,
        latenessP50Ms: brief(time.p50),
        latenessP99Ms: brief(time.p99),
        latenessMaxMs: brief(time.max),
        timeCpuMsEach: brief((1_000 * (after - between)) / byTime),
        workerMegabytes: megabytes(memoryBytesOf(worker.pid)),
        apiMegabytes: megabytes(memoryBytesOf(api.pid)),
        postgresMegabytes: megabytes(memoryBytesOf(servers.postgresPid)),
        temporalMegabytes: megabytes(memoryBytesOf(servers.temporalPid)),
        databaseMegabytes: megabytes(await databaseBytes(servers)),
        temporalDiskMegabytes: megabytes(diskBytes(servers.folder, /^temporal\.db/)),
        freeDiskMegabytes: megabytes(freeBytes(servers.folder)),
      };
      console.log(JSON.stringify(stage));
      stages.push(stage);
    }
    console.log(JSON.stringify({ bench: 'million', ...stages.at(-1), stages }));
  } finally {
    await servers.stop();
  }
}

/** Members `from` up to `size`; returns how many a second, until all of them wait. */
async function enrollUpTo(servers: BenchServers, flow: PublishedFlow, from: number, size: number, morning: (member: number) => string): Promise<number> {
  const began = performance.now();
  await flow.enroll(size - from, { first: from, context: (member) => ({ morning: morning(member) }), atOnce: 2 });
  await untilRested(servers, flow.lanes);
  return (1_000 * (size - from)) / (performance.now() - began);
}

/** Events of these members, in one batch through the public API. */
type Send = (members: readonly number[]) => Promise<void>;

function sendsBy(address: string, writeKey: string): Send {
  const headers = { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` };
  return async (members) => {
    const batch = members.map((member) => ({ type: 'track', userId: memberName(member), event: 'came', messageId: `came ${member}` }));
    const answer = await fetch(`${address}/v1/batch`, { method: 'POST', headers, body: JSON.stringify({ batch }) });
    if (!answer.ok) throw new Error(`the batch was answered ${answer.status}: ${await answer.text()}`);
  };
}

/** From just before a batch is sent to the messages that answer its events, the slowest of each batch for all of it. */
async function wakeByEvents({ sql }: BenchServers, flow: PublishedFlow, send: Send, first: number, count: number) {
  const reactions: number[] = [];
  const answered = await tallyOf(sql, flow.lanes, 'answer');
  for (let from = 0; from < count; from += EVENTS_A_GROUP) {
    const size = Math.min(EVENTS_A_GROUP, count - from);
    const at = Date.now();
    await send(Array.from({ length: size }, (_, n) => first + from + n));
    reactions.push(...(await watchTally(sql, flow.lanes, 'answer', answered + from, size, at)));
  }
  return percentiles(reactions);
}

async function wakeByTime({ sql }: BenchServers, flow: PublishedFlow, morning: number, count: number) {
  const called = await tallyOf(sql, flow.lanes, 'call');
  const dueAt = Date.now() + AHEAD_MS;
  await flow.setClock(clockAt(morning - AHEAD_MS));
  flow.poker.poke(flow.lanes);
  return percentiles(await watchTally(sql, flow.lanes, 'call', called, count, dueAt));
}

function cpu(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + cpuSecondsOf(pid), 0);
}

async function databaseBytes({ sql }: BenchServers): Promise<number> {
  const [row] = await sql<{ bytes: number }[]>`select pg_database_size(current_database()) as bytes`;
  return row?.bytes ?? 0;
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_048_576);
}
