// `npm run record-histories`: plays a few flows on servers of its own and keeps what their workflows did, so that later code can
// be asked whether it would do the same. Run it after a change of workflow code that is meant; keep the older files beside the new ones.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FlowDocument } from '@sopwith/engine';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { type BenchServers, startServers } from '../bench/bench-servers.ts';
import { clockAt, memberName, publishFlow } from '../bench/published-flow.ts';
import { workerFile } from '../bench/sopwith-side.ts';
import { playScripted } from './scripted.ts';
import { eventsOf, scrub } from './scrub.ts';

const folder = fileURLToPath(new URL('./recorded', import.meta.url));
const DAY_MS = 86_400_000;
const IDLE_MS = 75_000;

const message = (id: string, more: object = {}) => ({ id, type: 'message', version: 1, config: { channel: 'in-app', purpose: 'service', text: 'Hello.' }, ...more });
const flow = (name: string, start: string, steps: FlowDocument['steps'], edges: FlowDocument['edges']): FlowDocument => ({
  format: 'sopwith.flow/1', name, subject: 'member', triggers: [], context: [], reentry: { type: 'never' }, exits: [], lanes: 1, start, steps, edges, layout: {},
});

/** Pokes, acts and their answers, and an end when nobody waits for time. */
const coupon = flow(
  'Coupon',
  'hear',
  [
    { id: 'hear', type: 'wait-event', version: 1, maxVisits: 500, config: { events: [{ id: 'yes', event: 'bought' }], deadline: null } },
    { id: 'give', type: 'issue-coupon', version: 1, maxVisits: 500, config: { name: 'thanks', amount: 5, validDays: 3 } },
    message('say', { maxVisits: 500 }),
  ] as FlowDocument['steps'],
  [{ from: 'hear', outcome: 'yes', to: 'give' }, { from: 'give', outcome: 'issued', to: 'say' }, { from: 'say', outcome: 'done', to: 'hear' }],
);
/** Timers alone. */
const days = flow(
  'Days',
  'rest',
  [{ id: 'rest', type: 'wait-duration', version: 1, config: { duration: { amount: 1, unit: 'days' } } }, message('say'), { id: 'more', type: 'wait-duration', version: 1, config: { duration: { amount: 2, unit: 'days' } } }, message('bye', { ends: ['done'] })],
  [{ from: 'rest', outcome: 'done', to: 'say' }, { from: 'say', outcome: 'done', to: 'more' }, { from: 'more', outcome: 'done', to: 'bye' }],
);

async function play(servers: BenchServers, scopeId: string, document: FlowDocument, members: number, events: number): Promise<void> {
  const published = await publishFlow(servers, scopeId, document, clockAt(Date.now(), DAY_MS / 1_500));
  await published.enroll(members);
  for (let n = 0; n < events; n++) {
    await sleep(120);
    await published.runtime.ingest(scopeId, [{ type: 'track', userId: memberName(n % members), event: 'bought', properties: {}, occurredAt: null, messageId: `${scopeId}-${n}` }]);
  }
  await published.poker.drain();
}

const servers = await startServers();
try {
  await servers.startProcess('worker', workerFile);
  console.log('Playing for about a minute and a half …');
  await Promise.all([play(servers, 'coupon', coupon, 2, 3), play(servers, 'days', days, 3, 0), playScripted(servers), play(servers, 'long', { ...coupon, name: 'Long' }, 4, 60)]);
  await sleep(IDLE_MS);
  mkdirSync(folder, { recursive: true });
  const day = new Date().toISOString().slice(0, 10);
  const counts = new Map<string, number>();
  for await (const { workflowId, runId, type } of servers.client.workflow.list()) {
    const history: unknown = JSON.parse(historyToJSON(await servers.client.workflow.getHandle(workflowId, runId).fetchHistory()));
    const kind = [...new Set([workflowId.split('/')[0], type.toLowerCase()])].join('-');
    const n = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, n);
    const lines = eventsOf(history).map((event) => JSON.stringify(scrub(event)));
    const file = join(folder, `${day}-${kind}-${n}.json`);
    writeFileSync(file, `{"workflowId":${JSON.stringify(workflowId)},"events":[\n${lines.join(',\n')}\n]}\n`);
    console.log(`${file}: ${lines.length} events`);
  }
} finally {
  await servers.stop();
}
process.exit(0);
