// Global setup: one Postgres for the run, with a migrated template that `freshDatabase` copies.
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../server/src/db/migrate.ts';
import { startPostgres } from '../../server/src/platform/postgres.ts';
import { sharedServer, stopSharedServers } from './test-servers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

export async function setup(project: TestProject): Promise<void> {
  project.provide('postgresUrl', await sharedServer('postgres', startForTests));
}

export const teardown = stopSharedServers;

async function startForTests(folder: string) {
  const running = await startPostgres({
    dataDir: join(folder, 'postgres'),
    // Nobody keeps this data, and copying the template waits for the disk otherwise.
    settings: { fsync: 'off', full_page_writes: 'off' },
    log: () => undefined,
  });
  const sql = postgres(running.url, { max: 1 });
  try {
    await sql`create database sopwith_template`;
  } finally {
    await sql.end();
  }
  const template = new URL(running.url);
  template.pathname = '/sopwith_template';
  await migrate(template.href);
  return { value: running.url, pid: running.pid, stop: running.stop };
}
