// The page on simulating says of every field what it is, and its examples are played by the command itself.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '../../server/src/cli/commands.ts';
import { runCommand } from '../../server/src/cli/run-command.ts';
import { scriptSchema } from '../../server/src/cli/simulate.ts';
import { cohortSchema } from '../../server/src/cli/simulate-cohort.ts';

const page = readFileSync(new URL('../../docs/simulation.md', import.meta.url), 'utf8');
const flow = fileURLToPath(new URL('../../engine/flows/templates/onboarding.en.json', import.meta.url));
const exampleOf = (kind: string) => new RegExp(`\`\`\`json ${kind}\n([^]*?)\`\`\``).exec(page)?.[1] ?? '';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sopwith-simulation-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function play(kind: string): Promise<string> {
  const file = join(folder, `${kind}.json`);
  writeFileSync(file, exampleOf(kind));
  const [said, complained]: [string[], string[]] = [[], []];
  await runCommand(commands, ['simulate', flow, `--${kind}`, file], { say: (line) => said.push(line), complain: (line) => complained.push(line) });
  expect(complained).toEqual([]);
  return said.join('\n');
}

test('the script is played: the silent newcomer is called, and answers the questions in the end', async () => {
  const said = await play('script');
  expect(said).toContain('personal-call → Talked');
  expect(said).toMatch(/survey → /);
  expect(said).toContain('Lin Xiaoman, a week has passed.');
});

test('the cohort is played, with both ways of the call', async () => {
  const said = await play('cohort');
  expect(said).toContain('200 runs');
  expect(said).toMatch(/personal-call .*[1-9].*/);
});

test.each([
  ['script', 'One member, by a script', scriptSchema],
  ['cohort', 'Many members, by chance', cohortSchema],
] as const)('every field of a %s is told, and no other', (_, heading, schema) => {
  const part = page.split(`## ${heading}`)[1]?.split('\n## ')[0] ?? '';
  const told = [...part.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, names = '']) => [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(told.toSorted()).toEqual(Object.keys(schema.shape).toSorted());
});
