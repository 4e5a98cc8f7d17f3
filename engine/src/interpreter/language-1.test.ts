// What language 1 means, for good: programs and inputs, and what they led to when they were recorded. A published flow runs
// for months, so an old program must keep its meaning: a change that alters these trails is a new language.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import type { Program } from '../compile/program.ts';
import { simulateRun } from '../simulate/simulate-run.ts';
import type { MemberFacts } from './facts.ts';
import type { Input } from './input.ts';
import { context, horizon, origin } from '../testing/input-arbitrary.ts';
import { memberOf } from '../testing/test-program.ts';

interface Case {
  readonly program: Program;
  readonly inputs: readonly Input[];
  /** What the run is about, where that is no member. */
  readonly subject?: Partial<MemberFacts>;
}

const file = new URL('./traces/language-1.cases.json', import.meta.url);
const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly Case[];

const member = memberOf({ zone: 'America/New_York' });
const played = cases.map(({ program, inputs, subject }) => simulateRun(program, { member: { ...member, ...subject }, context, inputs, from: origin, until: horizon }));

test('programs of language 1 do what they did', async () => {
  const told = played.map(({ trail, commands }, n) => {
    const lines = trail.map(({ at, kind, step, visit, outcome, reason }) =>
      [new Date(at).toISOString(), kind, step === null ? '' : `${step}#${visit}`, outcome ?? '', reason.code].join(' '),
    );
    const effects = commands.filter(({ type }) => type !== 'record').map((command) => JSON.stringify(command));
    return [`case ${n}`, ...lines, ...effects].join('\n');
  });
  await expect(`${told.join('\n\n')}\n`).toMatchFileSnapshot('./traces/language-1.recorded.txt');
});

test('what each built-in step type does is recorded', () => {
  const walked = new Set(played.flatMap(({ trail }, n) => trail.map(({ step }) => (step === null ? null : cases[n]?.program.steps[step]?.type))));
  expect(createCatalog().manifests.flatMap(({ type }) => (walked.has(type) ? [] : [type]))).toEqual([]);
});
