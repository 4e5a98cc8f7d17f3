// The page on the language says nothing that is not held: its examples compile without a problem, and each rule has a test that proves it.
// What the examples do is played with all other scenarios.
import { existsSync, readFileSync } from 'node:fs';
import { compile, createCatalog, validate } from '@sopwith/engine';
import { expect, test } from 'vitest';
import { languagePage, languageScenarios } from '../scenarios/language-page.ts';

const RULES = 33;
const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/language-proofs.md', root), 'utf8');
const proofs = [...page.matchAll(/^\| (\d+) \| `([^`]+)` \| (.+) \|$/gm)].map(
  ([, rule, file = '', title = '']) => [Number(rule), file, title] as const,
);

test('the page tells every rule, in order', () => {
  const told = [...languagePage.matchAll(/^(\d+)\. /gm)].map(([, rule]) => Number(rule));
  expect(told).toEqual(Array.from({ length: RULES }, (_, n) => n + 1));
});

test('every rule has a test that proves it', () => {
  expect([...new Set(proofs.map(([rule]) => rule))]).toEqual(Array.from({ length: RULES }, (_, n) => n + 1));
});

test.each(proofs)('rule %i is proven in %s: %s', (_rule, file, title) => {
  const path = new URL(file, root);
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path, 'utf8').replaceAll("\\'", "'")).toContain(title);
});

test('every rule was broken on purpose, and what noticed it is a test that is there', () => {
  const broken = [...page.matchAll(/^\| (\d+) \| [^|]+ \| `([^`]+)` \| `([^`]+)`: /gm)].map(([, rule, code = '', seen = '']) => [Number(rule), code, seen] as const);
  expect([...new Set(broken.map(([rule]) => rule))]).toEqual(Array.from({ length: RULES }, (_, n) => n + 1));
  for (const file of new Set(broken.flatMap(([, ...files]) => files))) expect(existsSync(new URL(file, root)), file).toBe(true);
});

test('the page has examples in every part', () => {
  expect(languageScenarios.length).toBeGreaterThanOrEqual(18);
  expect(languagePage.match(/```json scenario/g)).toHaveLength(languageScenarios.length);
});

test.each(languageScenarios.map((one) => [one.title, one.flow] as const))('%s: is a flow without a problem', (_title, flow) => {
  const catalog = createCatalog();
  expect(validate(flow, catalog)).toEqual([]);
  expect(compile(flow, catalog).start).toBe(flow.start);
});
