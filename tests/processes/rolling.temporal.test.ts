// New code while runs are in flight, and processes that are told to go: nothing is lost, nothing is done twice, and nobody is cut off.
import { Agent, get } from 'node:http';
import type { FlowDocument } from '@sopwith/engine';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporalAddress } from '../setup/temporal-address.ts';
import { type Deployed, deploy, type Door, track } from './deployed.ts';
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
  lanes: 3,
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
const MEMBERS = 12;
const ROUNDS = 14;
const count = async (what: string) => (await deployed.sql.unsafe(`select count(*)::int as n from ${what}`))[0]?.n as number;

test('an old and a new worker share the lanes while one takes over from the other: each purchase is answered once', async () => {
  const api = await deployed.start('api');
  const bundle = await otherBuild();
  const old = await deployed.start('worker', { SOPWITH_WORKFLOW_BUNDLE: bundle });
  const everybody = Array.from({ length: MEMBERS }, (_, n) => `m${n}`);
  for (const userId of everybody) await track(api, deployed.writeKey, { userId, event: 'joined', messageId: `${userId}-joined` });
  let newer: Door | undefined;
  for (let round = 1; round <= ROUNDS; round++) {
    // Side by side for a few rounds, and then the old one goes, in the middle of its work.
    if (round === 4) newer = await deployed.start('worker');
    await Promise.all(
      everybody.map((userId) => track(api, deployed.writeKey, { userId, event: 'bought', messageId: `${userId}-${round}` })),
    );
    if (round === 9) old.signal('SIGTERM');
    await expect.poll(() => count('messages'), { timeout: 30_000, interval: 20 }).toBe(MEMBERS * round);
  }
  expect(await old.exited).toBe(0);
  expect(newer?.printed()).not.toContain('Nondeterminism');
  expect(await count(`(select distinct text from messages) t`)).toBe(MEMBERS * ROUNDS);
  expect(await count(`acts where status = 'done'`)).toBe(MEMBERS * ROUNDS);
  expect(await count(`acts where attempt > 1`)).toBe(0);
  expect(await count(`runs where status <> 'active'`)).toBe(0);

  // The server lists what went on a moment late. Without two of them the one never went on with what the other had begun.
  await expect.poll(async () => (await whatHappened()).builds, { timeout: 20_000, interval: 500 }).toBeGreaterThan(1);
  const { failures, retried } = await whatHappened();
  expect(failures).toEqual([]);
  // The server may give work to the old one just when that asks for no more, and gives it out again: once at most.
  expect(retried.length).toBeLessThanOrEqual(1);
});

/** Over the histories of all lanes: why workflow tasks failed, why activities needed a second attempt, and the most workers that one run had. */
async function whatHappened() {
  const connection = await Connection.connect({ address: temporalAddress() });
  const { workflow } = new Client({ connection });
  const lanes = await deployed.sql<{ workflowId: string }[]>`select workflow_id as "workflowId" from lanes`;
  const [failures, retried]: [string[], string[]] = [[], []];
  let builds = 0;
  for (const { workflowId } of lanes) {
    for await (const { runId } of workflow.list({ query: `WorkflowId = "${workflowId}"` })) {
      const { events } = await workflow.getHandle(workflowId, runId).fetchHistory();
      for (const { workflowTaskFailedEventAttributes: failed } of events ?? []) {
        // A poke that comes just when a lane ends makes the server ask again: how no poke is lost.
        if (failed && failed.cause !== UNHANDLED_COMMAND) failures.push(`${failed.cause}: ${failed.failure?.message}`);
      }
      for (const { activityTaskStartedEventAttributes: began } of events ?? []) if ((began?.attempt ?? 1) > 1) retried.push(String(began?.lastFailure?.message));
      const identities = new Set((events ?? []).flatMap((event) => event.workflowTaskStartedEventAttributes?.identity ?? []));
      builds = Math.max(builds, identities.size);
    }
  }
  await connection.close();
  return { failures, retried, builds };
}

test('an API that is told to go answers what it has taken, and what it acknowledged is stored', async () => {
  const api = await deployed.start('api');
  await track(api, deployed.writeKey, { userId: 'q0', event: 'looked', messageId: 'q0-there' });
  const before = await count(`events where name = 'looked'`);
  const blocked = Array.from({ length: 20 }, (_, n) => ({ userId: 'q0', event: 'looked', messageId: `looked-${n}` }));
  const answers = await deployed.sql.begin(async (tx) => {
    // Nobody can write to this member, so all of them are under way when the signal comes.
    await tx`select 1 from members where external_id = 'q0' for update`;
    const asked = blocked.map((body) => track(api, deployed.writeKey, body).then(({ status }) => status));
    // By a connection of its own, opened after theirs: once it is answered all of theirs are taken.
    await fetch(`${api.address}/healthz`);
    await expect
      .poll(() => count(`pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`), { timeout: 10_000 })
      .toBeGreaterThan(0);
    api.signal('SIGTERM');
    await expect
      .poll(
        () =>
          fetch(`${api.address}/healthz`).then(
            () => 'answers',
            () => 'gone',
          ),
        { timeout: 10_000 },
      )
      .toBe('gone');
    return asked;
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
      .poll(() => count(`pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`), { timeout: 10_000 })
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
