// The real command with the real processes, as in a terminal.
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '../../server/src/platform/free-port.ts';
import { newFolder, removeFolders } from './data-folders.ts';
import { endRuns, goneWithin, processesOf, startRun } from './start-run.ts';

afterEach(async () => {
  await endRuns();
  removeFolders();
});

async function started(dataDir: string) {
  const port = await freePort();
  const run = startRun({ SOPWITH_DATA: dataDir, SOPWITH_PORT: String(port) }, ['npm', 'start']);
  await run.said(/Sopwith is ready/, 120_000);
  return { run, address: `http://127.0.0.1:${port}` };
}

test('npm start serves the designer, ends at Ctrl-C, and starts again on the same data', async () => {
  const dataDir = join(newFolder(), 'data');
  const first = await started(dataDir);
  await first.run.said(/Sign in for the first time: http/);
  const page = await (await fetch(first.address)).text();
  expect(page).toMatch(/<div id="root">/);
  const processes = processesOf(dataDir);
  expect(Object.keys(processes).sort()).toEqual(['API', 'postgres', 'temporal', 'worker']);
  // Ctrl-C: the terminal signals npm, its shell and the supervisor alike.
  process.kill(-Number(first.run.child.pid), 'SIGINT');
  await first.run.ended;
  expect(await goneWithin(Object.values(processes), 0)).toEqual([]);

  const second = await started(dataDir);
  expect((await fetch(second.address)).status).toBe(200);
  // A service manager signals npm alone.
  const again = processesOf(dataDir);
  second.run.child.kill('SIGTERM');
  await second.run.ended;
  expect(await goneWithin(Object.values(again), 10_000)).toEqual([]);
});
