// The page on the language says nothing that is not held: its examples compile without a problem, and each rule has a test that proves it.
// What the examples do is played with all other scenarios.
import { existsSync, readFileSync } from 'node:fs';
import { builtinSteps, compile, createCatalog, validate } from '@sopwith/engine';
import { expect, test } from 'vitest';
import { languagePage, languageScenarios, scenarioOf } from '../scenarios/language-page.ts';
import { playSimulated } from '../scenarios/play-simulated.ts';
import { expectedLines, linesOf } from '../scenarios/scenario.ts';
import { generatedPages } from './generated-pages.ts';

const RULES = 33;
const LEAST = { title: 'x', start: '2026-03-02 09:00', until: '2026-03-03 09:00', steps: {}, trail: [] };
const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/language-proofs.md', root), 'utf8');
const proofs = [...page.matchAll(/^\| (\d+) \| `([^`]+)` \| (.+) \|$/gm)].map(
  ([, rule, file = '', title = '']) => [Number(rule), file, title] as const,
);

test('the page tells every rule, in order', () => {
  const told = [...languagePage.matchAll(/^(\d+)\. /gm)].map(([, rule]) => Number(rule));
  expect(told).toEqual(Array.from({ length: RULES }, (_, n) => n + 1));
});

test('every block of code on the page is an example that is played', () => {
  const kinds = [...languagePage.matchAll(/^```(\S.*)$/gm)].map(([, kind]) => kind);
  expect(kinds).toEqual(Array.from({ length: languageScenarios.length }, () => 'json scenario'));
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

test('what is written from the manifests and the types is current; if not: npm run docs', async () => {
  for (const [name, text] of Object.entries(await generatedPages())) expect(readFileSync(new URL(`docs/${name}`, root), 'utf8') === text, name).toBe(true);
});

test('every step type has its part', () => {
  const headings = [...languagePage.matchAll(/^### .*$/gm)].join('\n');
  expect(builtinSteps.map(({ manifest }) => manifest.type).filter((type) => !headings.includes(`\`${type}\``))).toEqual([]);
});

/** An example that could say anything would show nothing. */
test.each(languageScenarios.map((one) => [one.title, one] as const))('%s: fails where its trail tells a line too few, or another minute', (_title, scenario) => {
  const played = linesOf(scenario, playSimulated(scenario).trail);
  expect(played).toEqual(expectedLines(scenario));
  for (const [n, line] of expectedLines(scenario).entries()) {
    const others = [[], [line.replace(/\d(?= [a-z])/, (digit) => String((Number(digit) + 1) % 10))], [line, line]];
    for (const other of others) expect(played).not.toEqual(expectedLines({ ...scenario, trail: expectedLines(scenario).toSpliced(n, 1, ...other).join('\n') }));
  }
});

test.each([
  ['no JSON', '{ "title": '],
  ['a word that means nothing', JSON.stringify({ ...LEAST, happend: [] })],
  ['a happening that none is', JSON.stringify({ ...LEAST, happens: [{ at: '2026-03-02 10:00', evnt: 'paid' }] })],
  ['no trail', JSON.stringify({ ...LEAST, trail: undefined })],
  ['a step with a word that means nothing', JSON.stringify({ ...LEAST, steps: { wait: { type: 'wait-duration', config: {}, next: {}, until: 'noon' } } })],
])('an example with %s is refused', (_what, json) => {
  expect(() => scenarioOf(json)).toThrow();
});

test('the page has examples in every part, and no other code that nobody runs', () => {
  expect(languagePage.match(/^```/gm)).toHaveLength(2 * languageScenarios.length);
  expect(languageScenarios.length).toBeGreaterThanOrEqual(18);
  expect(languagePage.match(/```json scenario/g)).toHaveLength(languageScenarios.length);
});

test.each(languageScenarios.map((one) => [one.title, one.flow] as const))('%s: is a flow without a problem', (_title, flow) => {
  const catalog = createCatalog();
  expect(validate(flow, catalog)).toEqual([]);
  expect(compile(flow, catalog).start).toBe(flow.start);
});
