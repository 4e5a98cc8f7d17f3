// The worker process. Stops cleanly on SIGTERM, SIGINT, or when whoever started it is gone.
import { pluginsFrom } from '@sopwith/activities';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { cacheHome } from '../platform/cache-home.ts';
import { temporalSecurity } from '../platform/temporal-connection.ts';
import { describeError } from '../api/describe-error.ts';
import { runWorker } from '../runtime/run-worker.ts';
import { readChannelSecret } from '../secrets/channel-secret.ts';
import { traceWhereAsked } from '../traces/tracing.ts';
import { createLog, sdkMeta } from './log.ts';
import { orRefuse } from './or-refuse.ts';
import { stopWhenTold } from './stop-when-told.ts';
import { workflowBundle } from './workflow-bundle.ts';

const log = createLog('worker', process.env.SOPWITH_LOG_LEVEL ?? 'warn');

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`the worker needs ${name}`);
  return value;
}

Runtime.install({
  logger: new DefaultLogger('WARN', ({ level, message, meta }) => log.warn({ level, meta: sdkMeta(meta) }, message)),
  // The process's signals are handled below, in one place.
  shutdownSignals: [],
});

await traceWhereAsked('sopwith-worker', process.env);
const port = process.env.SOPWITH_WORKER_PORT;
const worker = await orRefuse(runWorker({
  databaseUrl: required('DATABASE_URL'),
  temporalAddress: required('TEMPORAL_ADDRESS'),
  temporalSecurity: temporalSecurity(process.env),
  namespace: process.env.TEMPORAL_NAMESPACE ?? 'default',
  taskQueue: process.env.TEMPORAL_TASK_QUEUE ?? 'sopwith',
  plugins: pluginsFrom(process.env.SOPWITH_PLUGINS),
  // A bundle made beforehand, as in a container's image, needs no compiler and no cache.
  bundlePath: process.env.SOPWITH_WORKFLOW_BUNDLE || (await workflowBundle(cacheHome())),
  ...(port ? { door: { host: process.env.SOPWITH_HOST ?? '127.0.0.1', port: Number(port), metricsToken: process.env.SOPWITH_METRICS_TOKEN || null } } : {}),
  outgoing: {
    secret: await readChannelSecret(process.env.SOPWITH_DATA ?? 'data', process.env),
    publicUrl: process.env.SOPWITH_PUBLIC_URL || `http://${process.env.SOPWITH_HOST ?? '127.0.0.1'}:${process.env.SOPWITH_PORT ?? 4400}`,
    allowLoopback: process.env.SOPWITH_ALLOW_LOOPBACK === '1',
  },
  onError: (error) => log.warn({ error: describeError(error) }, 'will be done again'),
}));
process.send?.({ type: 'ready' });

stopWhenTold(log, worker);

worker.stopped.catch((error: unknown) => {
  log.error({ error: describeError(error) }, 'the worker stopped by itself');
  process.exit(1);
});
