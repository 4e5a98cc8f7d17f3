// One log for all processes: a line of JSON each. It names what happened by codes, ids and counts; what people are called,
// where they live and what they wrote stands in the database, and nowhere else.
import pino, { type Logger } from 'pino';
import { describeError } from '../api/describe-error.ts';

/** Should a line ever carry one of these, it is taken out before it is written. */
const PERSONAL = ['name', 'email', 'phone', 'userId', 'externalId', 'member', 'traits', 'attributes', 'properties', 'payload', 'data', 'text', 'body', 'authorization', 'cookie', 'token', 'password', 'key'];
const paths = PERSONAL.filter((name) => name !== 'name').flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

export function createLog(process: string, level: string, destination?: pino.DestinationStream): Logger {
  const options = { name: process, level, redact: { paths, censor: '…' } };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** What Temporal's SDK says, without what an activity's failure may quote: ids, counts and the kind of error. */
export function sdkMeta(meta: Readonly<Record<string, unknown>> | undefined): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(meta ?? {})) {
    if (value instanceof Error) kept[name] = { ...describeError(value), message: undefined };
    else if (SDK_FIELDS.has(name)) kept[name] = value;
  }
  return kept;
}

const SDK_FIELDS = new Set(['namespace', 'taskQueue', 'workflowId', 'runId', 'workflowType', 'activityId', 'activityType', 'attempt', 'isLocal', 'durationMs', 'sdkComponent', 'state', 'numPollers', 'status']);
