// An installation of processes of its own on a fresh database, as on a cluster: no supervisor, no embedded server.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile, type FlowDocument, programHash } from '@sopwith/engine';
import { createKey } from '../../server/src/auth/access-key-store.ts';
import { connect, type Sql } from '../../server/src/db/connect.ts';
import { freePort } from '../../server/src/platform/free-port.ts';
import { deployVersion } from '../../server/src/runtime/deploy-version.ts';
import { insertVersion } from '../../server/src/stores/version-store.ts';
import { wholeCatalog } from '../bench/published-flow.ts';
import { freshDatabase } from '../setup/fresh-database.ts';
import { temporalAddress } from '../setup/temporal-address.ts';
import { type ProcessKind, type StartedProcess, startProcess } from './started-process.ts';

export interface Door extends StartedProcess {
  readonly address: string;
}

export interface Deployed {
  readonly sql: Sql;
  readonly writeKey: string;
  readonly taskQueue: string;
  start(kind: ProcessKind, env?: NodeJS.ProcessEnv, cwd?: string): Promise<Door>;
  publish(flowId: string, document: FlowDocument): Promise<void>;
  /** Ends what still runs. */
  close(): Promise<void>;
}

export async function deploy(taskQueue: string, plugins: readonly string[] = []): Promise<Deployed> {
  const database = await freshDatabase();
  const sql = connect(database.url);
  // Lanes are named by scope and version, and the Temporal server is shared with other tests.
  await sql.unsafe(`alter table flow_versions alter column id restart with ${1_000_000 + Math.floor(Math.random() * 1e9)}`);
  const folder = await mkdtemp(join(tmpdir(), 'sopwith-deployed-'));
  const { key } = await createKey(sql, { kind: 'write', scope: 'live', name: 'tests' });
  const started: Door[] = [];
  const shared = {
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: temporalAddress(),
    TEMPORAL_TASK_QUEUE: taskQueue,
    SOPWITH_DATA: folder,
    SOPWITH_HOST: '127.0.0.1',
  };
  return {
    sql,
    writeKey: key,
    taskQueue,
    async start(kind, env = {}, cwd) {
      const port = await freePort();
      const door = { ...(await startProcess(kind, port, { ...shared, ...env }, cwd === undefined ? {} : { cwd })), address: `http://127.0.0.1:${port}` };
      started.push(door);
      return door;
    },
    async publish(flowId, document) {
      const program = compile(document, await wholeCatalog(plugins));
      await sql`insert into flows (id, name, status, draft, rev, created_at, updated_at) values (${flowId}, ${document.name}, 'published', ${sql.json(document as never)}, 1, 0, 0)`;
      await sql.begin(async (tx) => {
        const { id } = await insertVersion(tx, { flowId, document, program, hash: programHash(program), by: 'tests', now: 0 });
        await deployVersion(tx, { scopeId: 'live', flowId, versionId: id, program, at: 0 });
      });
    },
    async close() {
      for (const one of started) {
        one.signal('SIGTERM');
        // One that a test has stopped hears nothing before it goes on.
        one.signal('SIGCONT');
      }
      await Promise.all(started.map(({ exited }) => exited));
      await sql.end();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function track({ address }: Door, writeKey: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  return fetch(`${address}/v1/track`, { method: 'POST', headers: { authorization, 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
}

/** The value of a figure whose line begins so. */
export async function figure({ address }: Door, line: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  const found = text.split('\n').find((one) => one.startsWith(`${line} `));
  if (found === undefined) throw new Error(`expected the figure ${line}, found ${text}`);
  return Number(found.slice(line.length + 1));
}
