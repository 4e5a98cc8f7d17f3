// Breaks the product on purpose, one clause of the language at a time, and looks whether a test notices. `--rule 7,8,law` breaks the clauses of
// those rules and the laws only, `--clause words` those whose clause has these words, `--file engine/src/many,holds.ts` those that stand in these
// files, `--missing` those that nobody has noted yet;
// `--write` notes what was seen in docs/language-proofs.md.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { languageMutations } from './language.mutations.ts';
import type { Mutation } from './mutation.ts';
import { noted, startOf } from './noted.ts';

const root = new URL('../../', import.meta.url);
const { values } = parseArgs({ options: { rule: { type: 'string' }, clause: { type: 'string' }, file: { type: 'string' }, write: { type: 'boolean', default: false }, missing: { type: 'boolean', default: false } } });
const rules = values.rule?.split(',');
const files = values.file?.split(',');
const page = new URL('docs/language-proofs.md', root);
const chosen = languageMutations.filter(
  ({ rule, clause, file }) =>
    (rules === undefined || rules.includes(rule)) &&
    (files === undefined || files.some((part) => file.includes(part))) &&
    (values.clause === undefined || clause.includes(values.clause)) &&
    !(values.missing && readFileSync(page, 'utf8').includes(startOf(rule, clause))),
);

let restore: () => void = () => {};
process.on('SIGINT', () => {
  restore();
  process.exit(130);
});

const survivors: Mutation[] = [];
for (const mutation of chosen) {
  const seen = isThere(mutation) ? broken(mutation) : null;
  const found = seen ?? (isThere(mutation) ? 'NO TEST FAILED' : 'STALE: what it breaks is not there, or there twice');
  if (seen === null) survivors.push(mutation);
  process.stdout.write(`${mutation.rule} ${mutation.clause}: ${found}\n`);
  if (values.write && seen !== null) note(mutation, seen);
}
process.stdout.write(`${chosen.length} clauses broken, ${chosen.length - survivors.length} noticed\n`);
process.exitCode = survivors.length === 0 ? 0 : 1;

function isThere({ file, find }: Mutation): boolean {
  return readFileSync(new URL(file, root), 'utf8').split(find).length === 2;
}

/** The test that failed; null: none did. */
function broken(mutation: Mutation): string | null {
  const file = new URL(mutation.file, root);
  const text = readFileSync(file, 'utf8');
  restore = () => writeFileSync(file, text);
  try {
    writeFileSync(file, text.replace(mutation.find, () => mutation.put));
    for (const test of mutation.tests) {
      if (!existsSync(new URL(fileOf(test), root))) continue;
      const failed = firstFailure(test);
      if (failed !== null) return `\`${fileOf(test)}\`: ${failed}`;
    }
    return null;
  } finally {
    restore();
  }
}

interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[] }[];
}

function fileOf(test: string): string {
  return test.split(' > ')[0] as string;
}

function firstFailure(test: string): string | null {
  const kind = /\.(store|temporal|e2e)\.test/.exec(test)?.[1] ?? 'unit';
  const title = test.split(' > ')[1];
  const titled = title === undefined ? [] : ['--testNamePattern', title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')];
  const run = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', kind, '--bail', '1', '--reporter', 'json', ...titled, fileOf(test)], {
    cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, timeout: 180_000, killSignal: 'SIGKILL',
  });
  // What never comes to its end is noticed too, though by no name.
  if (run.signal !== null) return 'it did not come to its end';
  const report = JSON.parse(run.stdout.slice(run.stdout.indexOf('{"numTotalTestSuites"'))) as Report;
  return report.testResults.flatMap(({ assertionResults }) => assertionResults).find(({ status }) => status === 'failed')?.fullName ?? null;
}

function note({ rule, clause, file }: Mutation, seen: string): void {
  writeFileSync(page, noted(readFileSync(page, 'utf8'), { rule, clause, file, seen }));
}
