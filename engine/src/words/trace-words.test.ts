// Every line of the recorded traces can be told, whatever language it was recorded for: a trail is read long after.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Program } from '../compile/program.ts';
import type { MemberFacts } from '../interpreter/facts.ts';
import type { Input } from '../interpreter/input.ts';
import { simulateRun } from '../simulate/simulate-run.ts';
import { context, horizon, origin } from '../testing/input-arbitrary.ts';
import { memberOf } from '../testing/test-program.ts';
import { LANGS } from './lang.ts';
import { describeReason } from './reason-words.ts';

const cases = JSON.parse(readFileSync(new URL('../interpreter/traces/language-1.cases.json', import.meta.url), 'utf8')) as readonly {
  readonly program: Program;
  readonly inputs: readonly Input[];
  readonly subject?: Partial<MemberFacts>;
}[];

test('every line of the recorded traces is a sentence, in both languages', () => {
  const member = memberOf({ zone: 'America/New_York' });
  const unspoken = new Set<string>();
  for (const { program, inputs, subject } of cases) {
    for (const entry of simulateRun(program, { member: { ...member, ...subject }, context, inputs, from: origin, until: horizon }).trail) {
      for (const lang of LANGS) {
        const sentence = describeReason(entry, Object.values(program.steps), { lang, zone: member.zone });
        if (sentence === '' || /undefined|NaN|\[object|\{"|Invalid|Reason: |原因：/.test(sentence)) unspoken.add(`${entry.reason.code} ${lang}: ${sentence}`);
      }
    }
  }
  expect([...unspoken]).toEqual([]);
});
