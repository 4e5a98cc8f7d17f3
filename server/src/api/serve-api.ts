// Puts the API together and serves it; the process around it only reads its environment and its signals.
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { createGuardedRequest, openSenderBy } from '@sopwith/activities';
import { builtinSteps, createCatalog } from '@sopwith/engine';
import { Client } from '@temporalio/client';
import { offerFirstSignIn } from '../auth/first-sign-in.ts';
import { createKeyCheck } from '../auth/key-check.ts';
import { createSignIn } from '../auth/sign-in.ts';
import { readOrMakeSignInSecret } from '../auth/sign-in-secret.ts';
import { readChannelSecret } from '../secrets/channel-secret.ts';
import { connect } from '../db/connect.ts';
import { loadPlugins } from '../platform/load-plugins.ts';
import { isThere, lazyConnection, type TemporalSecurity } from '../platform/temporal-connection.ts';
import { countProcess } from '../metrics/instruments.ts';
import { createPoker } from '../runtime/poke.ts';
import { createRuntime } from '../runtime/runtime.ts';
import { allowedAddresses } from './allowed-address.ts';
import { createApp } from './app.ts';
import type { Report } from './error-response.ts';
import { languageOf } from './language-of-catalog.ts';

export interface ApiSettings {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  /** TLS and API key, for a cluster that asks for them. */
  readonly temporalSecurity?: TemporalSecurity;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly dataFolder: string;
  /** Signs the cookies; absent: one is made, and kept in the data folder. */
  readonly signInSecret?: string | null;
  readonly designerFolder: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
  /** What opens `/metrics`; null: only this machine itself may read it. */
  readonly metricsToken: string | null;
  /** Folders and packages with more step types. */
  readonly plugins?: readonly string[];
  readonly report: Report;
  /** A poke that did not arrive: the sweeper makes up for it. */
  readonly onPokeError: (error: unknown) => void;
}

export interface ServedApi {
  readonly address: string;
  /** The link that makes the administrator; null once there is somebody. */
  readonly firstSignIn: string | null;
  stop(): Promise<void>;
}

/** How long a live view, which never ends by itself, goes on once the API stops. */
const GRACE_MS = 1_500;
/** How long a request may take that it has not begun to answer. */
const ANSWER_MS = 7_000;

export async function serveApi(settings: ApiSettings): Promise<ServedApi> {
  const sql = connect(settings.databaseUrl, { applicationName: 'sopwith-api' });
  const ingestPool = connect(settings.databaseUrl, { max: 2, applicationName: 'sopwith-ingest', byIndex: true });
  const signInPool = connect(settings.databaseUrl, { max: 2, applicationName: 'sopwith-sign-in' });
  // Lazy: the API serves pages and takes events also while Temporal is away.
  const { connection, close: closeConnection } = lazyConnection({ address: settings.temporalAddress, ...settings.temporalSecurity });
  const client = new Client({ connection, namespace: settings.namespace });
  const poker = createPoker(sql, { client, taskQueue: settings.taskQueue }, settings.onPokeError);
  const allowed = allowedAddresses(settings.publicUrl);
  const steps = await loadPlugins(settings.plugins);
  const app = createApp({
    sql,
    signIn: createSignIn(signInPool, {
      secret: await readOrMakeSignInSecret(settings.dataFolder, settings.signInSecret ?? null),
      publicUrl: settings.publicUrl ?? 'http://localhost',
      allowsOrigin: allowed.allowsOrigin,
    }),
    keys: createKeyCheck(sql),
    language: languageOf(
      createCatalog(
        builtinSteps,
        [...steps.values()].map(({ manifest }) => manifest),
      ),
      steps,
    ),
    runtime: createRuntime(sql, poker.poke, ingestPool),
    publicUrl: settings.publicUrl,
    designerFolder: existsSync(join(settings.designerFolder, 'index.html')) ? settings.designerFolder : null,
    channelSecret: await readChannelSecret(settings.dataFolder, process.env),
    openSender: openSenderBy(createGuardedRequest({ allowLoopback: process.env.SOPWITH_ALLOW_LOOPBACK === '1' })),
    report: settings.report,
    probes: { temporal: () => isThere(connection), metricsToken: settings.metricsToken },
    now: Date.now,
  });
  countProcess();
  const token = await offerFirstSignIn(sql);
  // A live view is answered as soon as it begins, so what counts here is still owed an answer.
  let owed = 0;
  let stopping = false;
  const fetch: typeof app.fetch = async (...request) => {
    owed++;
    try {
      const answer = await app.fetch(...request);
      // A kept connection that is never idle would go on being served: its client is told to open the next one elsewhere.
      return stopping ? lastOfItsConnection(answer) : answer;
    } finally {
      owed--;
    }
  };
  const { server, port } = await listen(fetch, settings);
  const address = settings.publicUrl ?? `http://${nameOf(settings.host)}:${port}`;
  return {
    address,
    firstSignIn: token === null ? null : `${address}/welcome?token=${token}`,
    async stop() {
      stopping = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const began = performance.now();
      const end = setInterval(() => {
        const took = performance.now() - began;
        if (took < GRACE_MS || (owed > 0 && took < ANSWER_MS)) return;
        clearInterval(end);
        if ('closeAllConnections' in server) server.closeAllConnections();
      }, 50).unref();
      await closed;
      clearInterval(end);
      // While Temporal is away a poke waits for it; the sweeper makes up for the one that is given up.
      await Promise.race([poker.drain(), sleep(GRACE_MS, undefined, { ref: false })]);
      await Promise.all([sql.end({ timeout: 2 }), ingestPool.end({ timeout: 2 }), signInPool.end({ timeout: 2 }), closeConnection()]);
    },
  };
}

function lastOfItsConnection(answer: Response): Response {
  const headers = new Headers(answer.headers);
  headers.set('connection', 'close');
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
}

type Server = ReturnType<typeof serve>;

function listen(fetch: Parameters<typeof serve>[0]['fetch'], { host, port }: ApiSettings): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, (info: AddressInfo) => resolve({ server, port: info.port }));
    // Longer than the idle time of usual clients and proxies: otherwise one sends into a connection that just closes.
    if ('keepAliveTimeout' in server) server.keepAliveTimeout = 65_000;
    server.once('error', reject);
  });
}

function nameOf(host: string): string {
  return host === '0.0.0.0' || host === '::' ? 'localhost' : host;
}
