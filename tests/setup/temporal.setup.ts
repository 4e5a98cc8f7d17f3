// Global setup: one development server for the run, and the test server put in place for the files that skip time.
import type { TestProject } from 'vitest/node';
import { findTestServer } from '../../server/src/platform/find-test-server.ts';
import { findTemporal } from '../../server/src/platform/find-temporal.ts';
import { tellBy } from '../../server/src/platform/tell.ts';
import { startTemporal } from '../../server/src/platform/temporal.ts';
import { sharedServer, stopSharedServers } from './test-servers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    temporalAddress: string;
    testServerPath: string;
  }
}

export async function setup(project: TestProject): Promise<void> {
  project.provide('testServerPath', await findTestServer({ log: tellBy(console.log) }));
  project.provide('temporalAddress', await sharedServer('temporal', startForTests));
}

export const teardown = stopSharedServers;

// Always one of our own: tests must not write into a cluster that TEMPORAL_ADDRESS happens to name.
async function startForTests() {
  const source = await findTemporal({ log: tellBy(console.log), env: { ...process.env, TEMPORAL_ADDRESS: undefined } });
  if (source.type !== 'executable') throw new Error(`expected an executable, found ${source.type}`);
  const running = await startTemporal({ dbFile: undefined, executable: source.path, log: () => undefined });
  return { value: running.address, pid: running.pid, stop: running.stop };
}
