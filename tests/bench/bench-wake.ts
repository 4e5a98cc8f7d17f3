// `wake`: many runs due at one instant; how late each message is in the outbox.
import type { FlowDocument } from '@sopwith/engine';
import { type BenchServers, startServers } from './bench-servers.ts';
import { brief } from './measure.ts';
import { percentiles } from './percentiles.ts';
import { cpuSecondsOf } from './process-cpu.ts';
import { clockAt, publishFlow } from './published-flow.ts';
import { untilRested, workerFile } from './sopwith-side.ts';
import { watchTally } from './watch-tally.ts';

export interface WakeBench {
  readonly members: number;
  readonly workers: number;
}

/** Half past seven, as in a challenge: everybody's message of the day. */
const dailyMessage: FlowDocument = {
  format: 'sopwith.flow/1',
  name: 'Daily message',
  subject: 'member',
  triggers: [],
  context: [],
  reentry: { type: 'never' },
  exits: [],
  lanes: 4,
  start: 'wait',
  steps: [
    { id: 'wait', type: 'wait-time', version: 1, config: { time: '07:30', weekdays: [1, 2, 3, 4, 5, 6, 7] } },
    { id: 'say', type: 'message', version: 1, config: { channel: 'in-app', purpose: 'programme', text: 'Good morning!' }, ends: ['done'] },
  ],
  edges: [{ from: 'wait', outcome: 'done', to: 'say' }],
  layout: {},
};

const EVENING = Date.parse('2026-03-01T20:00:00Z');
const MORNING = Date.parse('2026-03-02T07:30:00Z');
/** Long enough for the lanes to learn of the clock and to go to sleep until the instant. */
const AHEAD_MS = 3_000;

export async function benchWake({ members, workers }: WakeBench): Promise<void> {
  const servers = await startServers();
  try {
    const started = await Promise.all(Array.from({ length: workers }, (_, n) => servers.startProcess(`worker-${n}`, workerFile)));
    const flow = await publishFlow(servers, 'wake', dailyMessage, clockAt(EVENING));
    const enrolling = performance.now();
    await flow.enroll(members);
    await untilRested(servers, flow.lanes);
    const enrolled = (performance.now() - enrolling) / 1_000;
    console.log(`${members} enrolled and waiting after ${enrolled.toFixed(1)} s`);
    await servers.sql`vacuum analyze`;
    const cpu = () => ({
      worker: started.reduce((sum, { pid }) => sum + cpuSecondsOf(pid), 0),
      postgres: cpuSecondsOf(servers.postgresPid),
      temporal: cpuSecondsOf(servers.temporalPid),
    });
    const before = cpu();
    const dueAt = Date.now() + AHEAD_MS;
    await flow.setClock(clockAt(MORNING - AHEAD_MS));
    flow.poker.poke(flow.lanes);
    const lateMs = await watchTally(servers.sql, flow.lanes, 'say', 0, members, dueAt);
    const after = cpu();
    await check(servers, flow.scopeId, members);
    const { p50, p99, max } = percentiles(lateMs);
    const spent = Object.entries(after).map(([name, used]) => `${name} ${(used - before[name as keyof typeof before]).toFixed(2)}`);
    console.log(`CPU seconds: ${spent.join(', ')}`);
    const line = {
      bench: 'wake',
      members,
      latenessP50Ms: brief(p50),
      latenessP99Ms: brief(p99),
      latenessMaxMs: brief(max),
      wokenPerSecond: brief((1_000 * members) / max),
      enrolledPerSecond: brief(members / enrolled),
      workers,
    };
    console.log(JSON.stringify(line));
  } finally {
    await servers.stop();
  }
}

async function check({ sql }: BenchServers, scopeId: string, members: number): Promise<void> {
  const [found] = await sql<{ messages: number; members: number; early: number }[]>`
    select count(*) as messages, count(distinct member_id) as members, count(*) filter (where at <> ${MORNING}) as early
    from messages where scope_id = ${scopeId}`;
  const expected = { messages: members, members, early: 0 };
  if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
}
