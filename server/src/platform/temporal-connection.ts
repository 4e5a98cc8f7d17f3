// How Temporal is reached: its address, and for a cluster that asks for them TLS and an API key, under the names that Temporal's own tools use.
import { readFileSync } from 'node:fs';
import { Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';
import type { NativeConnectionOptions } from '@temporalio/worker';
import { StartProblem } from './start-problem.ts';

/** What client and worker connections have in common. */
export type TemporalTarget = Pick<NativeConnectionOptions, 'address' | 'tls' | 'apiKey'>;

export const SECURITY_VARIABLES = [
  'TEMPORAL_TLS',
  'TEMPORAL_API_KEY',
  'TEMPORAL_TLS_CLIENT_CERT_PATH',
  'TEMPORAL_TLS_CLIENT_KEY_PATH',
  'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
  'TEMPORAL_TLS_SERVER_NAME',
] as const;

export type TemporalSecurity = Omit<TemporalTarget, 'address'>;

/** Throws a `StartProblem` where a file is named that cannot be read, or half of a certificate is given. */
export function temporalSecurity(env: NodeJS.ProcessEnv): TemporalSecurity {
  const apiKey = env['TEMPORAL_API_KEY'] || undefined;
  const certPath = env['TEMPORAL_TLS_CLIENT_CERT_PATH'] || undefined;
  const keyPath = env['TEMPORAL_TLS_CLIENT_KEY_PATH'] || undefined;
  const caPath = env['TEMPORAL_TLS_SERVER_CA_CERT_PATH'] || undefined;
  const serverName = env['TEMPORAL_TLS_SERVER_NAME'] || undefined;
  if ((certPath === undefined) !== (keyPath === undefined)) {
    throw new StartProblem({
      zh: '客户端证书有两半：TEMPORAL_TLS_CLIENT_CERT_PATH 和 TEMPORAL_TLS_CLIENT_KEY_PATH 要么都设，要么都不设。',
      en: 'A client certificate has two halves: set TEMPORAL_TLS_CLIENT_CERT_PATH and TEMPORAL_TLS_CLIENT_KEY_PATH, or neither.',
    });
  }
  const wanted = /^(1|true|yes)$/i.test(env['TEMPORAL_TLS'] ?? '') || [apiKey, certPath, caPath, serverName].some((given) => given !== undefined);
  if (!wanted) return {};
  const tls = {
    ...(serverName === undefined ? {} : { serverNameOverride: serverName }),
    ...(caPath === undefined ? {} : { serverRootCACertificate: read(caPath, 'TEMPORAL_TLS_SERVER_CA_CERT_PATH') }),
    ...(certPath === undefined || keyPath === undefined
      ? {}
      : { clientCertPair: { crt: read(certPath, 'TEMPORAL_TLS_CLIENT_CERT_PATH'), key: read(keyPath, 'TEMPORAL_TLS_CLIENT_KEY_PATH') } }),
  };
  return { tls, ...(apiKey === undefined ? {} : { apiKey }) };
}

function read(path: string, variable: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new StartProblem(
      {
        zh: `${variable} 写的是 ${path}，这个文件读不了（${code}）：改正路径，或改文件的权限。`,
        en: `${variable} names ${path}, which cannot be read (${code}): correct the path, or the rights on the file.`,
      },
      { cause },
    );
  }
}

export interface LazyConnection {
  readonly connection: Connection;
  close(): Promise<void>;
}

const ANSWER_WITHIN_MS = 1_500;

/** Rejects when Temporal does not answer soon. */
export async function isThere(connection: Connection): Promise<void> {
  await connection.withDeadline(Date.now() + ANSWER_WITHIN_MS, () => connection.workflowService.getSystemInfo({}));
}

const RETRY_AT_MOST_MS = 500;
const TIMER_SLACK_MS = 100;

/**
 * Connects when first used, and closes safely while calls are being retried: the client's own retries would go on after the
 * close, into a channel that is not there any more, and end the process.
 */
export function lazyConnection(target: TemporalTarget): LazyConnection {
  let closing = false;
  let lastRetry = Number.NEGATIVE_INFINITY;
  const options = defaultGrpcRetryOptions();
  const retry = makeGrpcRetryInterceptor({
    // The client's own bound cannot be set: it takes the option and keeps its five seconds.
    delayFunction: (attempt, status) => Math.min(RETRY_AT_MOST_MS, options.delayFunction(attempt, status)),
    retryableDecider: (attempt, status) => {
      const again = !closing && options.retryableDecider(attempt, status);
      if (again) lastRetry = performance.now();
      return again;
    },
  });
  const connection = Connection.lazy({ ...target, interceptors: [retry] });
  return {
    connection,
    async close() {
      closing = true;
      // One that was put off before may still come; it is the last.
      const rest = lastRetry + RETRY_AT_MOST_MS + TIMER_SLACK_MS - performance.now();
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
      await connection.close();
    },
  };
}
