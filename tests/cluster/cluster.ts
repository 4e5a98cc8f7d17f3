// `npm run cluster [-- tests|lanes|chaos …]`: a Temporal server as clusters run it, on Postgres, in place of the development server,
// for the tests that need one, a benchmark and a stretch of chaos. Ends with one line of JSON; exit 1 if any of them failed.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../../server/src/platform/postgres.ts';
import { tellBy } from '../../server/src/platform/tell.ts';
import { buildServer } from './build-server.ts';
import { makeTemplates } from './cluster-databases.ts';

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const PARTS: Readonly<Record<string, readonly string[]>> = {
  tests: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'temporal'],
  lanes: ['scripts/run.mjs', 'tests/bench/bench.ts', 'lanes', '--quick'],
  chaos: ['scripts/run.mjs', 'tests/chaos/chaos.ts', '--minutes', '2', '--seed', '29'],
};

const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => PARTS[name] === undefined);
if (unknown !== undefined) {
  console.error(`There is no part ${unknown}; choose from ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}
const build = await buildServer(tellBy(console.log));
const folder = mkdtempSync(join(tmpdir(), 'sopwith-cluster-'));
const database = await startPostgres({ dataDir: join(folder, 'postgres'), settings: { max_connections: '400' }, log: () => undefined });
const results: Record<string, 'passed' | 'failed'> = {};
try {
  await makeTemplates(database.url, build);
  const env = {
    ...process.env,
    TEMPORAL_CLI: join(root, 'tests/cluster/temporal-on-postgres.sh'),
    SOPWITH_CLUSTER_SERVER: build.server,
    SOPWITH_CLUSTER_POSTGRES: database.url,
    SOPWITH_CLUSTER_FOLDER: folder,
  };
  for (const name of chosen.length > 0 ? chosen : Object.keys(PARTS)) {
    console.log(`${name} …`);
    results[name] = (await run(PARTS[name] as readonly string[], env)) === 0 ? 'passed' : 'failed';
  }
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
console.log(JSON.stringify({ cluster: 'temporal 1.29.1 on Postgres', ...results }));
process.exit(Object.values(results).includes('failed') ? 1 : 0);

function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number | null> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [...args], { cwd: root, env, stdio: 'inherit' });
    child.once('error', fail);
    child.once('exit', done);
  });
}
