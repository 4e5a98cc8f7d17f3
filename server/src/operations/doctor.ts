// Looks at an installation and says what is well, what is not, and what to do about it. Changes nothing.
import { statfsSync } from 'node:fs';
import { Connection } from '@temporalio/client';
import type { Sql } from '../db/connect.ts';
import { temporalSecurity } from '../platform/temporal-connection.ts';
import { examineSending } from './examine-sending.ts';
import { examineStanding } from './examine-standing.ts';
import type { Finding } from './finding.ts';
import { readLateness } from './lateness.ts';
import type { Installation } from './open-installation.ts';
import { isMigrated } from './readiness.ts';

const SECOND = 1_000;
const LATE_MS = 30 * SECOND;
const POSTGRES_LEAST = 170_000;
const DISK_LEAST_BYTES = 1024 ** 3;

export async function examine(sql: Sql, installation: Installation): Promise<readonly Finding[]> {
  const servers = [await database(sql), await temporal(installation), disk(installation.dataDir)];
  // An older database lacks what the other questions ask for.
  if (!(await isMigrated(sql).catch(() => false))) return [...servers, OUTDATED];
  return [...servers, ...(await lateWork(sql)), await acts(sql), await failedRuns(sql), await examineStanding(sql), ...(await examineSending(sql))];
}

const OUTDATED: Finding = {
  what: 'migrations',
  state: 'trouble',
  detail: 'the database is older than this build',
  mend: 'Run `npm run sopwith -- migrate` (`npm start` does so by itself); nothing else was looked at.',
};

async function database(sql: Sql): Promise<Finding> {
  const [row] = await sql<{ version: number; size: number }[]>`
    select current_setting('server_version_num')::int as version, pg_database_size(current_database()) as size`;
  const version = row?.version ?? 0;
  const detail = `Postgres ${Math.floor(version / 10_000)}, ${megabytes(row?.size ?? 0)} MB`;
  if (version < POSTGRES_LEAST) {
    return { what: 'database', state: 'trouble', detail, mend: 'Postgres 17 or newer is needed: it bounds how long a transaction may hold its locks.' };
  }
  return { what: 'database', state: 'ok', detail, mend: null };
}

async function temporal({ temporalAddress, namespace, taskQueue }: Installation): Promise<Finding> {
  const what = 'Temporal';
  if (temporalAddress === null) return { what, state: 'warning', detail: 'not running', mend: 'Start Sopwith, then ask again.' };
  try {
    const connection = await Connection.connect({ address: temporalAddress, ...temporalSecurity(process.env), connectTimeout: 5 * SECOND });
    try {
      // 1 is the queue of workflow tasks.
      const { pollers } = await connection.workflowService.describeTaskQueue({ namespace, taskQueue: { name: taskQueue }, taskQueueType: 1 });
      const count = pollers?.length ?? 0;
      if (count > 0) return { what, state: 'ok', detail: `${temporalAddress}, ${count} worker(s) on ${taskQueue}`, mend: null };
      return { what, state: 'trouble', detail: `no worker asks ${temporalAddress} for work on ${taskQueue}`, mend: 'Start a worker; nothing is lost meanwhile, only late.' };
    } finally {
      await connection.close();
    }
  } catch (error) {
    const detail = `${temporalAddress} does not answer: ${error instanceof Error ? error.message : String(error)}`;
    return { what, state: 'trouble', detail, mend: 'Start it. If its data is lost, run `npm run sopwith -- recover` afterwards: everything it needs is in the database.' };
  }
}

async function lateWork(sql: Sql): Promise<readonly Finding[]> {
  const { dueMs, inputMs } = await readLateness(sql);
  const mend = 'A worker is missing or overloaded: look at its log, start one, or start more of them.';
  return [lateness('due timers', dueMs, mend), lateness('events waiting for their runs', inputMs, mend)];
}

function lateness(what: string, ms: number, mend: string): Finding {
  const detail = ms <= 0 ? 'none late' : `late by ${(ms / SECOND).toFixed(1)} s`;
  return ms > LATE_MS ? { what, state: 'trouble', detail, mend } : { what, state: 'ok', detail, mend: null };
}

async function acts(sql: Sql): Promise<Finding> {
  const found = await sql<{ type: string; count: number }[]>`
    select step_type as type, count(*) as count from acts where status = 'pending' and at < ${Date.now() - 600 * SECOND} group by 1 order by 2 desc`;
  if (found.length === 0) return { what: 'action steps', state: 'ok', detail: 'none has waited for over ten minutes', mend: null };
  const detail = found.map(({ type, count }) => `${count} of ${type}`).join(', ');
  return { what: 'action steps', state: 'warning', detail: `waiting for over ten minutes: ${detail}`, mend: 'Look at what they call: is it up, does it answer?' };
}

async function failedRuns(sql: Sql): Promise<Finding> {
  const found = await sql<{ flow: string; count: number }[]>`
    select f.name as flow, count(*) as count from runs r join flows f on f.id = r.flow_id
    where r.status = 'failed' and r.scope_id = 'live' group by 1 order by 2 desc limit 5`;
  if (found.length === 0) return { what: 'failed runs', state: 'ok', detail: 'none', mend: null };
  const detail = found.map(({ flow, count }) => `${count} in ${JSON.stringify(flow)}`).join(', ');
  return { what: 'failed runs', state: 'warning', detail, mend: 'Each says why on its page; mend the flow or the data, then retry, skip or end them.' };
}

function disk(dataDir: string): Finding {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  const detail = `${megabytes(free)} MB free in ${dataDir}`;
  if (free > DISK_LEAST_BYTES) return { what: 'disk', state: 'ok', detail, mend: null };
  return { what: 'disk', state: 'trouble', detail, mend: 'Make room: Postgres stops when its disk is full. Nothing that was acknowledged is lost.' };
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 ** 2);
}
