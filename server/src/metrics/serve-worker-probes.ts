// The worker's own small door: is it up, can it work, its figures. It takes no other request.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sql } from '../db/connect.ts';
import { readReadiness } from '../operations/readiness.ts';
import { METRICS_TYPE, writeMetrics } from './figures.ts';
import { isForwarded, mayReadMetrics } from './may-read-metrics.ts';

export interface WorkerDoor {
  readonly host: string;
  readonly port: number;
  /** What opens `/metrics`; null: only this machine itself may read it. */
  readonly metricsToken: string | null;
}

export interface AskedWorker {
  readonly sql: Sql;
  readonly temporal: () => Promise<unknown>;
  /** It still asks Temporal for work; false from the moment at which it is told to stop. */
  readonly takesWork: () => boolean;
  readonly onError: (error: unknown) => void;
}

export interface ServedProbes {
  readonly port: number;
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export async function serveWorkerProbes(door: WorkerDoor, worker: AskedWorker): Promise<ServedProbes> {
  const server = createServer((request, response) => {
    answer(door, worker, request).then(
      (given) => send(response, given),
      (error: unknown) => {
        worker.onError(error);
        send(response, json(503, { ready: false }));
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(door.port, door.host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, stop: () => close(server) };
}

async function answer({ metricsToken }: WorkerDoor, { sql, temporal, takesWork }: AskedWorker, request: IncomingMessage): Promise<Answer> {
  const { pathname } = new URL(request.url ?? '/', 'http://worker');
  switch (request.method === 'GET' ? pathname : null) {
    case '/healthz':
      return json(200, { status: 'ok' });
    case '/readyz': {
      const { ready, parts } = await readReadiness({ sql, temporal }, ['postgres', 'migrations', 'temporal']);
      const works = ready && takesWork();
      return json(works ? 200 : 503, { ready: works, parts });
    }
    case '/metrics': {
      const header = (name: string) => request.headers[name]?.toString();
      const from = { remoteAddress: request.socket.remoteAddress, authorization: request.headers.authorization, forwarded: isForwarded(header) };
      if (!mayReadMetrics(from, metricsToken)) return json(401, { status: 'not allowed' });
      return { status: 200, type: METRICS_TYPE, body: await writeMetrics(sql) };
    }
    default:
      return json(404, { status: 'not here' });
  }
}

function json(status: number, body: object): Answer {
  return { status, type: 'application/json', body: JSON.stringify(body) };
}

function send(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
