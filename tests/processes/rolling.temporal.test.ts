// New code while runs are in flight, and processes that are told to go: nothing is lost, nothing is done twice, and nobody is cut off.
import { Agent, get, request } from 'node:http';
import type { FlowDocument } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockWaiters } from '../setup/lock-waiters.ts';
import { type Deployed, deploy, type Door, track } from './deployed.ts';
import { type LaneRun, readLanes, workedBy } from './lane-histories.ts';
import { otherBuild } from './other-build.ts';

let deployed: Deployed;
beforeAll(async () => {
  deployed = await deploy('rolling');
  await deployed.publish('shop', shop);
});
afterAll(() => deployed.close());

/** Each purchase is answered by a coupon of an act and a message, and then the next is waited for. */
const shop: FlowDocument = {
  format: 'sopwith.flow/1',
  name: 'Shop',
  subject: 'member',
  triggers: [{ type: 'event', event: 'joined' }],
  context: [],
  reentry: { type: 'never' },
  exits: [],
  lanes: 12,
  start: 'hear',
  steps: [
    { id: 'hear', type: 'wait-event', version: 1, config: { events: [{ id: 'yes', event: 'bought' }], deadline: null }, maxVisits: 100 },
    { id: 'give', type: 'issue-coupon', version: 1, config: { name: 'thanks', amount: 5, validDays: 3 }, maxVisits: 100 },
    {
      id: 'say',
      type: 'message',
      version: 1,
      config: { channel: 'in-app', purpose: 'service', text: 'Your coupon: {{ coupon }}' },
      maxVisits: 100,
    },
  ] as FlowDocument['steps'],
  edges: [
    { from: 'hear', outcome: 'yes', to: 'give' },
    { from: 'give', outcome: 'issued', to: 'say' },
    { from: 'say', outcome: 'done', to: 'hear' },
  ],
  layout: {},
};

const UNHANDLED_COMMAND = 1;
/** Of the timeouts of an activity. */
const HEARTBEAT = 4;
const MEMBERS = 12;
const NEWER_COMES = 4;
/** Side by side for that many rounds at least. */
const BESIDE = 3;
const OLD_GOES_BY = 20;
const ROUNDS_AFTER = 4;
/** What a round adds to a lane's history is a third of it at most, and the other build goes on as new at 90. */
const ROOM_BELOW = 50;
const count = async (what: string) => (await deployed.sql.unsafe(`select count(*)::int as n from ${what}`))[0]?.n as number;

test('an old and a new worker share the lanes while one takes over from the other: each purchase is answered once', async () => {
  const api = await deployed.start('api');
  const old = await deployed.start('worker', { SOPWITH_WORKFLOW_BUNDLE: await otherBuild() });
  const ids = await deployed.sql<{ workflowId: string }[]>`select workflow_id as "workflowId" from lanes`;
  const lanes = await readLanes(ids.map(({ workflowId }) => workflowId));
  const everybody = Array.from({ length: MEMBERS }, (_, n) => `m${n}`);
  for (const userId of everybody) await track(api, deployed.writeKey, { userId, event: 'joined', messageId: `${userId}-joined` });
  let newer: Door | undefined;
  let handedOver: LaneRun | undefined;
  let rounds = OLD_GOES_BY;
  for (let round = 1; round <= rounds; round++) {
    if (round === NEWER_COMES) newer = await deployed.start('worker');
    // Which of the two a lane goes on with is chance. The old one goes when both have lanes, and while one of its own is in the middle.
    const beside = newer !== undefined && handedOver === undefined && round >= NEWER_COMES + BESIDE;
    if (beside) handedOver = inTheMiddle(await lanes.current(), old.pid, newer?.pid);
    await Promise.all(
      everybody.map((userId) => track(api, deployed.writeKey, { userId, event: 'bought', messageId: `${userId}-${round}` })),
    );
    if (beside && handedOver !== undefined) {
      old.signal('SIGTERM');
      rounds = round + ROUNDS_AFTER;
    }
    await expect.poll(() => count('messages'), { timeout: 60_000, interval: 20 }).toBe(MEMBERS * round);
  }
  if (newer === undefined || handedOver === undefined) throw new Error(`expected both workers to have lanes at once within ${OLD_GOES_BY} rounds, found none to hand over`);
  expect(await old.exited).toBe(0);
  expect(newer.printed()).not.toContain('Nondeterminism');
  expect(await count(`(select distinct text from messages) t`)).toBe(MEMBERS * rounds);
  expect(await count(`acts where status = 'done'`)).toBe(MEMBERS * rounds);
  expect(await count(`acts where attempt > 1`)).toBe(0);
  expect(await count(`runs where status <> 'active'`)).toBe(0);

  // The newer one went on in the middle of what the old one had begun.
  expect([...new Set(workedBy(await lanes.run(handedOver.workflowId, handedOver.runId)))]).toEqual([old.pid, newer.pid]);
  const { failures, retried } = whatHappened(await lanes.all());
  await lanes.close();
  expect(failures).toEqual([]);
  // The SDK breaks off its polls when a worker goes, and what the server hands to one in that moment is begun by nobody: no sign of life
  // comes, and ten seconds later the server gives it out again. That is the only reason for a second attempt; none failed, and no act
  // began twice. Servers from 1.31 on end the polls themselves, and then there is none.
  expect(retried.filter(({ silent }) => !silent)).toEqual([]);
});

/** A run of the old worker with room left in its history, once the newer one has lanes too. */
function inTheMiddle(runs: readonly LaneRun[], old: number, newer: number | undefined): LaneRun | undefined {
  if (!runs.some((run) => workedBy(run).at(-1) === newer)) return undefined;
  return runs.find((run) => workedBy(run).at(-1) === old && run.events.length < ROOM_BELOW);
}

/** Why workflow tasks failed, and why activities needed a second attempt. */
function whatHappened(runs: readonly LaneRun[]) {
  const events = runs.flatMap((run) => run.events);
  const failures = events.flatMap(({ workflowTaskFailedEventAttributes: failed }) =>
    // A poke that comes just when a lane ends makes the server ask again: how no poke is lost.
    failed && failed.cause !== UNHANDLED_COMMAND ? [`${failed.cause}: ${failed.failure?.message}`] : [],
  );
  const retried = events.flatMap(({ activityTaskStartedEventAttributes: began }) =>
    (began?.attempt ?? 1) > 1 ? [{ silent: began?.lastFailure?.timeoutFailureInfo?.timeoutType === HEARTBEAT, because: began?.lastFailure?.message }] : [],
  );
  return { failures, retried };
}

/** A request of which the API has said that it took it: it asks for the body, and its answer is owed from then on. */
function taken({ address }: Door, body: object): Promise<{ readonly status: Promise<number> }> {
  return new Promise((resolve, reject) => {
    const authorization = `Basic ${Buffer.from(`${deployed.writeKey}:`).toString('base64')}`;
    const asking = request(`${address}/v1/track`, { method: 'POST', headers: { authorization, 'content-type': 'application/json', expect: '100-continue' } });
    const status = new Promise<number>((answered, broken) => {
      asking.once('error', broken);
      asking.once('response', (answer) => {
        answer.resume();
        answer.once('end', () => answered(answer.statusCode ?? 0));
      });
    });
    status.catch(reject);
    asking.once('continue', () => {
      asking.end(JSON.stringify(body));
      resolve({ status });
    });
    asking.flushHeaders();
  });
}

test('an API that is told to go answers what it has taken, and what it acknowledged is stored', async () => {
  const api = await deployed.start('api');
  await track(api, deployed.writeKey, { userId: 'q0', event: 'looked', messageId: 'q0-there' });
  const before = await count(`events where name = 'looked'`);
  const blocked = Array.from({ length: 20 }, (_, n) => ({ userId: 'q0', event: 'looked', messageId: `looked-${n}` }));
  const answers = await deployed.sql.begin(async (tx) => {
    // Nobody can write to this member, so none of them is answered before the signal comes.
    await tx`select 1 from members where external_id = 'q0' for update`;
    const asked = await Promise.all(blocked.map((body) => taken(api, body)));
    api.signal('SIGTERM');
    await expect
      .poll(
        () =>
          fetch(`${api.address}/healthz`).then(
            () => 'answers',
            () => 'gone',
          ),
        { timeout: 60_000 },
      )
      .toBe('gone');
    return asked.map(({ status }) => status);
  });
  expect(await Promise.all(answers)).toEqual(blocked.map(() => 200));
  expect((await count(`events where name = 'looked'`)) - before).toBe(blocked.length);
  expect(await api.exited).toBe(0);
});

test('an API that is told to go ends a connection that is never idle with its next answer', async () => {
  const api = await deployed.start('api');
  await track(api, deployed.writeKey, { userId: 'q1', event: 'looked', messageId: 'q1-there' });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = () =>
    new Promise<string>((resolve) => {
      const request = get(`${api.address}/healthz`, { agent }, (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.headers.connection ?? ''));
      });
      request.once('error', () => resolve('refused'));
    });
  const said = [await ask()];
  const blocked = await deployed.sql.begin(async (tx) => {
    // One that waits keeps the process from going, so that only the header can end the kept connection.
    await tx`select 1 from members where external_id = 'q1' for update`;
    const waits = track(api, deployed.writeKey, { userId: 'q1', event: 'looked', messageId: 'q1-waits' }).then(({ status }) => status);
    await expect
      .poll(() => lockWaiters(deployed.sql), { timeout: 60_000 })
      .toBeGreaterThan(0);
    api.signal('SIGTERM');
    while (said.at(-1) !== 'refused' && said.length < 100_000) said.push(await ask());
    return [waits];
  });
  agent.destroy();
  expect(await Promise.all(blocked)).toEqual([200]);
  expect(said.filter((one) => one === 'close').length).toBeLessThanOrEqual(1);
  expect(said.at(-1)).toBe('refused');
  expect(await api.exited).toBe(0);
});
