// What machines ask about this process: is it up, can it work, and its figures. Open, so they say nothing else.
import { z } from '@hono/zod-openapi';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { METRICS_TYPE, writeMetrics } from '../metrics/figures.ts';
import { isForwarded, mayReadMetrics } from '../metrics/may-read-metrics.ts';
import { PARTS, readReadiness } from '../operations/readiness.ts';
import type { ApiParts } from './api-parts.ts';
import { Refusal } from './refusal.ts';
import { answers, router } from './router.ts';

export interface Probes {
  /** Rejects when Temporal does not answer. */
  readonly temporal: () => Promise<unknown>;
  /** What opens `/metrics`; null: only this machine itself may read it. */
  readonly metricsToken: string | null;
}

const health = z.object({ status: z.literal('ok') });
const state = z.enum(['ok', 'away']);
const readiness = z.object({ ready: z.boolean(), parts: z.object({ postgres: state, migrations: state, temporal: state, workers: state }) });

export function probeRoutes({ sql, probes }: ApiParts) {
  const app = router();
  const register = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  const shared = { method: 'get' as const, tags: ['health'], security: [] };
  register({ ...shared, path: '/healthz', summary: 'Is it up, and its database', responses: answers(health, 'It is.') });
  app.get('/healthz', async (c) => {
    await sql`select 1`;
    return c.json({ status: 'ok' as const });
  });

  register({
    ...shared,
    path: '/readyz',
    summary: 'Can it work: 503 where the database is away or older than this build. With ?all=1 also where Temporal or all workers are away',
    responses: { ...answers(readiness, 'It can.'), 503: { description: 'It cannot.', content: { 'application/json': { schema: readiness } } } },
  });
  app.get('/readyz', async (c) => {
    const found = await readReadiness({ sql, temporal: probes.temporal }, c.req.query('all') ? PARTS : ['postgres', 'migrations']);
    return c.json(found, found.ready ? 200 : 503);
  });

  register({
    ...shared,
    path: '/metrics',
    summary: 'Figures in the text form of Prometheus. With SOPWITH_METRICS_TOKEN as a bearer token; without one only from the machine itself',
    responses: { 200: { description: 'The figures.', content: { 'text/plain': { schema: z.string() } } } },
  });
  app.get('/metrics', async (c) => {
    if (!mayReadMetrics(readerOf(c), probes.metricsToken)) throw notForYou();
    return c.body(await writeMetrics(sql), 200, { 'Content-Type': METRICS_TYPE, 'Cache-Control': 'no-store' });
  });
  return app;
}

function readerOf(c: Context) {
  return { remoteAddress: remoteAddress(c), authorization: c.req.header('authorization'), forwarded: isForwarded((name) => c.req.header(name)) };
}

/** Undefined where the request came by no connection, as in tests. */
function remoteAddress(c: Context): string | undefined {
  const incoming = (c.env as { incoming?: unknown } | undefined)?.incoming;
  return incoming === undefined ? undefined : getConnInfo(c).remote.address;
}

function notForYou(): Refusal {
  return new Refusal('not-signed-in', {
    zh: '指标只能在本机读取；从别处读取请设置 SOPWITH_METRICS_TOKEN，并以 Bearer 方式发送。',
    en: 'The metrics can be read from this machine only. To read them from elsewhere, set SOPWITH_METRICS_TOKEN and send it as a bearer token.',
  });
}
