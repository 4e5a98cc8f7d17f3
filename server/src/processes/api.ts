// The API process. Stops cleanly on SIGTERM, SIGINT, or when whoever started it is gone.
import { fileURLToPath } from 'node:url';
import { pluginsFrom } from '@sopwith/activities';
import { describeError } from '../api/describe-error.ts';
import { serveApi } from '../api/serve-api.ts';
import { temporalSecurity } from '../platform/temporal-connection.ts';
import { traceWhereAsked } from '../traces/tracing.ts';
import { createLog } from './log.ts';
import { orRefuse } from './or-refuse.ts';
import { stopWhenTold } from './stop-when-told.ts';

const log = createLog('api', process.env.SOPWITH_LOG_LEVEL ?? 'warn');

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`the API needs ${name}`);
  return value;
}

await traceWhereAsked('sopwith-api', process.env);
const api = await orRefuse(serveApi({
  databaseUrl: required('DATABASE_URL'),
  temporalAddress: required('TEMPORAL_ADDRESS'),
  temporalSecurity: temporalSecurity(process.env),
  namespace: process.env.TEMPORAL_NAMESPACE ?? 'default',
  taskQueue: process.env.TEMPORAL_TASK_QUEUE ?? 'sopwith',
  dataFolder: required('SOPWITH_DATA'),
  signInSecret: process.env.SOPWITH_SIGN_IN_SECRET || null,
  designerFolder: process.env.SOPWITH_DESIGNER ?? fileURLToPath(new URL('../../../designer/dist', import.meta.url)),
  host: process.env.SOPWITH_HOST ?? '127.0.0.1',
  port: Number(process.env.SOPWITH_PORT ?? 4400),
  publicUrl: process.env.SOPWITH_PUBLIC_URL ?? null,
  metricsToken: process.env.SOPWITH_METRICS_TOKEN || null,
  plugins: pluginsFrom(process.env.SOPWITH_PLUGINS),
  report: (incident, error, request) => log.error({ incident, ...request, error: describeError(error) }, 'a request failed'),
  onPokeError: (error) => log.warn({ error: describeError(error) }, 'a lane could not be woken; the sweeper will'),
}));
process.send?.({ type: 'ready', address: api.address, ...(api.firstSignIn === null ? {} : { firstSignIn: api.firstSignIn }) });

// `npm start` says it at its terminal. On a cluster the log is the one place that only whoever runs it sees.
if (process.send === undefined && api.firstSignIn !== null) log.warn({ link: api.firstSignIn }, 'nobody has signed in yet: whoever opens this link first becomes the administrator');

stopWhenTold(log, api);
