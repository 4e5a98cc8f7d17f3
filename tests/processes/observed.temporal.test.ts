// What an operator of machines sees of API and worker: probes, figures, logs. And what nobody may see there: people.
import type { FlowDocument } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Deployed, deploy, type Door, figure, track } from './deployed.ts';

let deployed: Deployed;
let api: Door;
let worker: Door;

const PERSON = { id: 'zhang-xiaoman', name: 'Zhang Xiaoman', email: 'xiaoman@mail.example', city: 'Kunming-Dianchi' };
const SAID = 'My daughter broke her violin';

const document: FlowDocument = {
  format: 'sopwith.flow/1',
  name: 'Complaint',
  subject: 'member',
  triggers: [{ type: 'event', event: 'complained' }],
  context: [],
  reentry: { type: 'afterEnd' },
  exits: [],
  lanes: 2,
  start: 'answer',
  steps: [
    { id: 'answer', type: 'message', version: 1, config: { channel: 'in-app', purpose: 'service', text: 'We heard you, {{ member.name }} of {{ member.city }}.' } },
    { id: 'wait', type: 'wait-event', version: 1, config: { events: [{ id: 'yes', event: 'thanked' }], deadline: null } },
    { id: 'bye', type: 'message', version: 1, config: { channel: 'in-app', purpose: 'service', text: 'Thank you.' }, ends: ['done'] },
  ],
  edges: [{ from: 'answer', outcome: 'done', to: 'wait' }, { from: 'wait', outcome: 'yes', to: 'bye' }],
  layout: {},
};

beforeAll(async () => {
  deployed = await deploy('observed');
  await deployed.publish('complaint', document);
  // Everything that they could ever print.
  [api, worker] = await Promise.all([deployed.start('api', { SOPWITH_LOG_LEVEL: 'trace' }), deployed.start('worker', { SOPWITH_LOG_LEVEL: 'trace' })]);
});
afterAll(() => deployed.close());

const messages = async () => (await deployed.sql<{ text: string }[]>`select text from messages order by at, key`).map(({ text }) => text);

test('both are ready, and say what they can reach', async () => {
  for (const { address } of [api, worker]) {
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    // The worker says that it is alive a moment after it has begun.
    const ask = async () => {
      const answer = await fetch(`${address}/readyz?all=1`);
      return [answer.status, await answer.json()];
    };
    await expect.poll(ask, { timeout: 60_000 }).toEqual([200, { ready: true, parts: { postgres: 'ok', migrations: 'ok', temporal: 'ok', workers: 'ok' } }]);
  }
});

// At the level that is set unless somebody asks for more.
test('while nobody has signed in, an API that no terminal waits for says in its log by which link the first one does', async () => {
  const started = await deployed.start('api');
  const link = () => /"link":"([^"]*)"/.exec(started.printed())?.[1] ?? '';
  await expect.poll(link).not.toBe('');
  const { origin, pathname, searchParams } = new URL(link());
  expect([origin, pathname]).toEqual([started.address, '/welcome']);
  const body = JSON.stringify({ token: searchParams.get('token'), name: 'Lin An', email: 'lin.an@example.com', password: 'only-for-the-tests' });
  expect((await fetch(`${origin}/v1/welcome`, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body })).status).toBe(200);
  const after = await deployed.start('api');
  after.signal('SIGTERM');
  expect(await after.exited).toBe(0);
  expect(after.printed()).not.toContain('/welcome');
});

test('the figures count what was taken, decided and sent', async () => {
  const ask = (path: string, body: object) => track(api, deployed.writeKey, { userId: PERSON.id, ...body, messageId: path });
  await fetch(`${api.address}/v1/identify`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${deployed.writeKey}:`).toString('base64')}`, 'content-type': 'application/json' },
    body: JSON.stringify({ userId: PERSON.id, traits: { name: PERSON.name, email: PERSON.email, city: PERSON.city } }),
  });
  expect((await ask('one', { event: 'complained', properties: { text: SAID } })).status).toBe(200);
  await expect.poll(messages, { timeout: 60_000 }).toEqual([`We heard you, ${PERSON.name} of ${PERSON.city}.`]);
  expect((await ask('two', { event: 'thanked' })).status).toBe(200);
  await expect.poll(messages, { timeout: 60_000 }).toHaveLength(2);

  // What the database shows has been committed, and is counted in the moment after.
  await expect.poll(() => figure(worker, 'sopwith_sends_total{channel="in-app",outcome="sent"}')).toBe(2);
  expect(await figure(api, 'sopwith_ingested_calls_total')).toBe(3);
  expect(await figure(api, 'sopwith_ingest_ack_seconds_count')).toBe(3);
  await expect.poll(() => figure(worker, 'sopwith_exchange_runs_sum')).toBeGreaterThanOrEqual(2);
  for (const door of [api, worker]) {
    expect(await figure(door, 'sopwith_workers')).toBe(1);
    expect(await figure(door, 'sopwith_failed_runs')).toBe(0);
    expect(await figure(door, 'sopwith_due_lag_seconds')).toBeLessThan(5);
    expect(await figure(door, 'sopwith_oldest_input_seconds')).toBeLessThan(5);
    expect((await fetch(`${door.address}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(401);
  }
});

test('neither prints who people are, where they live or what they wrote, also where something goes wrong', async () => {
  // A value that the database refuses, a run whose state cannot be read, and a request that is not understood.
  await track(api, deployed.writeKey, { userId: PERSON.id, event: 'complained', properties: { text: `${SAID} \u0000` } });
  await fetch(`${api.address}/v1/track`, { method: 'POST', body: `{"userId":"${PERSON.name}` });
  await fetch(`${api.address}/v1/members/${encodeURIComponent(PERSON.email)}`);
  await track(api, deployed.writeKey, { userId: PERSON.id, event: 'complained', properties: { text: SAID }, messageId: 'three' });
  await expect.poll(messages, { timeout: 60_000 }).toHaveLength(3);
  await deployed.sql`update runs set state = jsonb_set(state, '{tokens}', ${deployed.sql.json(PERSON.name)}) where status = 'active'`;
  await track(api, deployed.writeKey, { userId: PERSON.id, event: 'thanked', messageId: 'four' });
  await expect.poll(() => figure(api, 'sopwith_failed_runs'), { timeout: 60_000 }).toBe(1);
  await deployed.sql`alter table lanes rename to lanes_away`;
  await track(api, deployed.writeKey, { userId: PERSON.id, event: 'complained', properties: { text: SAID }, messageId: 'five' });
  await expect.poll(() => worker.printed(), { timeout: 60_000 }).toContain('will be done again');
  await deployed.sql`alter table lanes_away rename to lanes`;

  const printed = api.printed() + worker.printed();
  // Otherwise it says nothing that they do not.
  expect(printed).toContain('a request failed');
  for (const personal of [...Object.values(PERSON), SAID, 'violin', 'Xiaoman', 'complained']) expect(printed).not.toContain(personal);
});
