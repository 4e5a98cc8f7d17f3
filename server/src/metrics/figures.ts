// The figures of the whole installation, read from the database when somebody asks; every process gives the same.
import type { Sql } from '../db/connect.ts';
import { countWorkers } from '../operations/process-store.ts';
import { readLateness } from '../operations/lateness.ts';
import { instruments, registry } from './instruments.ts';

const SECOND = 1_000;

export async function writeMetrics(sql: Sql): Promise<string> {
  const [lateness, workers, [row]] = await Promise.all([
    readLateness(sql),
    countWorkers(sql),
    sql<{ failed: number; awake: number }[]>`
      select (select count(*) from runs where scope_id = 'live' and status = 'failed') as failed,
             (select count(*) from lanes where awake_until > ${Date.now()}) as awake`,
  ]);
  instruments.dueLag.set(lateness.dueMs / SECOND);
  instruments.oldestInput.set(lateness.inputMs / SECOND);
  instruments.failedRuns.set(row?.failed ?? 0);
  instruments.lanesAwake.set(row?.awake ?? 0);
  instruments.workers.set(workers);
  return registry.metrics();
}

export const METRICS_TYPE = registry.contentType;
