// A worker that is told to go: it begins nothing, ends what it can, and hands the rest over at once instead of letting it time out.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FlowDocument } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Deployed, deploy, track } from './deployed.ts';
import { readLanes } from './lane-histories.ts';

const errands = fileURLToPath(new URL('./errands', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sopwith-drained-'));
let deployed: Deployed;
beforeAll(async () => {
  deployed = await deploy('drained', [errands]);
  for (const length of ['short', 'long'] as const) await deployed.publish(length, flow(length));
});
afterAll(async () => {
  await deployed.close();
  rmSync(folder, { recursive: true });
});

const flow = (length: string): FlowDocument => ({
  format: 'sopwith.flow/1', name: length, subject: 'member', triggers: [{ type: 'event', event: length }], context: [], reentry: { type: 'never' }, exits: [], lanes: 1, start: 'run',
  steps: [{ id: 'run', type: 'errand', version: 1, config: { length } }, { id: 'say', type: 'message', version: 1, config: { channel: 'in-app', purpose: 'service', text: length }, ends: ['done'] }],
  edges: [{ from: 'run', outcome: 'done', to: 'say' }],
  layout: {},
});

const acts = () => deployed.sql<{ flow: string; status: string; attempt: number }[]>`
  select r.flow_id as flow, a.status, a.attempt from acts a join runs r on r.id = a.run_id order by 1`;
/** Why activities of the lanes needed another attempt. */
async function whyAgain(): Promise<readonly string[]> {
  const ids = await deployed.sql<{ workflowId: string }[]>`select workflow_id as "workflowId" from lanes where flow_id = 'long'`;
  const lanes = await readLanes(ids.map(({ workflowId }) => workflowId));
  const events = (await lanes.current()).flatMap((run) => run.events);
  await lanes.close();
  return events.flatMap(({ activityTaskStartedEventAttributes: began }) => ((began?.attempt ?? 1) > 1 ? [String(began?.lastFailure?.message)] : []));
}
const said = async () => (await deployed.sql<{ text: string }[]>`select text from messages order by text`).map(({ text }) => text);

test('what is short it ends itself, what is long another worker begins again at once, and everybody is told once', async () => {
  const api = await deployed.start('api');
  const plugins = { SOPWITH_PLUGINS: errands };
  const shortEnds = join(folder, 'short');
  const going = await deployed.start('worker', { ...plugins, ERRAND_SHORT_UNTIL: shortEnds, ERRAND_LONG_MS: '100000' });
  for (const event of ['short', 'long']) await track(api, deployed.writeKey, { userId: 'ann', event, messageId: event });
  await expect.poll(async () => (await acts()).map(({ attempt }) => attempt), { timeout: 60_000, interval: 20 }).toEqual([1, 1]);
  const taking = await deployed.start('worker', plugins);

  const told = performance.now();
  going.signal('SIGTERM');
  await expect.poll(() => fetch(`${going.address}/readyz`).then(({ status }) => status), { timeout: 8_000, interval: 20 }).toBe(503);
  // Both were under way when it was told, and this one is done while it goes.
  writeFileSync(shortEnds, '');
  expect(await going.exited).toBe(0);
  const goneAfter = performance.now() - told;
  await expect.poll(said, { timeout: 60_000 }).toEqual(['long', 'short']);
  const takenOverAfter = performance.now() - told - goneAfter;

  expect(await acts()).toEqual([{ flow: 'long', status: 'done', attempt: 2 }, { flow: 'short', status: 'done', attempt: 1 }]);
  console.log(`gone ${(goneAfter / 1_000).toFixed(1)} s after it was told; the long act was answered elsewhere ${Math.max(0, takenOverAfter / 1_000).toFixed(1)} s later`);
  // The long one would have taken it 100 seconds.
  expect(goneAfter).toBeLessThan(60_000);
  // Handed over, and not found out by its silence.
  expect(await whyAgain()).toEqual(['broken off']);
  taking.signal('SIGTERM');
  expect(await taking.exited).toBe(0);
});

test('a worker that is killed in the middle of an act is missed within seconds, though the act might take two minutes', async () => {
  const api = await deployed.start('api');
  const plugins = { SOPWITH_PLUGINS: errands };
  const killed = await deployed.start('worker', { ...plugins, ERRAND_LONG_MS: '100000' });
  await track(api, deployed.writeKey, { userId: 'bob', event: 'long', messageId: 'bob-long' });
  const ofBob = () => deployed.sql`select a.status, a.attempt from acts a join runs r on r.id = a.run_id join members m on m.id = r.member_id where m.external_id = 'bob'`;
  await expect.poll(ofBob, { timeout: 60_000, interval: 20 }).toEqual([{ status: 'pending', attempt: 1 }]);
  killed.signal('SIGKILL');
  await killed.exited;
  await deployed.start('worker', plugins);
  await expect.poll(ofBob, { timeout: 60_000 }).toEqual([{ status: 'done', attempt: 2 }]);
});
