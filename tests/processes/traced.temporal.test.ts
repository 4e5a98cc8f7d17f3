// From a request to the exchanges that it sets off: a chain of spans, and nothing of it where nobody collects it.
import type { FlowDocument } from '@sopwith/engine';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporalAddress } from '../setup/temporal-address.ts';
import { type Deployed, deploy, track } from './deployed.ts';
import { type Collector, type KeptSpan, openCollector } from './otlp-collector.ts';

let deployed: Deployed;
let collector: Collector;
beforeAll(async () => {
  collector = await openCollector();
  deployed = await deploy('traced');
  await deployed.publish('first', flow('First', 'came', 'went'));
  // Begins where the other one ends, so a batch of the one sets off a batch of the other.
  await deployed.publish('second', flow('Second', '$flow.ended', 'never'));
});
afterAll(async () => {
  await deployed.close();
  await collector.close();
});

function flow(name: string, starts: string, goesOn: string): FlowDocument {
  return {
    format: 'sopwith.flow/1', name, subject: 'member', triggers: [{ type: 'event', event: starts }], context: [], reentry: { type: 'never' }, exits: [], lanes: 1,
    start: 'wait',
    steps: [
      { id: 'wait', type: 'wait-event', version: 1, config: { events: [{ id: 'yes', event: goesOn }], deadline: null } },
      { id: 'say', type: 'message', version: 1, config: { channel: 'in-app', purpose: 'service', text: 'Hello.' }, ends: ['done'] },
    ],
    edges: [{ from: 'wait', outcome: 'yes', to: 'say' }],
    layout: {},
  };
}

const lanes = async (flowId: string) => (await deployed.sql<{ workflowId: string }[]>`select workflow_id as "workflowId" from lanes where flow_id = ${flowId}`).map(({ workflowId }) => workflowId);
const ended = async () => (await deployed.sql`select 1 from runs where flow_id = 'first' and status = 'ended'`).length;

test('each exchange is linked to the request, or the exchange, that set it off; a caller’s own trace goes on', async () => {
  const traced = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json', OTEL_BSP_SCHEDULE_DELAY: '100' };
  const [api] = await Promise.all([deployed.start('api', traced), deployed.start('worker', traced)]);
  const caller = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
  await track(api, deployed.writeKey, { userId: 'yu-xiang', event: 'came', messageId: 'm1' }, { traceparent: `00-${caller.traceId}-${caller.spanId}-01` });
  const started = () => collector.spans.filter(({ name }) => name === 'exchange').length;
  await expect.poll(started, { timeout: 60_000 }).toBe(1);
  await track(api, deployed.writeKey, { userId: 'yu-xiang', event: 'went', messageId: 'm2' });
  await expect.poll(ended, { timeout: 60_000 }).toBe(1);
  const second = () => collector.spans.filter(({ attributes }) => attributes['sopwith.flow'] === 'second').length;
  await expect.poll(second, { timeout: 60_000 }).toBeGreaterThan(0);
  const requests = () => collector.spans.filter(({ attributes }) => attributes['http.route'] === '/v1/track');
  await expect.poll(() => requests().length, { timeout: 60_000 }).toBe(2);

  const [came, went] = requests() as [KeptSpan, KeptSpan];
  const [begins, goesOn] = collector.spans.filter(({ attributes }) => attributes['sopwith.flow'] === 'first') as [KeptSpan, KeptSpan];
  const [follows] = collector.spans.filter(({ attributes }) => attributes['sopwith.flow'] === 'second') as [KeptSpan];
  const linked = ({ links }: KeptSpan) => links.map(({ traceId, spanId }) => `${traceId}/${spanId}`);
  const named = ({ traceId, spanId }: KeptSpan) => `${traceId}/${spanId}`;
  expect([came.service, came.traceId, came.parentSpanId]).toEqual(['sopwith-api', caller.traceId, caller.spanId]);
  expect([begins.service, linked(begins)]).toEqual(['sopwith-worker', [named(came)]]);
  expect(linked(goesOn)).toEqual([named(went)]);
  expect(linked(follows)).toEqual([named(goesOn)]);
  expect(begins.attributes).toMatchObject({ 'sopwith.runs': 1, 'sopwith.scope': 'live' });
  // Who it was, and what happened, is not told to whoever collects spans.
  for (const personal of ['yu-xiang', 'came', 'went']) expect(collector.received.join()).not.toContain(personal);
});

test('the lane’s history carries nothing of it', async () => {
  const connection = await Connection.connect({ address: temporalAddress() });
  for (const workflowId of await lanes('first')) {
    const { events = [] } = await new Client({ connection }).workflow.getHandle(workflowId).fetchHistory();
    const history = JSON.stringify(events);
    expect(events?.length).toBeGreaterThan(4);
    expect(history).not.toContain('traceparent');
    expect(history).not.toContain('_tracer-data');
    const headers = (events ?? []).flatMap((event) => Object.keys(event.workflowExecutionSignaledEventAttributes?.header?.fields ?? event.workflowExecutionStartedEventAttributes?.header?.fields ?? {}));
    expect(headers).toEqual([]);
  }
  await connection.close();
});

test('spans go as protobuf where nothing else is asked for', async () => {
  const api = await deployed.start('api', { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, OTEL_BSP_SCHEDULE_DELAY: '100' });
  await track(api, deployed.writeKey, { userId: 'yu-xiang', event: 'passed', messageId: 'm3' });
  await expect.poll(() => [...collector.types], { timeout: 60_000 }).toContain('POST /v1/traces application/x-protobuf');
});

// Its API alone, which does nothing, comes with other packages.
test('where no collector is named, nothing of OpenTelemetry’s SDK is loaded', async () => {
  const resolved = `data:text/javascript,${encodeURIComponent("export async function resolve(s, c, next) { const r = await next(s, c); if (/opentelemetry.(sdk|exporter|otlp|resources)/.test(r.url)) console.error('LOADED ' + r.url); return r; }")}`;
  const register = `data:text/javascript,${encodeURIComponent(`import { register } from 'node:module'; register(${JSON.stringify(resolved)});`)}`;
  const loads = async (env: NodeJS.ProcessEnv) => (await deployed.start('api', { NODE_OPTIONS: `--import ${register}`, ...env })).printed().includes('LOADED');
  expect(await loads({})).toBe(false);
  expect(await loads({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint })).toBe(true);
});
