// Everything `npm test` does after the bootstrap: types, lint and every test, each shown as it runs, and one line at the end.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { add, type Figures, figuresOf, inWords, type VitestReport } from './figures.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

// With arguments (a filter, `--project unit` …) only the tests that they choose. Gives the exit code.
export async function runAll(args: readonly string[]): Promise<number> {
  // The bootstrap ran `pnpm install --frozen-lockfile` for exactly these manifests, which fails when the lockfile is not in step.
  let figures: Figures = args.length > 0 ? { passed: 0, failed: 0, skipped: 0 } : { passed: 1, failed: 0, skipped: 0 };
  if (args.length === 0) {
    console.log('Lockfile: in step with the manifests');
    figures = add(figures, await check('Designer', 'scripts/build.mjs', []));
    figures = add(figures, await check('Types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']));
    figures = add(figures, await check('Lint', 'node_modules/@biomejs/biome/bin/biome', ['lint', '--error-on-warnings']));
  }
  figures = add(figures, await tests(args));
  console.log(inWords(figures));
  return figures.failed > 0 ? 1 : 0;
}

async function check(what: string, script: string, args: readonly string[]): Promise<Figures> {
  const began = Date.now();
  console.log(`${what} …`);
  const ok = (await run(script, args)) === 0;
  console.log(`${what}: ${ok ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - began) / 1000)} s`);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

async function tests(args: readonly string[]): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'sopwith-report-'));
  const file = join(folder, 'report.json');
  try {
    const exitCode = await run('node_modules/vitest/vitest.mjs', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...args,
    ]);
    const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VitestReport) : undefined;
    return figuresOf(report, exitCode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(script: string, args: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    // Told to end, the servers of the tests must go too: Vitest stops them when it gets the signal.
    const passOn = (signal: NodeJS.Signals): void => void child.kill(signal);
    process.on('SIGTERM', passOn).on('SIGINT', passOn);
    child.once('error', reject);
    child.once('exit', (code) => {
      process.off('SIGTERM', passOn).off('SIGINT', passOn);
      resolve(code);
    });
  });
}
