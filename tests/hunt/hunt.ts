// Plays the property tests with cases that nobody has seen: `npm run hunt -- --times 30 --seconds 60 --seed 7 engine server`. Each law is tried
// so many times as often as in `npm test`, or for so many seconds. What it finds becomes a case of its own, and is mended.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '30' }, seconds: { type: 'string', default: '60' }, seed: { type: 'string' }, project: { type: 'string', default: 'unit' } },
});
const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed} (--seed plays it again)`);
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', values.project, ...filesWithLaws()], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, SOPWITH_SEED: seed, SOPWITH_HUNT_TIMES: values.times, SOPWITH_HUNT_SECONDS: values.seconds },
});
process.exitCode = status ?? 1;

function filesWithLaws(): readonly string[] {
  const all = ['engine', 'server', 'designer', 'tests'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)));
  const tests = all.filter((file) => /\.test\.tsx?$/.test(file) && !file.includes('node_modules'));
  const chosen = tests.filter((file) => positionals.length === 0 || positionals.some((part) => file.includes(part)));
  return chosen.filter((file) => readFileSync(join(root, file), 'utf8').includes("'fast-check'"));
}
