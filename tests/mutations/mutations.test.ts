// What is to be broken must be there to be broken: a mutation that finds nothing proves nothing.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languageMutations } from './language.mutations.ts';

const texts = new Map<string, string>();
function textOf(file: string): string {
  const known = texts.get(file) ?? readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  texts.set(file, known);
  return known;
}

test('what each mutation breaks stands in its file, exactly once', () => {
  const stale = languageMutations.filter(({ file, find }) => textOf(file).split(find).length !== 2);
  expect(stale.map(({ rule, clause }) => `${rule} ${clause}`)).toEqual([]);
});

test('each mutation changes something, and each clause of a rule is broken once', () => {
  expect(languageMutations.filter(({ find, put }) => find === put)).toEqual([]);
  const names = languageMutations.map(({ rule, clause }) => `${rule} ${clause}`);
  expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
});
