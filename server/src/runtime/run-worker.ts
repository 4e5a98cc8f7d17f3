// A worker: lanes, exchanges and acts on one task queue, and the sweeper beside them.
import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createActivities, createGuardedRequest, openSenderBy } from '@sopwith/activities';
import { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { connect } from '../db/connect.ts';
import { countProcess, instruments } from '../metrics/instruments.ts';
import { serveWorkerProbes, type WorkerDoor } from '../metrics/serve-worker-probes.ts';
import { startHeartbeats } from '../operations/process-store.ts';
import { startSegmentKeeper } from '../segments/segment-keeper.ts';
import { loadPlugins } from '../platform/load-plugins.ts';
import type { TemporalSecurity } from '../platform/temporal-connection.ts';
import { startChannelKeeper } from './channels/channel-keeper.ts';
import { createChannelStore } from './channels/channel-store.ts';
import { createActStore } from './act-store.ts';
import { doDueWork } from './due-work.ts';
import { finishErasures } from './erase-member.ts';
import { every } from './every.ts';
import { createExchangeStore } from './exchange-store.ts';
import { createPoker } from './poke.ts';
import { createProgramReader } from './programs.ts';
import { startJobs } from './jobs/run-jobs.ts';
import { workPage } from './jobs/work-page.ts';
import { startMover } from './moves/mover.ts';
import { keepAlarms } from './timed/alarms.ts';
import { startDueWork } from './start-due-work.ts';
import { traceBatch } from '../traces/trace-batch.ts';
import { readScopeClock } from './scope-clock.ts';
import { startSweeper } from './sweeper.ts';
import { tellIncidentNews } from './tell-incident-news.ts';

export interface WorkerOptions {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  /** TLS and API key, for a cluster that asks for them. */
  readonly temporalSecurity?: TemporalSecurity;
  readonly namespace: string;
  readonly taskQueue: string;
  /** A file made by `workflow-bundle.ts`. */
  readonly bundlePath: string;
  /** Folders and packages with more step types. */
  readonly plugins?: readonly string[];
  /** Where it answers probes and gives its figures; absent: nowhere. */
  readonly door?: WorkerDoor;
  /** What it needs to send by channels; absent: it sends nothing. */
  readonly outgoing?: {
    /** Opens sealed passwords, and signs links. */
    readonly secret: string;
    /** Where links in messages lead. */
    readonly publicUrl: string;
    /** Whether webhooks may go to this machine. */
    readonly allowLoopback: boolean;
  };
  readonly onError: (error: unknown) => void;
}

export interface RunningWorker {
  /** Settles when the worker has stopped; rejects when it stopped by itself. */
  readonly stopped: Promise<void>;
  /** Of its door; null where it has none. */
  readonly port: number | null;
  /** Takes nothing new, finishes what is under way. */
  stop(): Promise<void>;
}

const CONNECTIONS = 8;
const LANE_CONNECTIONS = 10;
/** How soon those concerned by an incident hear of it. */
const TELL_MS = 500;
/** How soon an erasure is gone on with whose process died. */
const FINISH_MS = 5_000;

export async function runWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { databaseUrl, temporalAddress, namespace, taskQueue, bundlePath, outgoing, onError } = options;
  const [steps, connection] = await Promise.all([
    loadPlugins(options.plugins),
    NativeConnection.connect({ address: temporalAddress, ...options.temporalSecurity }),
  ]);
  const sql = connect(databaseUrl, { max: CONNECTIONS, applicationName: 'sopwith-worker', guarded: true });
  const lanes = connect(databaseUrl, { max: LANE_CONNECTIONS, applicationName: 'sopwith-lanes', guarded: true, byIndex: true });
  const client = new Client({ connection, namespace });
  const readProgram = createProgramReader();
  const poker = createPoker(sql, { client, taskQueue }, onError);
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: { codePath: bundlePath },
    activities: createActivities({
      exchangeStore: createExchangeStore(lanes, readProgram),
      actStore: createActStore(sql),
      ...(outgoing === undefined ? {} : { channels: { store: createChannelStore(sql, { ...outgoing, poke: poker.poke }), open: openSenderBy(createGuardedRequest(outgoing)) } }),
      steps,
      poke: poker.poke,
      traced: traceBatch,
      measured: ({ runs, tookMs }) => {
        instruments.exchangeTook.observe(tookMs / 1_000);
        instruments.batchRuns.observe(runs);
      },
      ring: async (scopeId) => {
        const reading = await readScopeClock(sql, scopeId);
        await doDueWork(sql, readProgram, poker.poke, scopeId, reading);
      },
      workJobPage: (jobId) => workPage(sql, readProgram, poker.poke, jobId),
    }),
    maxConcurrentActivityTaskExecutions: LANE_CONNECTIONS * 5,
    shutdownGraceTime: '8 seconds',
  });
  const alarms = keepAlarms(sql, { client, taskQueue }, onError);
  const jobs = startJobs(sql, { client, taskQueue }, poker.poke, onError);
  const sweeper = startSweeper(sql, poker.poke, onError);
  const mover = startMover(sql, readProgram, poker.poke, onError);
  const keeper = startSegmentKeeper(sql, readProgram, poker.poke, onError);
  const dueWork = startDueWork(sql, readProgram, poker.poke, onError);
  const teller = every(TELL_MS, () => tellIncidentNews(sql, readProgram, poker.poke), onError);
  const erasures = every(FINISH_MS, () => finishErasures(sql), onError);
  const channels = outgoing === undefined ? null : startChannelKeeper(sql, { client, taskQueue }, onError);
  const beats = startHeartbeats(sql, { id: randomUUID(), kind: 'worker', build: createHash('sha256').update(await readFile(bundlePath)).digest('hex').slice(0, 16) }, onError);
  const temporal = () => connection.withDeadline(Date.now() + 1_500, () => connection.workflowService.getSystemInfo({}));
  const takesWork = () => worker.getState() === 'RUNNING';
  const probes = options.door === undefined ? null : await serveWorkerProbes(options.door, { sql, temporal, takesWork, onError });
  countProcess();
  const stopped = worker.run().finally(async () => {
    await Promise.all([alarms.stop(), jobs.stop(), sweeper.stop(), mover.stop(), keeper.stop(), dueWork.stop(), teller.stop(), erasures.stop(), beats.stop(), channels?.stop()]);
    await poker.drain();
    await probes?.stop();
    await Promise.all([sql.end({ timeout: 5 }), lanes.end({ timeout: 5 })]);
    await connection.close();
  });
  // Whoever waits for `stop` handles it too; this keeps a failure in between from being unhandled.
  stopped.catch(() => {});
  return {
    stopped,
    port: probes?.port ?? null,
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await stopped;
    },
  };
}
