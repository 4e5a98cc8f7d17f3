// `challenge`: what 21 days of a challenge cost a member, in Temporal and in the database.
//
// The days are played on a driven clock, minute by minute. Driven, a lane takes many minutes in one turn; in real time each minute
// in which it has something to do is a turn of its own. So the turns are counted from the trail, and what one costs is measured alone.
import { setTimeout as sleep } from 'node:timers/promises';
import { type FlowDocument, flowTemplates } from '@sopwith/engine';
import { type BenchServers, startServers } from './bench-servers.ts';
import { checkIns } from './check-ins.ts';
import { historyBytes, historyEvents } from './history-events.ts';
import { brief } from './measure.ts';
import { clockAt, memberName, type PublishedFlow, publishFlow } from './published-flow.ts';
import { untilRested, workerFile } from './sopwith-side.ts';
import { readWritten, STATISTICS_LAG_MS, writtenBetween } from './written.ts';

export interface ChallengeBench {
  readonly members: number;
}

const DAYS = 21;
const MINUTE_MS = 60_000;
const MIDNIGHT = Date.parse('2026-03-02T00:00:00Z');
/** Of the closest peer's own workflow, measured, for one member and 21 days. */
const PEER = { historyEvents: 691, historyKilobytes: 115, activities: 89 };
const LONELY_WAKES = 20;
/** So long after its work is done a lane has gone to rest. */
const REST_MS = 400;

export async function benchChallenge({ members }: ChallengeBench): Promise<void> {
  const document = flowTemplates.find(({ id }) => id === 'challenge-21-days')?.flows.en;
  if (!document) throw new Error('expected a template challenge-21-days, found none');
  const servers = await startServers();
  try {
    await servers.startProcess('worker', workerFile);
    const wake = await costOfOneWake(servers, document);
    const before = await readWritten(servers.sql);
    const flow = await publishFlow(servers, 'challenge', document, { form: 'driven', now: MIDNIGHT, settled: true });
    const began = performance.now();
    await flow.enroll(members);
    await play(flow, members);
    await sleep(STATISTICS_LAG_MS);
    const written = writtenBetween(before, await readWritten(servers.sql), members);
    const [counted] = await servers.sql<{ wakes: number; over: number; messages: number }[]>`
      select (select count(*) from (select distinct r.lane_id, t.at from trail t join runs r on r.id = t.run_id where r.scope_id = 'challenge') w) as wakes,
             (select count(*) from runs where scope_id = 'challenge' and status = 'ended') as over,
             (select count(*) from messages where scope_id = 'challenge') as messages`;
    if (!counted || counted.over !== members) throw new Error(`expected ${members} challenges to be over, found ${counted?.over}`);
    const wakes = counted.wakes / members;
    const line = {
      bench: 'challenge',
      members,
      seconds: brief((performance.now() - began) / 1_000),
      historyEventsPerMember: brief(wakes * wake.events),
      historyKilobytesPerMember: brief((wakes * wake.bytes) / 1_024),
      activitiesPerMember: brief(wakes),
      peer: PEER,
      messagesPerMember: brief(counted.messages / members),
      rowsInsertedPerMember: brief(written.inserted),
      rowsUpdatedPerMember: brief(written.updated),
      rowsDeletedPerMember: brief(written.deleted),
      walKilobytesPerMember: brief(written.walBytes / 1_024),
      historyEventsPerWake: brief(wake.events),
      historyBytesPerWake: brief(wake.bytes),
    };
    console.log(JSON.stringify(line));
  } finally {
    await servers.stop();
  }
}

/** A lane that sleeps is woken by one event, works, and rests again: its history before and after. */
async function costOfOneWake(servers: BenchServers, document: FlowDocument) {
  const flow = await publishFlow(servers, 'lonely', document, clockAt(MIDNIGHT + 8 * 60 * MINUTE_MS));
  await flow.enroll(1);
  await untilRested(servers, flow.lanes);
  await sleep(REST_MS);
  const read = async () => ({ events: await historyEvents(servers.client, flow.workflowIds), bytes: await historyBytes(servers.client, flow.workflowIds) });
  const before = await read();
  for (let n = 0; n < LONELY_WAKES; n++) {
    // Each is an event that the run reacts to: its day is met once, so a message's rows are not part of this.
    flow.poker.poke(flow.lanes.slice(0, 1));
    await flow.poker.drain();
    await sleep(REST_MS);
  }
  const after = await read();
  return { events: (after.events - before.events) / LONELY_WAKES, bytes: (after.bytes - before.bytes) / LONELY_WAKES };
}

async function play(flow: PublishedFlow, members: number): Promise<void> {
  const list = checkIns(members, DAYS + 1);
  const forever = new AbortController().signal;
  let saidAt = performance.now();
  for (let from = 0; from < list.length; ) {
    const minute = list[from]?.minute as number;
    let to = from;
    while (list[to]?.minute === minute) to++;
    await flow.runtime.moveClock({ scopeId: flow.scopeId, to: MIDNIGHT + minute * MINUTE_MS, settle: true }, forever);
    await flow.runtime.ingest(
      flow.scopeId,
      list.slice(from, to).map(({ member }) => ({
        type: 'track', userId: memberName(member), event: 'checked_in', messageId: `${member} ${minute}`, properties: {}, occurredAt: null,
      })),
    );
    from = to;
    if (performance.now() - saidAt > 5_000) {
      console.log(`day ${Math.floor(minute / 1_440) + 1} of ${DAYS}`);
      saidAt = performance.now();
    }
  }
  await flow.runtime.moveClock({ scopeId: flow.scopeId, to: MIDNIGHT + (DAYS + 3) * 1_440 * MINUTE_MS, settle: true }, forever);
}
